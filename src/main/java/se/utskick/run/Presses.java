package se.utskick.run;

import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.campaign.Channel;
import se.utskick.email.DkimSettings;
import se.utskick.email.MessagePress;
import se.utskick.letter.LetterPress;

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

    /** The run's letters for people to read or hear: proofs, single letters, the archive's specimen. */
    LetterPress lettersForPeople(MailingRun run) {
        return LetterPress.openAccessible(places, run.campaign(), run.letterDate());
    }

    Optional<MessagePress> messages(MailingRun run) {
        return run.campaign().channels().contains(Channel.EMAIL)
                ? Optional.of(MessagePress.open(places, run.campaign(), run.letterDate())
                        .signedBy(dkim, places.config(), run.asOf()))
                : Optional.empty();
    }
}
