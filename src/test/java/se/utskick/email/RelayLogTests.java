package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.email.Dispatch.End;
import se.utskick.email.PostRoom.Messages;
import se.utskick.email.ScriptedSmtpServer.Fault;
import se.utskick.email.ScriptedSmtpServer.Kind;
import se.utskick.email.ScriptedSmtpServer.Stage;

/** What a relay's own log settles of what is in doubt, and what it does not. */
class RelayLogTests {

    private static final String CLEANUP = "Dec  1 08:00:00 post postfix/cleanup[11]: ";
    private static final String QMGR = "Dec  1 08:00:00 post postfix/qmgr[12]: ";

    @TempDir
    private static Path folder;

    private static PostRoom room;

    @BeforeAll
    static void open() {
        room = new PostRoom(folder.resolve("data"));
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void believesOnlyWhatTheQueueManagerHasSeen() throws IOException {
        Path file = Files.write(
                folder.resolve("maillog"),
                List.of(
                        CLEANUP + "4F5A1: message-id=<AAAAAAAAAAAA@kommun.example.se>",
                        CLEANUP + "4F5A2: message-id=<BBBBBBBBBBBB@kommun.example.se>",
                        QMGR + "4F5A2: from=<studs@kommun.example.se>, size=1, nrcpt=1 (queue active)",
                        CLEANUP + "4F5A3: message-id=<CCCCCCCCCCCC@kommun.example.se>",
                        QMGR + "4F5A3: from=<studs@kommun.example.se>, size=1, nrcpt=1 (queue active)",
                        "Dec  1 08:00:01 post postfix/smtpd[13]: lost connection after DATA from localhost"));

        assertThat(told(file, "AAAAAAAAAAAA", "BBBBBBBBBBBB").taken()).isEqualTo(Map.of("BBBBBBBBBBBB", "4F5A2"));
    }

    @Test
    void knowsWhatMayStillBeTakenFromWhatWasBrokenOff() throws IOException {
        String smtpd = "Dec  1 08:00:00 post postfix/smtpd[13]: ";
        String other = "Dec  1 08:00:00 post postfix/smtpd[14]: ";
        Path file = Files.write(
                folder.resolve("open"),
                List.of(
                        smtpd + "4F5A1: client=localhost[127.0.0.1]",
                        other + "4F5A2: client=localhost[127.0.0.1]",
                        CLEANUP + "4F5A1: message-id=<AAAAAAAAAAAA@kommun.example.se>",
                        CLEANUP + "4F5A2: message-id=<BBBBBBBBBBBB@kommun.example.se>",
                        smtpd + "lost connection after DATA (4096 bytes) from localhost[127.0.0.1]",
                        other + "lost connection after END-OF-MESSAGE from localhost[127.0.0.1]",
                        smtpd + "4F5A3: client=localhost[127.0.0.1]",
                        smtpd + "lost connection after DATA (663 bytes) from localhost[127.0.0.1]",
                        CLEANUP + "4F5A3: message-id=<CCCCCCCCCCCC@kommun.example.se>"));

        RelayLog.Told told = told(file, "AAAAAAAAAAAA", "BBBBBBBBBBBB", "CCCCCCCCCCCC");

        assertThat(told.taken()).isEmpty();
        assertThat(told.open()).containsExactly("BBBBBBBBBBBB");
    }

    @Test
    void takesNoStrangersMessageForOursWhereItsQueueIdIsUsedAgain() throws IOException {
        Path file = Files.write(
                folder.resolve("again"),
                List.of(
                        CLEANUP + "4F5A1: message-id=<AAAAAAAAAAAA@kommun.example.se>",
                        CLEANUP + "4F5A1: message-id=<20261201.somebody@else.example.se>",
                        QMGR + "4F5A1: from=<somebody@else.example.se>, size=1, nrcpt=1 (queue active)"));

        assertThat(told(file, "AAAAAAAAAAAA").taken()).isEmpty();
    }

    @Test
    void provesNothingByALogThatSaysItLostLines() throws IOException {
        Path file = Files.write(
                folder.resolve("suppressed"),
                List.of(QMGR, "Dec  1 08:00:00 post rsyslogd: imuxsock: begin to drop messages due to rate-limiting"));

        assertThat(told(file).covers(Instant.parse("2126-12-01T08:00:01Z"))).isFalse();
    }

    @Test
    void readsOnWhereTheLogWasRotated() throws IOException {
        Path file = folder.resolve("rotated");
        Files.write(folder.resolve("rotated.1"), List.of(CLEANUP + "4F5A2: message-id=<BBBBBBBBBBBB@k.example.se>"));
        Files.write(file, List.of(QMGR + "4F5A2: from=<studs@k.example.se>, size=1, nrcpt=1 (queue active)"));

        assertThat(told(file, "BBBBBBBBBBBB").taken()).containsKey("BBBBBBBBBBBB");
    }

    @ParameterizedTest
    @CsvSource({
        "Dec  1 07:30:00, 2126-12-01T07:30:00Z",
        "Dec 24 07:30:00, 2125-12-24T07:30:00Z",
        "2126-12-01T08:30:00.123456+01:00, 2126-12-01T07:30:00.123456Z"
    })
    void knowsFromWhenOnItTells(String time, Instant from) throws IOException {
        Path file =
                Files.write(folder.resolve("dated"), List.of(time + " post postfix/master[1]: daemon started", QMGR));

        RelayLog.Told told = told(file);

        assertThat(told.covers(from)).isFalse();
        assertThat(told.covers(from.plusMillis(1))).isTrue();
        assertThat(told.isAsOf(Instant.parse("2126-12-01T08:01:00Z"), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(told.isAsOf(Instant.parse("2126-12-01T09:00:00Z"), Duration.ofMinutes(1)))
                .as("a clock of another zone")
                .isFalse();
    }

    @Test
    void provesNothingByALogWithAPartItCannotRead() throws IOException {
        Path file = Files.write(folder.resolve("packed"), List.of(QMGR));
        Instant later = Instant.parse("2126-12-01T08:00:01Z");
        assertThat(told(file).covers(later)).isTrue();

        Files.write(folder.resolve("packed.1.xz"), new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});

        assertThat(told(file).covers(later)).isFalse();
    }

    private static RelayLog.Told told(Path file, String... pieces) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2126-12-01T08:00:00Z"), ZoneOffset.UTC);
        return new RelayLog(file, clock).read(List.of(pieces), Instant.EPOCH);
    }

    private static Path begunLog(String name) throws IOException {
        String begun = Instant.now().minusSeconds(60) + " post postfix/master[1]: daemon started";
        return Files.write(folder.resolve(name), List.of(begun));
    }

    @Test
    void settlesWhatTheRelayTookAndSendsAgainWhatItNeverHad() throws Exception {
        Messages messages = room.queued(5);
        Path file = begunLog("live");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(
                new Fault(Stage.DOT, Kind.DROP_STORED, 2), new Fault(Stage.DOT, Kind.DROP, 4))) {
            server.log(file);
            assertThat(PostRoom.send(room.dispatch(settings(server, file)), messages)
                            .end())
                    .isEqualTo(End.DONE);
            assertThat(server.accepted())
                    .hasSize(5)
                    .extracting(one -> one.messageId())
                    .doesNotHaveDuplicates();
        }
        assertThat(messages.in(PieceState.SENT)).hasSize(5);
        assertThat(messages.details("SENT").stream().filter(detail -> detail.startsWith("evidence=relay-log")))
                .hasSize(1);
        assertThat(LogChain.differences(messages.log(folder), null)).isEmpty();
    }

