package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.utskick.Places;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;

/** A template in a folder of its own that is right until a test makes something in it wrong. */
final class BadTemplate {

    static final String LETTER = "templates/bad/letter.html";
    static final String ATTACHMENT = "templates/bad/attachment.html";
    private static final String FIELDS = """
            fields:
              youth.names: {type: list, source: folkbokföringen}
              sender.name: {type: text, source: config/application.yaml}
              sender.phone: {type: text, source: config/application.yaml}
              values.signature: {type: text, source: kampanjen}
              values.telephone: {type: text, source: kampanjen}
              meeting.school: {type: text, source: möteslistan}
            variants:
              youths: ["1", "2", "3"]
            """;

    private final Path folder;

    BadTemplate(Path folder) throws IOException {
        this.folder = folder;
        for (String path : List.of("templates/bad", "templates/shared", "config/print")) {
            Files.createDirectories(folder.resolve(path));
        }
        for (String file : List.of(
                "templates/shared/stationery.html",
                "templates/shared/styles.yaml",
                "templates/shared/logo.png",
                "config/print/c5-h2.yaml")) {
            Files.copy(Path.of(file), folder.resolve(file));
        }
        Files.copy(Path.of("templates/shared/logo.png"), folder.resolve("templates/bad/logo.png"));
        Files.copy(Path.of("templates/moped/sample.json"), folder.resolve("templates/bad/sample.json"));
        write("templates/bad/fields.yaml", FIELDS);
        letter("<h1>Hej</h1>\n<p>Hej [[${youth.names}]]!</p>");
    }

    BadTemplate letter(String body) throws IOException {
        return write(
                LETTER,
                "<!DOCTYPE html>\n<html lang=\"sv\">\n<head><title>Prov</title></head>\n<body>\n" + body
                        + "\n</body>\n</html>\n");
    }

    BadTemplate write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    BadTemplate replace(String file, String right, String wrong) throws IOException {
        String text = Files.readString(folder.resolve(file));
        if (!text.contains(right)) {
            throw new IllegalArgumentException(right);
        }
        return write(file, text.replace(right, wrong));
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    Places places() {
        return new Places(folder, folder.resolve("config"), folder.resolve("templates"));
    }

    Campaign campaign() {
        return SampleCampaigns.campaign("bad", new AudienceRule.TurningAge(15), true, Map.of());
    }

    /** Every fault's sentence, one a line. */
    String faults() {
        return TemplateCheck.check(places(), campaign()).faults().stream()
                .map(fault -> fault.in(se.utskick.Lang.SV) + "\n")
                .collect(Collectors.joining());
    }
}
