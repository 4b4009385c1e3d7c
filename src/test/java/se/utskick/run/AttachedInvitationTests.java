package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

/** A run whose e-mail carries the invitation as a PDF: nothing else of it changes, and a flawed one stops it before anybody can approve. */
class AttachedInvitationTests {

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void everyMessageCarriesOneAndThoseAboutOneMeetingTheSame() throws Exception {
        MailingRun run = house.delivered("skolmote");
        List<String> attached = new ArrayList<>();
        try (Stream<Path> messages = Files.list(house.folder(run).outbox())) {
            for (Path message : messages.toList()) {
                attached.add(Sha256.of(pdf(message)));
            }
        }
        assertThat(attached).hasSizeGreaterThan(3);
        assertThat(attached.stream().distinct().count()).isLessThan(attached.size());
    }

    @Test
    void thePrintedLettersAreTheSameBytesWhetherOrNotItIsAttached() {
        Map<String, String> attaching =
                Contents.of(house.folder(house.prepare("skolmote")).prepared());
        try (House other = House.copyOf(furnished, folder.resolve("other"))) {
            House.rewrite(
                    other.places.campaigns().resolve("skolmote.yaml"), "attach-letter: true", "attach-letter: false");
            assertThat(Contents.of(other.folder(other.prepare("skolmote")).prepared()))
                    .isEqualTo(attaching)
                    .isNotEmpty();
        }
    }

    /** What tells of a machine's folders must not leave; only who reads the finished file can know that it does. */
    @Test
    void oneThatDoesNotReadBackCleanStopsTheRun() {
        House.rewrite(
                house.places.templates().resolve("skolmote/attachment.html"),
                "'no'\">Välkommen till",
                "'no'\">Välkommen till /home/anna, ");
        assertThatThrownBy(() -> house.prepare("skolmote"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Bilagan till meddelande ")
                .hasMessageContaining("inbjudan.pdf: filens metadata har /home/");
        assertThat(house.room(MailingRuns.class).get("skolmote-2026-12-01-1").sealed())
                .isNull();
    }

    private static byte[] pdf(Path message) throws Exception {
        try (InputStream in = Files.newInputStream(message)) {
            MimeMultipart whole = (MimeMultipart) new MimeMessage(null, in).getContent();
            assertThat(whole.getBodyPart(1).getContentType()).startsWith("application/pdf");
            return whole.getBodyPart(1).getInputStream().readAllBytes();
        }
    }
}
