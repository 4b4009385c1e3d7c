package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author at the command line, with templates and configuration and no register. */
class TemplateCommandTests {

    @TempDir
    Path folder;

    @Test
    void summarisesATemplateWithoutFaults() {
        assertThat(new Desk(folder.resolve("data")).does("template", "check", "templates/moped"))
                .containsEntry("campaign", "moped")
                .containsEntry("variants", "3")
                .containsEntry("faults", "0");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void tellsEveryFaultInTheLanguageAskedFor() throws Exception {
        for (String name : new String[] {"moped", "shared"}) {
            Files.createDirectories(folder.resolve("templates").resolve(name));
            for (Path file : Files.list(Path.of("templates", name)).toList()) {
                Files.copy(file, folder.resolve("templates").resolve(name).resolve(file.getFileName()));
            }
        }
        Path letter = folder.resolve("templates/moped/letter.html");
        Files.writeString(
                letter,
                Files.readString(letter)
                        .replace("<em>", "<i>")
                        .replace("<h1 ", "<h2 ")
                        .replace("</h1>", "</h2>")
                        .replace("<strong>Provkör.</strong>", "<b>Provkör.</b>"));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = Main.run("template", "check", letter.getParent().toString(), "--config", "config", "--lang", "en");
        } finally {
            System.setErr(before);
        }
        assertThat(status).isEqualTo(3);
        assertThat(told.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "templates/moped/letter.html, line 8: an <h2> stands before the letter's first <h1>. Write the letter's own heading as <h1> first, in every variant.",
                        "templates/moped/letter.html, line 50: <b> is not supported. Use <strong> instead.");
    }

    @Test
    void previewsEachVariantOnce() {
        Path file = folder.resolve("preview.pdf");
        assertThat(new Desk(folder.resolve("data"))
                        .does("template", "preview", "templates/skolmote", "--to", file.toString()))
                .containsEntry("letters", "7")
                .containsEntry("attachments", "5");
        assertThat(file).isNotEmptyFile();
        assertThat(folder.resolve("preview-attachment.pdf")).isNotEmptyFile();
    }

    @Test
    void refusesAFolderThatNoCampaignUses() throws Exception {
        Path lost = Files.createDirectories(folder.resolve("templates/lost"));
        assertThat(Main.run("template", "check", lost.toString(), "--config", "config"))
                .isEqualTo(3);
        assertThat(Main.run("template", "check", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
    }
}
