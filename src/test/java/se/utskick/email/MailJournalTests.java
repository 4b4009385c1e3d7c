package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;

class MailJournalTests {

    private static final Instant AT = Instant.parse("2126-12-01T08:00:00.123Z");

    @TempDir
    private Path folder;

    @Test
    void aNoteIsInTheFileWhenItIsSaidToBe() throws IOException {
        JournalFiles files = files();
        try (MailJournal journal = begin(files, notes -> {})) {
            MailNote note = note(MailNote.Kind.SENT, 1, "stage=DOT");
            DeliveryLog.await(journal.put(note));
            assertThat(files.last()).containsEntry(note.piece(), note);
        }
        assertThat(files.exist()).isFalse();
    }

    @Test
    void anIntentNothingFollowedIsInDoubtWhenItIsClosed() throws IOException {
        List<MailNote> log = Collections.synchronizedList(new ArrayList<>());
        MailJournal journal = begin(files(), log::addAll);
        DeliveryLog.await(journal.put(note(MailNote.Kind.INTENT, 1, "s:25")));
        DeliveryLog.await(journal.put(note(MailNote.Kind.INTENT, 2, "s:25")));
        DeliveryLog.await(journal.put(note(MailNote.Kind.SENT, 2, "stage=DOT")));
        journal.close();
        assertThat(log)
                .extracting(MailNote::piece, MailNote::kind)
                .containsExactly(tuple(piece(2), MailNote.Kind.SENT), tuple(piece(1), MailNote.Kind.IN_DOUBT));
        assertThatThrownBy(() -> DeliveryLog.await(journal.put(note(MailNote.Kind.SENT, 1, "stage=DOT"))))
                .as("an answer that comes when nobody listens")
                .hasMessageContaining("over");
    }

    @Test
    void endsThoughTheLogFailsAtTheVeryEnd() throws IOException {
        JournalFiles files = files();
        CountDownLatch closing = new CountDownLatch(1);
        MailJournal journal = begin(files, notes -> {
            await(closing);
            throw new IllegalStateException("no log");
        });
        DeliveryLog.await(journal.put(note(MailNote.Kind.SENT, 1, "stage=DOT")));
        CompletableFuture<Void> end = CompletableFuture.runAsync(journal::close);
        closing.countDown();
        assertThatThrownBy(() -> end.get(20, TimeUnit.SECONDS)).hasMessageContaining("no log");
        assertThat(files.last()).containsKey(piece(1));
    }

    @Test
    void aLineThatWasTornHidesNoneAfterIt() throws IOException {
        JournalFiles files = files();
        left(
                files,
                note(MailNote.Kind.INTENT, 1, "s:25").line(),
                "00000000\tSENT\tflipped\n".getBytes(StandardCharsets.UTF_8),
                note(MailNote.Kind.SENT, 2, "stage=DOT").line());
        assertThat(files.last()).containsOnlyKeys(piece(1), piece(2));
    }

