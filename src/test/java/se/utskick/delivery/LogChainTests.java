package se.utskick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogChainTests {

    private static final String RUN = "moped-2126-12-01-1";
    private static final int MUTATIONS = 600;

    @TempDir
    private Path folder;

    private Path log;
    private String head;

    @BeforeEach
    void write() throws IOException {
        Deliveries rooms = Deliveries.fresh(folder);
        List<LogEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(LogEvent.composed("%012d".formatted(i), Route.PRINT, "bundle-0001.pdf"));
        }
        events.add(new LogEvent("APPROVED", null, "PREPARED", "APPROVED", "Åsa Ek", "count=20"));
        for (int i = 0; i < 20; i++) {
            events.add(LogEvent.move("%012d".formatted(i), PieceState.COMPOSED, PieceState.HANDED_OVER, null, null));
        }
        rooms.log().append(RUN, events, () -> {});
        log = folder.resolve("log.jsonl");
        rooms.log().export(RUN, log);
        head = rooms.log().head(RUN).sha256();
    }

    @Test
    void findsNothingInAnUntouchedLog() throws IOException {
        assertThat(LogChain.differences(log, head)).isEmpty();
        assertThat(LogChain.head(log)).isEqualTo(new DeliveryLog.Head(41, head));
    }

    @Test
    void findsAMoveThatCannotBeThoughEveryHashIsRight() throws IOException {
        String piece = "%012d".formatted(7);
        List<LogEvent> moves = List.of(
                LogEvent.composed(piece, Route.PRINT, "bundle-0001.pdf"),
                LogEvent.move(piece, PieceState.COMPOSED, PieceState.CANCELLED, "Åsa Ek", null),
                LogEvent.move(piece, PieceState.CANCELLED, PieceState.POSTED, "Åsa Ek", null),
                LogEvent.move(piece, PieceState.POSTED, PieceState.ACCEPTED, "Åsa Ek", null));
        StringBuilder lines = new StringBuilder();
        String prev = LogEntry.NO_HASH;
        for (int i = 0; i < moves.size(); i++) {
            LogEntry entry = new LogEntry(i + 1, LogEntry.time(Instant.EPOCH), moves.get(i), prev);
            prev = entry.hash();
            lines.append(entry.line(prev)).append('\n');
        }
        Files.writeString(log, lines);

        assertThat(LogChain.differences(log, prev))
                .containsExactly(
                        "Rad 3 i loggen flyttar försändelse " + piece
                                + " från CANCELLED till POSTED, och så kan den inte gå.",
                        "Rad 4 i loggen flyttar försändelse " + piece
                                + " från POSTED till ACCEPTED, och så kan den inte gå.");
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        Random random = new Random(2126);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bent = whole.clone();
            int place = random.nextInt(bent.length);
            bent[place] ^= (byte) (1 << random.nextInt(8));
            Files.write(log, bent);

            assertThat(LogChain.differences(log, head)).as("byte %s", place).isNotEmpty();
        }
    }

    @Test
    void findsLinesTakenOutDoubledOrExchanged() throws IOException {
        List<String> lines = Files.readAllLines(log);
        Random random = new Random(2126);
        for (int i = 0; i < MUTATIONS; i++) {
            List<String> bent = new ArrayList<>(lines);
            int place = random.nextInt(lines.size());
            switch (i % 3) {
                case 0 -> bent.remove(place);
                case 1 -> bent.add(place, lines.get(random.nextInt(lines.size())));
                default -> Collections.swap(bent, place, (place + 1) % lines.size());
            }
            Files.write(log, bent);

            assertThat(LogChain.differences(log, head))
                    .as("mutation %s at %s", i, place)
                    .isNotEmpty();
        }
    }

    @Test
    void findsALogCutAnywhereByTheHeadKeptElsewhere() throws IOException {
        byte[] whole = Files.readAllBytes(log);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(log, Arrays.copyOf(whole, length));

            assertThat(LogChain.differences(log, head)).as("cut at %s", length).isNotEmpty();
        }
    }

    @Test
    void findsAWholeChainForgedWithAnotherSpelling() throws IOException {
        String spaced = Files.readString(log).replace("{\"seq\":1,", "{ \"seq\":1,");
        Files.writeString(log, spaced);

        assertThat(LogChain.differences(log, null)).contains("Rad 1 i loggen är inte skriven som Utskick skriver den.");
    }

    @Test
    void saysWhichLineNoLongerMatchesItsHash() throws IOException {
        Files.writeString(log, Files.readString(log).replace("Åsa Ek", "Bo Ek"), StandardCharsets.UTF_8);

        assertThat(LogChain.differences(log, head))
                .containsExactly("Rad 21 i loggen har en kontrollsumma som inte stämmer med innehållet.");
    }

    @Test
    void saysWhereTheChainEndsWhenItsTailIsGone() throws IOException {
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(0, 40));
        String last = LogChain.head(log).sha256();

        assertThat(LogChain.differences(log, null)).isEmpty();
        assertThat(LogChain.differences(log, head))
                .containsExactly("Loggen slutar inte där den ska: väntade " + head + ", fann " + last + ".");
    }

    @Test
    void findsAMoveThatDoesNotJoinTheOneBeforeThoughAllHashesHold() throws IOException {
        LogEntry birth = new LogEntry(
                1, "2126-12-01T08:00:00.123Z", LogEvent.composed("000000000001", Route.PRINT, ""), LogEntry.NO_HASH);
        LogEntry jump = new LogEntry(
                2,
                "2126-12-01T08:00:00.123Z",
                LogEvent.move("000000000001", PieceState.ACCEPTED, PieceState.POSTED, null, null),
                birth.hash());
        Files.write(log, List.of(birth.line(birth.hash()), jump.line(jump.hash())));

        assertThat(LogChain.differences(log, null))
                .containsExactly("Rad 2 i loggen flyttar försändelse 000000000001 från ett läge den inte var i.");
    }
}
