package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.email.ScriptedSmtpServer;
import se.utskick.email.ScriptedSmtpServer.Accepted;
import se.utskick.generate.Municipality;

/** Orders to a process that sends right now, from another process and from the operating system. */
class MailOrdersIT {

    private static final LocalDate AS_OF = LocalDate.of(2126, 12, 1);
    private static final String RUN = "skolmote-2126-12-01-1";
    private static final int INHABITANTS = 1500;

    @TempDir
    private Path folder;

    private ScriptedSmtpServer server;
    private KilledWalk walk;
    private int messages;

    @BeforeEach
    void approve() throws Exception {
        server = ScriptedSmtpServer.plain();
        Path extract = folder.resolve("extract");
        new Municipality(INHABITANTS, 1, AS_OF, 1).writeTo(extract);
        walk = new KilledWalk(
                KillLoopIT.unpacked(folder),
                folder.resolve("data"),
                MailKillLoopIT.config(folder, server.port(), "    per-second: 2\n    sessions: 2"));
        walk.importing(extract);
        walk.finish(KilledWalk.prepare());
        walk.finish(walk.approve());
        try (var files = Files.list(folder.resolve("data/runs").resolve(RUN).resolve("email/prepared"))) {
            messages = Math.toIntExact(files.count());
        }
        assertThat(messages).isGreaterThan(4);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    @Test
    void tellsHowItStandsAndPausesWhileItSends() throws Exception {
        Process sending = begun();

        assertThat(walk.says(List.of("mail", "status", RUN))).contains("sending: now", "waiting: ", "retrying: 0");
        assertThat(walk.says(List.of("mail", "pause", RUN, "--by", "Bo"))).contains("sending: PAUSED");
        assertThat(sending.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(sending.exitValue()).isEqualTo(1);
        assertThat(walk.said()).contains("mail resume " + RUN);
        int sent = server.accepted().size();
        assertThat(sent).isLessThan(messages);
        assertThat(walk.says(List.of("mail", "status", RUN)))
                .contains("sending: PAUSED", "sent: " + sent, "waiting: " + (messages - sent));

        walk.finish(List.of("mail", "resume", RUN, "--by", "Bo"));
        walk.finish(KilledWalk.deliver());
        assertAllSentOnce();
    }

    @Test
    void endsWithinTenSecondsWhenTheMachineIsToldTo() throws Exception {
        Process sending = begun();

        sending.destroy(); // SIGTERM
        assertThat(sending.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(server.accepted().size()).isLessThan(messages);

        walk.finish(KilledWalk.deliver());
        assertAllSentOnce();
        assertThat(walk.says(List.of("mail", "indoubt", RUN))).contains("in-doubt: 0");
    }

    private Process begun() throws Exception {
        Process sending = walk.start(KilledWalk.deliver());
        while (sending.isAlive() && server.accepted().isEmpty()) {
            Thread.sleep(10);
        }
        return sending;
    }

    private void assertAllSentOnce() {
        assertThat(server.accepted())
                .hasSize(messages)
                .extracting(Accepted::messageId)
                .doesNotHaveDuplicates();
    }
}
