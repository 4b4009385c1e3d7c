package se.utskick.run;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.email.DkimSettings;
import se.utskick.email.MessagePress;
import se.utskick.letter.LetterPress;
import se.utskick.print.AttachmentCheck;

/** Opens the templates of a run: its letter, and its message where the campaign sends e-mail. */
@Component
@EnableConfigurationProperties(DkimSettings.class)
class Presses {

    private final Places places;
    private final DkimSettings dkim;

    Presses(Places places, DkimSettings dkim) {
        this.places = places;
        this.dkim = dkim;
    }

    LetterPress letters(MailingRun run) {
        return LetterPress.open(places, run.campaign(), run.letterDate());
    }

    /**
     * Lets a campaign through whose letter and message say that a meeting has moved or is called off.
     *
     * @throws Refusal where one of them would say the same as the invitation
     */
    void requireWordsForChange(Campaign campaign, LocalDate letterDate) {
        if (!LetterPress.open(places, campaign, letterDate).tellsOfChange()) {
            throw Refusal.of("run.change-template", campaign.template(), "letter.html");
        }
        if (campaign.channels().contains(Channel.EMAIL)
                && !MessagePress.open(places, campaign, letterDate).tellsOfChange()) {
            String attachment = campaign.mail().attachLetter() ? ", attachment.html" : "";
            throw Refusal.of("run.change-template", campaign.template(), "email.html, email.txt" + attachment);
        }
    }

    /** The run's letters for people to read or hear: proofs, single letters, the archive's specimen. */
    LetterPress lettersForPeople(MailingRun run) {
        return LetterPress.openAccessible(places, run.campaign(), run.letterDate());
    }

    /** The run's messages; what is attached to them is read back as a package is, before it is in any. */
    Optional<MessagePress> messages(MailingRun run) {
        return run.campaign().channels().contains(Channel.EMAIL)
                ? Optional.of(MessagePress.open(places, run.campaign(), run.letterDate())
                        .readBackBy(new AttachmentCheck())
                        .signedBy(dkim, places.config(), run.asOf()))
                : Optional.empty();
    }
}
