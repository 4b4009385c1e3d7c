package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.email.CutLine.Cut;
import se.utskick.email.Dispatch.End;
import se.utskick.email.PostRoom.Messages;
import se.utskick.email.SmtpSettings.Patience;

/**
 * A running Postfix is the relay, the line to it is cut at the final dot, and its own log settles what was left in doubt. What was really
 * sent is counted at the far end, where Postfix passes everything on to.
 */
class PostfixRelayIT {

    /** A log says nothing of messages that came just after it was begun. */
    private static final Duration PROVES_AFTER = Duration.ofSeconds(11);

    private static final Duration PASSED_ON_WITHIN = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static PostRoom room;
    private static ScriptedSmtpServer farEnd;
    private static PostfixHouse postfix;
    private static Instant logBegun = Instant.EPOCH;

    private CutLine line;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = PostfixHouse.obstacle();
        if (obstacle.isPresent()) {
            System.err.println("PostfixRelayIT is skipped: " + obstacle.get());
            Assumptions.abort(obstacle.get());
        }
        room = new PostRoom(folder.resolve("data"));
        farEnd = ScriptedSmtpServer.plain();
        postfix = PostfixHouse.open(Path.of("target", "postfix-relay").toAbsolutePath(), farEnd.port());
        logBegun = Instant.now();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postfix != null) {
            postfix.close();
            farEnd.close();
            room.close();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        Duration age = Duration.between(logBegun, Instant.now());
        TimeUnit.MILLISECONDS.sleep(PROVES_AFTER.minus(age).toMillis());
        line = new CutLine(postfix.port());
    }

    @AfterEach
    void disconnect() throws Exception {
        line.close();
    }

    @Test
    void settlesByMessageIdWhatWasTakenAndSendsAgainWhatWasNot() throws Exception {
        Messages messages = room.queued(60);
        Map<Cut, List<String>> cut = cutEachFifth(messages);

        assertThat(send(messages, 3).end()).isEqualTo(End.DONE);

        assertThat(line.left()).as("every line was cut").isZero();
        assertThat(messages.in(PieceState.SENT)).hasSize(60);
        assertArrivedOnce(messages);
        assertThat(settled(messages, "SENT"))
                .containsExactlyInAnyOrderElementsOf(together(cut, Cut.AFTER_DOT, Cut.AFTER_ANSWER));
        assertThat(settled(messages, "QUEUED")).containsExactlyInAnyOrderElementsOf(cut.get(Cut.BEFORE_DOT));
        assertThat(LogChain.differences(messages.log(folder), null)).isEmpty();
    }

    @Test
    void saysOfARelayThatIsDownOnlyWhatItsLogProves() throws Exception {
        Messages messages = room.queued(3);
        List<String> pieces = List.copyOf(messages.states().keySet());
        line.cut(pieces.get(1), Cut.AFTER_DOT);
        send(without(null), messages);
        assertThat(messages.in(PieceState.IN_DOUBT)).containsExactly(pieces.get(1));
        Messages others = room.queued(3);
        List<String> more = List.copyOf(others.states().keySet());
        line.cut(more.get(1), Cut.BEFORE_DOT);
        send(without(null), others);
        awaitArrived(messages);

        line.down();
        send(messages, 1);
        send(others, 1);

        assertThat(messages.in(PieceState.SENT)).as("its log proves it").hasSize(3);
        assertThat(others.in(PieceState.IN_DOUBT)).as("it cannot be asked").containsExactly(more.get(1));
        assertThat(arrivals(others)).doesNotContainKey(more.get(1));

        line.up();
        send(others, 1);
        assertThat(others.in(PieceState.SENT)).hasSize(3);
        assertArrivedOnce(messages);
        assertArrivedOnce(others);
    }

    @Test
    void findsWhatPostfixWroteBeforeItPutItsLogAside() throws Exception {
        Messages messages = room.queued(5);
        List<String> pieces = List.copyOf(messages.states().keySet());
        line.cut(pieces.get(1), Cut.AFTER_ANSWER);
        line.cut(pieces.get(3), Cut.BEFORE_DOT);
        send(without(null), messages);
        awaitArrived(messages, pieces.get(1));

        postfix.rotateLog();
        String log = postfix.log().getFileName().toString();
        assertThat(postfix.log().getParent())
                .isDirectoryContaining(aside -> aside.getFileName().toString().startsWith(log + "."));
        send(messages, 1);

        assertThat(messages.in(PieceState.SENT)).hasSize(5);
        assertArrivedOnce(messages);
        assertThat(settled(messages, "SENT")).containsExactly(pieces.get(1));
        assertThat(settled(messages, "QUEUED")).containsExactly(pieces.get(3));
    }

    @Test
    void leavesInDoubtWhatOnlyALogThatIsGoneCouldTell() throws Exception {
        Messages messages = room.queued(3);
        List<String> pieces = List.copyOf(messages.states().keySet());
        line.cut(pieces.get(1), Cut.AFTER_DOT);
        send(without(null), messages);
        awaitArrived(messages);

        postfix.stop();
        postfix.forgetLogs();
        postfix.start();
        logBegun = Instant.now();
        send(messages, 1);

        assertThat(messages.in(PieceState.IN_DOUBT)).containsExactly(pieces.get(1));
        assertArrivedOnce(messages);
    }

    /** Cut at one place after the other, so that each comes at the beginning, in the middle and at the end. */
    private Map<Cut, List<String>> cutEachFifth(Messages messages) {
        Map<Cut, List<String>> cut = new TreeMap<>();
        int number = 0;
        for (String piece : messages.states().keySet()) {
            if (number % 5 == 0) {
                Cut where = Cut.values()[number / 5 % Cut.values().length];
                line.cut(piece, where);
                cut.computeIfAbsent(where, none -> new ArrayList<>()).add(piece);
            }
            number++;
        }
        return cut;
    }

    private static List<String> together(Map<Cut, List<String>> cut, Cut one, Cut other) {
        List<String> both = new ArrayList<>(cut.get(one));
        both.addAll(cut.get(other));
        return both;
    }

    private Dispatch.Sent send(Messages messages, int sessions) {
        return send(PostRoom.with(without(postfix.log()), wanted -> wanted.sessions(sessions)), messages);
    }

    private static Dispatch.Sent send(SmtpSettings settings, Messages messages) {
        return PostRoom.send(room.dispatch(settings), messages);
    }

    private SmtpSettings without(@Nullable Path relayLog) {
        Duration second = Duration.ofSeconds(1);
        Duration patient = Duration.ofSeconds(20);
        SmtpSettings base = PostRoom.settings(line.port(), 1, 100, PostRoom.NO_BRAKES);
        return PostRoom.readingLog(
                PostRoom.with(base, wanted -> wanted.patience(new Patience(patient, patient, patient, second, second))),
                relayLog);
    }

    /** The messages whose doubt the log ended so, by reference. */
    private static List<String> settled(Messages messages, String state) {
        return room.sql()
                .queryForList(
                        "select piece from log_entry where run = ? and from_state = 'IN_DOUBT' and to_state = ?"
                                + " and detail like 'evidence=relay-log%' order by piece",
                        String.class, messages.run(), state);
    }

    /** How often each message of a run has come to the far end. */
    private static Map<String, Integer> arrivals(Messages messages) {
        Map<String, Integer> arrivals = new TreeMap<>();
        farEnd.accepted().stream()
                .map(one -> one.messageId().substring(1, 13))
                .filter(messages.states()::containsKey)
                .forEach(piece -> arrivals.merge(piece, 1, Integer::sum));
        return arrivals;
    }

    private static void awaitArrived(Messages messages) throws InterruptedException {
        awaitArrived(messages, messages.states().keySet().toArray(String[]::new));
    }

    private static void awaitArrived(Messages messages, String... pieces) throws InterruptedException {
        long until = System.nanoTime() + PASSED_ON_WITHIN.toNanos();
        while (!arrivals(messages).keySet().containsAll(List.of(pieces)) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(arrivals(messages)).containsKeys(pieces);
    }

    /** None is lost, and, once whatever else is on its way has had its time, none has come twice. */
    private static void assertArrivedOnce(Messages messages) throws InterruptedException {
        awaitArrived(messages);
        TimeUnit.SECONDS.sleep(1);
        assertThat(arrivals(messages).values()).containsOnly(1);
    }
}
