package se.utskick.email;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Json;
import se.utskick.person.EmailAddress;
import tools.jackson.core.JacksonException;

/** What stands after the at sign of a Message-ID: {@code utskick.email.domain} in {@code application.yaml}, else the sender's domain. */
final class MessageDomain {

    private MessageDomain() {}

    static String read(Places places, EmailAddress sender) {
        String senders = sender.text().substring(sender.text().indexOf('@') + 1);
        String domain = configured(places.config().resolve("application.yaml"), senders);
        if (EmailAddress.parse("x@" + domain).isEmpty()) {
            throw Refusal.of("email.bad-domain", "application.yaml");
        }
        return domain;
    }

    private static String configured(Path file, String otherwise) {
        if (!Files.isRegularFile(file)) {
            return otherwise;
        }
        try {
            return Json.YAML
                    .readTree(Files.readString(file))
                    .path("utskick")
                    .path("email")
                    .path("domain")
                    .asString(otherwise);
        } catch (IOException | JacksonException e) {
            throw Refusal.of("email.not-yaml", "application.yaml").because(e);
        }
    }
}