    @Test
    void aLineOfAnotherBuildIsRefusedAndKept() throws IOException {
        JournalFiles files = files();
        String unknown = "POSTPONED\t000000000001\tlater";
        CRC32C sum = new CRC32C();
        sum.update(unknown.getBytes(StandardCharsets.UTF_8));
        left(
                files,
                String.format(Locale.ROOT, "%08x\t%s\n", sum.getValue(), unknown)
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(files::last).isInstanceOf(Refusal.class);
        assertThat(files.exist()).isTrue();
    }

    @Test
    void theLogHasAllInOrderWhenItIsClosed() throws IOException {
        List<MailNote> log = Collections.synchronizedList(new ArrayList<>());
        List<MailNote> put = new ArrayList<>();
        try (MailJournal journal = begin(files(), log::addAll)) {
            for (int i = 0; i < 3000; i++) {
                journal.put(note(MailNote.Kind.INTENT, i, "s:25"));
                MailNote sent = note(MailNote.Kind.SENT, i, "stage=DOT");
                put.add(sent);
                journal.put(sent);
            }
        }
        assertThat(log).containsExactlyElementsOf(put);
    }

    @Test
    void keepsEveryFileUntilTheLogHasItsNotes() throws Exception {
        JournalFiles files = files();
        CountDownLatch slow = new CountDownLatch(1);
        List<CompletableFuture<?>> puts = new ArrayList<>();
        String long_ = "x".repeat(4000);
        try (MailJournal journal = begin(files, notes -> await(slow))) {
            MailNote underWay = note(MailNote.Kind.INTENT, 0, "s:25");
            puts.add(journal.put(underWay));
            for (int i = 1; i <= 6000; i++) {
                puts.add(journal.put(note(MailNote.Kind.SENT, i, long_)));
            }
            puts.forEach(CompletableFuture::join);
            assertThat(count(files)).as("files of 8 MB at most, none let go").isGreaterThan(2);
            assertThat(files.last()).hasSize(6001).containsEntry(underWay.piece(), underWay);
            slow.countDown();
            await(() -> count(files) == 1);
            assertThat(files.last())
                    .as("what is under way is in the newest file too")
                    .containsEntry(underWay.piece(), underWay);
        }
    }

    @Test
    void takesNothingMoreAndStaysWhereTheLogFails() throws Exception {
        JournalFiles files = files();
        MailJournal journal = begin(files, notes -> {
            throw new IllegalStateException("no log");
        });
        MailNote first = note(MailNote.Kind.SENT, 1, "stage=DOT");
        DeliveryLog.await(journal.put(first));
        await(() -> {
            CompletableFuture<?> more = journal.put(note(MailNote.Kind.INTENT, 2, "s:25"));
            return more.handle((done, failure) -> failure != null).join();
        });
        assertThatThrownBy(() -> DeliveryLog.await(journal.put(note(MailNote.Kind.INTENT, 3, "s:25"))))
                .hasMessage("no log");
        assertThatThrownBy(journal::close).hasMessage("no log");
        assertThat(files.last()).containsEntry(first.piece(), first);
    }

    @Test
    void aTornLineEndsItsFileAndNoOther() throws IOException {
        JournalFiles files = files();
        byte[] torn = note(MailNote.Kind.SENT, 2, "stage=DOT; code=250").line();
        byte[] room = new byte[100];
        for (int length = 0; length < torn.length; length++) {
            left(files, note(MailNote.Kind.INTENT, 1, "s:25").line(), Arrays.copyOf(torn, length), room);
            left(files, note(MailNote.Kind.FAILED, 3, "reason=refused").line());
            assertThat(files.last().keySet())
                    .as("%d bytes of the line", length)
                    .containsExactlyElementsOf(
                            length < torn.length ? List.of(piece(1), piece(3)) : List.of(piece(1), piece(2), piece(3)));
            files.delete();
        }
    }

    @Test
    void waitsForNobodyLongerThanAMoment() throws IOException {
        try (MailJournal journal = MailJournal.begin(files(), new Transcript(files(), notes -> {}), 16, () -> {})) {
            CompletableFuture<?> alone = journal.put(note(MailNote.Kind.INTENT, 1, "s:25"));
            assertThat(alone).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    /** What a process that ended left in a file. */
    static void left(JournalFiles files, byte[]... parts) throws IOException {
        try (JournalFile file = files.next()) {
            Path path = files.folder().resolve(String.format(Locale.ROOT, "%08d", file.number()));
            for (byte[] part : parts) {
                Files.write(path, part, StandardOpenOption.APPEND);
            }
        }
    }

    private JournalFiles files() {
        return new JournalFiles(folder.resolve("email").resolve("journal"));
    }

    private static MailJournal begin(JournalFiles files, Consumer<List<MailNote>> log) throws IOException {
        return MailJournal.begin(files, new Transcript(files, log), 4, () -> {});
    }

    private static MailNote note(MailNote.Kind kind, int piece, String detail) {
        return new MailNote(kind, piece(piece), AT, new Attempt(1, AT, AT), detail);
    }

    private static String piece(int number) {
        return String.format(Locale.ROOT, "%012d", number);
    }

    private static int count(JournalFiles files) {
        try (Stream<Path> list = Files.list(files.folder())) {
            return (int) list.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.holds(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.holds()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
