package se.utskick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

class DeliveryLogTests {

    private static final String RUN = "moped-2126-12-01-1";

    @TempDir
    private Path folder;

    private Deliveries rooms;

    @BeforeEach
    void open() {
        rooms = Deliveries.fresh(folder);
    }

    @Test
    void writesALineWithItsKeysInOrderAndTheHashOfAllBeforeTheHash() throws IOException {
        append(LogEvent.composed("0000000000AA", Route.PRINT, "bundle-0001.pdf"));
        append(new LogEvent("APPROVED", null, "PREPARED", "APPROVED", "Åsa \"Chef\" Ek", "count=1"));

        List<String> lines = export();

        String body =
                "{\"seq\":1,\"time\":\"2126-12-01T08:00:00.123Z\",\"event\":\"COMPOSED\",\"piece\":\"0000000000AA\",\"from\":null,"
                        + "\"to\":\"COMPOSED\",\"by\":null,\"detail\":\"bundle-0001.pdf\",\"prev\":\"" + "0".repeat(64)
                        + "\"}";
        String hash = Sha256.of(body);
        assertThat(lines.get(0)).isEqualTo(body.substring(0, body.length() - 1) + ",\"hash\":\"" + hash + "\"}");
        assertThat(lines.get(1))
                .startsWith("{\"seq\":2,\"time\":\"2126-12-01T08:00:00.123Z\",\"event\":\"APPROVED\",\"piece\":null,"
                        + "\"from\":\"PREPARED\",\"to\":\"APPROVED\",\"by\":\"Åsa \\\"Chef\\\" Ek\",\"detail\":\"count=1\",\"prev\":\""
                        + hash + "\",\"hash\":\"");
        assertThat(rooms.log().head(RUN).seq()).isEqualTo(2);
    }

    @Test
    void keepsTextsInOneNormalForm() throws IOException {
        append(LogEvent.note("NOTE", "A\u030Asa", "o\u0308"));

        assertThat(export().get(0)).contains("\"by\":\"Åsa\",\"detail\":\"ö\"");
    }

    @Test
    void beginsAnEmptyChainWithZeros() {
        assertThat(rooms.log().head(RUN)).isEqualTo(new DeliveryLog.Head(0, "0".repeat(64)));
    }

    @Test
    void keepsOneChainARun() {
        append(LogEvent.note("A", null, ""));
        rooms.log().append("moped-2126-12-01-2", List.of(LogEvent.note("B", null, "")), () -> {});

        assertThat(rooms.log().head(RUN).seq()).isEqualTo(1);
        assertThat(rooms.log().head("moped-2126-12-01-2").seq()).isEqualTo(1);
    }

    @Test
    void movesAPieceWithItsEvent() {
        append(LogEvent.composed("0000000000AA", Route.PRINT, ""));
        append(LogEvent.move("0000000000AA", PieceState.COMPOSED, PieceState.HANDED_OVER, null, null));

        assertThat(rooms.states().of(RUN, "0000000000AA")).contains(PieceState.HANDED_OVER);
        assertThat(rooms.states().counts(RUN)).containsOnly(java.util.Map.entry(PieceState.HANDED_OVER, 1));
    }

    @Test
    void refusesAMoveFromAnotherStateThanThePieceIsIn() {
        append(LogEvent.composed("0000000000AA", Route.PRINT, ""));

        assertThatThrownBy(
                        () -> append(LogEvent.move("0000000000AA", PieceState.ACCEPTED, PieceState.POSTED, null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Försändelse 0000000000AA skulle gå från ACCEPTED till POSTED men är i läget COMPOSED. "
                        + "Kör kommandot igen; händer det på nytt har något annat ändrat databasen.");
        assertThat(rooms.log().head(RUN).seq()).isEqualTo(1);
    }

    @Test
    void refusesAMoveTheTableDoesNotHave() {
        append(LogEvent.composed("0000000000AA", Route.EMAIL, ""));

        assertThatThrownBy(
                        () -> append(LogEvent.move("0000000000AA", PieceState.QUEUED, PieceState.POSTED, null, null)))
                .hasMessage("Försändelse 0000000000AA kan inte gå från QUEUED till POSTED (EMAIL).");
    }

    @Test
    void undoesAllOfARequestThatIsRefusedAndNothingElse() {
        List<Future<?>> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 40; i++) {
            String piece = "%012d".formatted(i);
            boolean bad = i % 4 == 0;
            all.add(threads.submit(() -> rooms.log()
                    .append(
                            RUN,
                            List.of(
                                    LogEvent.composed(piece, Route.PRINT, ""),
                                    LogEvent.move(
                                            piece,
                                            PieceState.COMPOSED,
                                            bad ? PieceState.POSTED : PieceState.HANDED_OVER,
                                            null,
                                            null)),
                            () -> rooms.memory().remember(RUN, "moped", "lifetime", piece, piece, piece))));
        }
        long refused = all.stream().filter(DeliveryLogTests::failed).count();
        threads.shutdown();

        assertThat(refused).isEqualTo(10);
        assertThat(rooms.states().counts(RUN)).containsOnly(java.util.Map.entry(PieceState.HANDED_OVER, 30));
        assertThat(rooms.log().head(RUN).seq()).isEqualTo(60);
        assertThat(rooms.database().jdbc().queryForObject("select count(*) from sent_memory", Integer.class))
                .isEqualTo(30);
    }

    @Test
    void chainsWithoutGapsWhatEightThreadsAppend() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int base = thread * 1000;
            all.add(threads.submit(() -> {
                for (int i = 0; i < 100; i++) {
                    append(LogEvent.composed("%012d".formatted(base + i), Route.PRINT, ""));
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();

        export();

        assertThat(rooms.log().head(RUN).seq()).isEqualTo(800);
        assertThat(LogChain.differences(
                        folder.resolve("log.jsonl"), rooms.log().head(RUN).sha256()))
                .isEmpty();
    }

    @Test
    void tellsAFailureOfTheWorkToWhoeverAsked() {
        assertThatThrownBy(() -> rooms.log().append(RUN, List.of(LogEvent.note("A", null, "")), () -> {
                    throw new IllegalStateException("disk");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk");
        assertThat(rooms.log().head(RUN).seq()).isZero();
    }

    private static boolean failed(Future<?> one) {
        try {
            one.get();
            return false;
        } catch (Exception e) {
            return true;
        }
    }

    private void append(LogEvent event) {
        rooms.log().append(RUN, List.of(event), () -> {});
    }

    private List<String> export() throws IOException {
        Path file = folder.resolve("log.jsonl");
        rooms.log().export(RUN, file);
        return Files.readAllLines(file);
    }
}
