package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.selection.PieceReference;

class OutboxTests {

    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "sample");
    private static final byte[] MESSAGE = "Subject: x\r\n\r\ny\r\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path run;

    @Test
    void storesAMessageUnderItsReferenceForTheOwnerAlone() throws IOException {
        Outbox outbox = Outbox.open(run);
        outbox.store(PIECE, MESSAGE);
        outbox.force();

        Path folder = run.resolve("email/outbox");
        assertThat(folder.resolve("MH0JT5E3MQC8.eml")).hasBinaryContent(MESSAGE);
        for (Path closed : List.of(folder, run.resolve("email"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(closed)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isSafeToRepeat() throws IOException {
        for (int i = 0; i < 3; i++) {
            Outbox outbox = Outbox.open(run);
            outbox.store(PIECE, MESSAGE);
            outbox.force();
        }
        try (var files = Files.list(run.resolve("email/outbox"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void removesWhatAnInterruptedWriterLeft() throws IOException {
        Outbox.open(run);
        Path halfDone = Files.writeString(run.resolve("email/outbox/ANOTHER.eml.part"), "Subj");
        Outbox.open(run);
        assertThat(halfDone).doesNotExist();
    }

    @Test
    void refusesToOverwriteAnotherMessage() throws IOException {
        Outbox outbox = Outbox.open(run);
        outbox.store(PIECE, MESSAGE);
        assertThatThrownBy(() -> outbox.store(PIECE, new byte[] {1}))
                .isInstanceOf(Refusal.class)
                .hasMessage("email/outbox/MH0JT5E3MQC8.eml finns redan med ett annat innehåll och skrivs inte över. "
                        + "Ta reda på varför, flytta undan filen och kör om.");
        assertThat(run.resolve("email/outbox/MH0JT5E3MQC8.eml")).hasBinaryContent(MESSAGE);
    }
}
