package se.utskick.run;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.email.MessagePress;
import se.utskick.letter.LetterPress;
import se.utskick.letter.TemplateVersion;
import se.utskick.run.MailingRun.Selected;

/** A run's letter and message, opened. */
record Compositors(LetterPress letters, Optional<MessagePress> messages) {

    TemplateVersion template() {
        return letters.template();
    }

    @Nullable
    String messageSha256() {
        return messages.map(MessagePress::sha256).orElse(null);
    }

    /** Whether a selection was made for the same templates. */
    boolean isSame(Selected selected) {
        return template().equals(selected.template()) && Objects.equals(messageSha256(), selected.messageSha256());
    }
}