    @Test
    void leavesToAPersonWhatALogThatStandsStillDoesNotTell() throws Exception {
        Messages messages = room.queued(3);
        Path file = begunLog("dead");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.DROP, 2))) {
            assertThat(PostRoom.send(room.dispatch(settings(server, file)), messages)
                            .end())
                    .isEqualTo(End.DONE);
            assertThat(server.accepted()).hasSize(2);
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
    }

    @Test
    void leavesToAPersonWhatTheRelayHasNamedAndNotFinished() throws Exception {
        Messages messages = room.queued(3);
        Path file = begunLog("hung");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.HANG, 2))) {
            server.log(file);
            PostRoom.send(room.dispatch(settings(server, file)), messages);
            assertThat(server.accepted()).hasSize(2);
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
    }

    @Test
    void leavesToAPersonWhatALogWithoutAnythingOfTheRunDoesNotTell() throws Exception {
        Messages messages = room.queued(1);
        Path file = begunLog("alone");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.DROP, 1))) {
            server.log(file);
            PostRoom.send(room.dispatch(settings(server, file)), messages);
            assertThat(server.accepted()).isEmpty();
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
    }

    @Test
    void leavesToAPersonWhatALogBegunSinceDoesNotTell() throws Exception {
        Messages messages = room.queued(3);
        Path file = Files.createFile(folder.resolve("begun since"));
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.DROP_STORED, 2))) {
            PostRoom.send(room.dispatch(PostRoom.settings(server)), messages);
            server.log(file);
            PostRoom.send(room.dispatch(settings(server, file)), messages);
            assertThat(server.accepted()).hasSize(3);
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
    }

    @Test
    void provesNothingByALogThatLacksAMessageTheRelayAnsweredFor() throws Exception {
        Messages messages = room.queued(4);
        Path file = begunLog("holed");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.DROP, 2))) {
            server.log(file);
            PostRoom.send(room.dispatch(PostRoom.settings(server)), messages);
            List<String> lines = Files.readAllLines(file);
            String lost = messages.in(PieceState.SENT).get(2);
            assertThat(lines).anyMatch(line -> line.contains(lost));
            Files.write(
                    file, lines.stream().filter(line -> !line.contains(lost)).toList());

            PostRoom.send(room.dispatch(settings(server, file)), messages);
            assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
            assertThat(server.accepted()).hasSize(3);

            Files.write(file, lines);
            PostRoom.send(room.dispatch(settings(server, file)), messages);
            assertThat(server.accepted()).as("a whole log proves").hasSize(4);
        }
        assertThat(messages.in(PieceState.SENT)).hasSize(4);
    }

    @Test
    void leavesToAPersonWhatIsOlderThanTheLogCanBeTrustedToTell() throws Exception {
        Messages messages = room.queued(2);
        Path file = begunLog("old");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.DROP, 1))) {
            PostRoom.send(room.dispatch(PostRoom.settings(server)), messages);
            server.log(file);
            Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
            PostRoom.send(room.dispatch(settings(server, file), later), messages);
            assertThat(server.accepted()).hasSize(1);
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
    }

    private static SmtpSettings settings(ScriptedSmtpServer server, Path log) {
        return PostRoom.readingLog(PostRoom.settings(server), log);
    }
}
