package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.email.Dispatch.End;
import se.utskick.email.Dispatch.Sent;
import se.utskick.email.PostRoom.Messages;
import se.utskick.email.ScriptedSmtpServer.Accepted;
import se.utskick.email.ScriptedSmtpServer.Fault;
import se.utskick.email.ScriptedSmtpServer.Kind;
import se.utskick.email.ScriptedSmtpServer.Stage;

/**
 * Something goes wrong once, at every stage a server has, with the first message, one in the middle and the last. The server's own list
 * says what was really sent.
 */
class SmtpStagesTests {

    private static final int MESSAGES = 5;
    private static final int ROUNDS = 4;

    private static final Set<Kind> ANSWERS =
            EnumSet.of(Kind.DROP, Kind.HANG, Kind.TEMPORARY, Kind.PERMANENT, Kind.CLOSING, Kind.GARBAGE);
    private static final Map<Stage, Set<Kind>> KINDS = Map.of(
            Stage.BODY, EnumSet.of(Kind.DROP),
            Stage.DOT,
                    EnumSet.of(
                            Kind.DROP,
                            Kind.HANG,
                            Kind.TEMPORARY,
                            Kind.PERMANENT,
                            Kind.CLOSING,
                            Kind.GARBAGE,
                            Kind.DROP_STORED,
                            Kind.HANG_STORED,
                            Kind.GARBAGE_STORED),
            Stage.AFTER, EnumSet.of(Kind.DROP));

    @TempDir
    private static Path folder;

    private static PostRoom room;
    private static TestCertificate certificate;

    @BeforeAll
    static void open() throws Exception {
        room = new PostRoom(folder.resolve("data"));
        certificate = TestCertificate.make(folder.resolve("tls"));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    static Stream<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            for (Kind kind : KINDS.getOrDefault(stage, ANSWERS)) {
                for (int time : List.of(1, MESSAGES / 2 + 1, MESSAGES)) {
                    all.add(new Fault(stage, kind, time));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void losesNothingAndSendsNothingTwice(Fault fault) throws Exception {
        // What fits the connection's buffer leaves with the dot: only of a larger one can a part be on its way before
        // it.
        Messages messages = room.queued(MESSAGES, fault.stage() == Stage.BODY ? 4000 : 20);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.secured(certificate.server(), "anna:hemligt", fault)) {
            // Where every message has a connection of its own, what goes wrong before the first command does so at each
            // of them.
            boolean ofConnection = fault.stage().compareTo(Stage.MAIL) < 0 || fault.stage() == Stage.QUIT;
            SmtpSettings settings = certificate.settings(server, ofConnection ? 1 : 100);
            assertThat(send(settings, messages)).isEqualTo(End.DONE);

            Set<String> accepted = new HashSet<>();
            for (Accepted one : server.accepted()) {
                String piece = one.messageId().substring(1, 13);
                assertThat(accepted.add(piece)).as("sent once").isTrue();
                assertThat(one.sha256()).as("sent whole").isEqualTo(messages.sha256(piece));
            }
            messages.states().forEach((piece, state) -> {
                switch (state) {
                    case SENT -> assertThat(accepted).contains(piece);
                    case FAILED -> assertThat(accepted).doesNotContain(piece);
                    case IN_DOUBT -> assertThat(fault.stage()).isIn(Stage.BODY, Stage.DOT);
                    default -> throw new AssertionError("lost: " + state);
                }
            });
            assertThat(messages.in(PieceState.FAILED)).hasSize(failed(fault));
            // Where the machine's buffers took the dot before the server broke off, the sender cannot know that it did.
            assertThat(messages.in(PieceState.IN_DOUBT))
                    .hasSizeBetween(doubted(fault), fault.stage() == Stage.BODY ? 1 : doubted(fault));
        }
        assertThat(LogChain.differences(messages.log(folder), null)).isEmpty();
        assertThat(room.journal(messages.run()).exist())
                .as("a journal left behind")
                .isFalse();
    }

    /** Taken up again where the server refused us: whoever is told so mends it, and nothing has been lost meanwhile. */
    private static End send(SmtpSettings settings, Messages messages) {
        Sent sent = PostRoom.send(room.dispatch(settings), messages);
        for (int round = 1; round < ROUNDS && sent.end() == End.NO_SERVER; round++) {
            sent = PostRoom.send(room.dispatch(settings), messages);
        }
        return sent.end();
    }

    private static int failed(Fault fault) {
        boolean ofMessage =
                fault.stage().compareTo(Stage.MAIL) >= 0 && fault.stage().compareTo(Stage.DOT) <= 0;
        return ofMessage && fault.kind() == Kind.PERMANENT ? 1 : 0;
    }

    private static int doubted(Fault fault) {
        boolean answered =
                EnumSet.of(Kind.TEMPORARY, Kind.PERMANENT, Kind.CLOSING).contains(fault.kind());
        return fault.stage() == Stage.DOT && !answered ? 1 : 0;
    }
}
