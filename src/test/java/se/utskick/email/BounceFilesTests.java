package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.Deliveries;
import se.utskick.selection.PieceReference;

class BounceFilesTests {

    private static final PieceReference PIECE = PieceReference.derive(new byte[32], "one");

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    private BounceSamples samples;

    @BeforeEach
    void open() {
        samples = new BounceSamples(PIECE, Deliveries.fresh(data).keyring());
    }

    @Test
    void readsTheMessagesOfAFolderByTheirNames() throws IOException {
        Files.write(folder.resolve("b.eml"), samples.bytes("postfix-delayed"));
        Files.write(folder.resolve("a.eml"), samples.bytes("postfix-user-unknown"));

        assertThat(kinds(folder)).containsExactly(BounceClass.PERMANENT, BounceClass.DELAYED);
        assertThat(folder.resolve("a.eml")).exists();
    }

    @Test
    void readsOneFile() throws IOException {
        Path file = Files.write(folder.resolve("a.eml"), samples.bytes("qmail-no-mailbox"));

        assertThat(kinds(file)).containsExactly(BounceClass.PERMANENT);
    }

    @Test
    void partsAnMboxAtItsFromLinesAndNowhereElse() throws IOException {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        for (String sample : List.of("postfix-user-unknown", "gmail-delivery-incomplete", "away-finnish", "junk")) {
            mbox.write("From MAILER-DAEMON Tue Dec  1 12:00:02 2026\n".getBytes(StandardCharsets.US_ASCII));
            mbox.write(samples.bytes(sample));
            mbox.write("text\nFrom a line that stands in a text\n\n".getBytes(StandardCharsets.US_ASCII));
        }
        Path file = Files.write(folder.resolve("studs.mbox"), mbox.toByteArray());

        assertThat(kinds(file))
                .containsExactly(
                        BounceClass.PERMANENT, BounceClass.DELAYED, BounceClass.OUT_OF_OFFICE, BounceClass.UNKNOWN);
    }

    @Test
    void keepsNoMoreOfAnEndlessMessageInAnMboxThanIsRead() throws IOException {
        ByteArrayOutputStream mbox = new ByteArrayOutputStream();
        mbox.write("From a\n".getBytes(StandardCharsets.US_ASCII));
        mbox.write(samples.bytes("postfix-user-unknown"));
        mbox.write("x".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII));
        mbox.write("\n\nFrom b\n".getBytes(StandardCharsets.US_ASCII));
        mbox.write(samples.bytes("postfix-delayed"));
        Path file = Files.write(folder.resolve("studs.mbox"), mbox.toByteArray());

        assertThat(kinds(file)).containsExactly(BounceClass.PERMANENT, BounceClass.DELAYED);
    }

    @Test
    void findsNothingInAnEmptyFolderAndSaysWhereThereIsNone() {
        assertThat(kinds(folder)).isEmpty();
        assertThatThrownBy(() -> kinds(folder.resolve("ingen")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("finns inte. Ange en mapp med .eml-filer");
    }

    private List<BounceClass> kinds(Path path) {
        List<BounceClass> kinds = new ArrayList<>();
        new BounceFiles(samples.reader()).in(path).each(new BounceSource.Taking() {
            @Override
            public Optional<Boolean> known(String place) {
                return Optional.empty();
            }

            @Override
            public boolean take(Bounce bounce, @Nullable String place) {
                kinds.add(bounce.kind());
                return true;
            }
        });
        return kinds;
    }
}
