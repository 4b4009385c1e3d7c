package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.Doubt;
import se.utskick.email.ScriptedSmtpServer;
import se.utskick.email.ScriptedSmtpServer.Accepted;
import se.utskick.email.ScriptedSmtpServer.Fault;
import se.utskick.email.ScriptedSmtpServer.Kind;
import se.utskick.email.ScriptedSmtpServer.Stage;
import se.utskick.file.Sha256;
import se.utskick.report.Reconciliation;
import se.utskick.run.MailOffice.Answer;

/** A run's way through a real mail server, from the approved messages to a log that can be verified. */
class SendMessagesTests {

    private static final String RUN = "skolmote-2026-12-01-1";

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private ScriptedSmtpServer server;
    private Map<String, byte[]> approved;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.approve(house.prepare("skolmote"));
        }
    }

    private String firstRetry = "20ms";

    @BeforeEach
    void copy() {
        House.copy(furnished, folder.resolve("house"));
    }

    @AfterEach
    void close() throws IOException {
        house.close();
        server.close();
    }

    private void open(String more, Fault... faults) throws IOException {
        server = ScriptedSmtpServer.plain(faults);
        Path file = folder.resolve("house/config/application.yaml");
        House.rewrite(
                file,
                "    host: \"\"\n",
                "    host: localhost\n    port: " + server.port()
                        + "\n    security: none\n    sessions: 2\n    retry: {first: " + firstRetry
                        + ", unreachable: 100ms}\n"
                        + "    patience: {reply: 500ms, dot: 500ms}\n" + more);
        house = House.open(folder.resolve("house"));
        approved = messages(house.folder(run()).messages());
    }

    private MailingRun run() {
        return house.room(MailingRuns.class).get(RUN);
    }

    private MailOffice office() {
        return house.room(MailOffice.class);
    }

    @Test
    void sendsTheVeryMessagesThatWereApprovedAndKeepsThem() throws Exception {
        open("");

        MailingRun delivered = house.deliver(run());

        assertThat(delivered.state()).isEqualTo(RunState.DELIVERED);
        assertThat(sent()).hasSizeGreaterThan(2).isEqualTo(hashes());
        assertThat(states()).containsEntry(PieceState.SENT, approved.size()).doesNotContainKey(PieceState.QUEUED);
        assertThat(messages(house.folder(run()).sent())).containsOnlyKeys(approved.keySet());
        assertThat(house.folder(run()).messages()).doesNotExist();
        assertVerified();
    }

    @Test
    void sendsToOneRecipientEachFromAnAddressOfItsOwn() throws Exception {
        House.rewrite(
                folder.resolve("house/config/application.yaml"),
                "# address: studs@kungalv.se",
                "address: studs@kungalv.example.se");
        open("");

        house.deliver(run());

        assertThat(server.accepted())
                .allSatisfy(one -> assertThat(one.from())
                        .startsWith(
                                "studs+" + one.messageId().substring(1, 13).toLowerCase(java.util.Locale.ROOT) + "."));
        assertThat(server.accepted()).extracting(Accepted::from).doesNotHaveDuplicates();
        assertThat(server.commands().stream().filter(line -> line.startsWith("RCPT")))
                .hasSize(approved.size());
    }

    @Test
    void sendsNothingTwiceHoweverOftenItIsAsked() throws Exception {
        open("");
        house.deliver(run());
        house.deliver(run());

        assertThat(server.accepted()).hasSize(approved.size());
    }

    @Test
    void waitsForAGoAfterTheFirst() throws Exception {
        open("    brakes: {first: 2}\n");

        assertThatThrownBy(() -> house.deliver(run()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("första meddelandena")
                .hasMessageContaining("mail resume " + RUN);
        assertThat(server.accepted()).hasSize(2);
        assertThatThrownBy(() -> house.deliver(run())).hasMessageContaining("första meddelandena");
        assertThat(server.accepted()).hasSize(2);

        office().resume(RUN, House.BO);
        house.deliver(run());

        assertThat(sent()).isEqualTo(hashes());
        assertVerified();
    }

    @Test
    void pausedNothingGoesUntilSomebodyResumes() throws Exception {
        open("");
        beginAndFail();
        office().pause(RUN, House.ANNA);

        assertThatThrownBy(() -> house.deliver(run())).hasMessageContaining("pausad");
        assertThat(server.accepted()).isEmpty();

        office().resume(RUN, House.BO);
        house.deliver(run());
        assertThat(sent()).isEqualTo(hashes());
        assertThat(house.log(run()))
                .anyMatch(line -> line.contains("\"MAIL_BRAKED\"") && line.contains("Anna Ek"))
                .anyMatch(line -> line.contains("\"MAIL_RELEASED\"") && line.contains("Bo Dal"));
    }

    @Test
    void stoppedForGoodTheRestIsCancelledAndTheRunGoesOn() throws Exception {
        open("    brakes: {first: 2}\n");
        assertThatThrownBy(() -> house.deliver(run())).hasMessageContaining("första meddelandena");

        office().stop(RUN, House.ANNA);
        MailingRun delivered = house.deliver(run());

        assertThat(delivered.state()).isEqualTo(RunState.DELIVERED);
        assertThat(server.accepted()).hasSize(2);
        assertThat(states()).containsEntry(PieceState.SENT, 2).containsEntry(PieceState.CANCELLED, approved.size() - 2);
        assertVerified();
    }

    @Test
    void stoppedForGoodNothingThatWasPutOffIsTriedAgain() throws Exception {
        firstRetry = "1h";
        open("    brakes: {first: 2}\n", new Fault(Stage.RCPT, Kind.TEMPORARY, 1));
        assertThatThrownBy(() -> house.deliver(run())).hasMessageContaining("första meddelandena");
        assertThat(office().standing(RUN).nextTry()).as("the first message").isPresent();

        office().stop(RUN, House.ANNA);

        assertThat(office().standing(RUN).nextTry()).isEmpty();
    }

    @Test
    void leavesToAPersonWhatNobodyKnows() throws Exception {
        open("", new Fault(Stage.DOT, Kind.DROP, 1), new Fault(Stage.DOT, Kind.DROP_STORED, 2));

        house.deliver(run());

        List<Doubt> doubts = office().doubts(RUN);
        assertThat(doubts)
                .hasSize(2)
                .allSatisfy(doubt -> assertThat(doubt.evidence())
                        .contains("reason=no-answer")
                        .contains("server=localhost:" + server.port()));
        assertThat(run().state()).isEqualTo(RunState.DELIVERED);
        List<String> stored =
                server.accepted().stream().map(SendMessagesTests::piece).toList();
        for (Doubt doubt : doubts) {
            Answer answer = stored.contains(doubt.piece()) ? Answer.SENT : Answer.AGAIN;
            office().settle(RUN, doubt.piece(), answer, "enligt serverns logg", House.BO);
        }
        house.deliver(run());

        assertThat(sent()).isEqualTo(hashes());
        assertThat(states()).containsEntry(PieceState.SENT, approved.size());
        assertVerified();
    }

    @Test
    void takesAWordOnlyAboutWhatIsInDoubt() throws Exception {
        open("");
        house.deliver(run());
        String sent = approved.keySet().iterator().next();

        assertThatThrownBy(() -> office().settle(RUN, sent, Answer.AGAIN, "vill skicka igen", House.BO))
                .hasMessageContaining(sent + " är SENT och inte IN_DOUBT");
        assertThat(states()).containsEntry(PieceState.SENT, approved.size());
    }

    @Test
    void sendsNothingThatIsNotAsItWasApproved() throws Exception {
        open("");
        String changed = approved.keySet().iterator().next();
        beginAndFail();
        Path message = house.folder(run()).message(changed);
        Files.writeString(message, Files.readString(message).replace("Subject:", "Subject: Nytt"));

        assertThatThrownBy(() -> house.deliver(run())).isInstanceOf(Refusal.class);
        assertThat(server.accepted()).extracting(SendMessagesTests::piece).doesNotContain(changed);
    }

    @Test
    void whomTheServerRefusesGetsALetterInstead() throws Exception {
        open("", new Fault(Stage.RCPT, Kind.PERMANENT, 1));
        house.deliver(run());
        String refused =
                house.room(PieceStates.class).in(RUN, PieceState.FAILED).get(0);

        Supplement made = house.room(Supplementing.class)
                .supplement(RUN, List.of(), House.ANNA)
                .supplement()
                .orElseThrow();
        house.room(SupplementApprovals.class).approve(RUN, made.number(), 1, House.BO);
        house.deliver(run());
        Path answer = Files.writeString(
                folder.resolve("answer.csv"),
                "piece;status;date;note\n"
                        + House.lines(house.folder(run()).supplement(2).resolve("manifest.csv"))
                                .get(1)
                                .substring(0, 12)
                        + ";POSTED;2026-12-10;\n");
        house.room(Acknowledging.class).acknowledge(RUN, answer, House.BO);

        assertThat(states())
                .containsEntry(PieceState.FALLBACK_PRINT, 1)
                .containsEntry(PieceState.POSTED, 1)
                .containsEntry(PieceState.SENT, approved.size() - 1);
        assertThat(house.room(PieceStates.class).in(RUN, PieceState.FALLBACK_PRINT))
                .containsExactly(refused);
        assertThat(server.accepted()).hasSize(approved.size() - 1);
        assertVerified();
    }

    @Test
    void losesNothingWhereThereIsNoServer() throws Exception {
        open("");
        beginAndFail();

        house.deliver(run());

        assertThat(sent()).isEqualTo(hashes());
        assertVerified();
    }

    @Test
    void reachesOnlyThoseOnTheListInTestMode() throws Exception {
        open("    only-to: ['@finns.inte.example']\n");

        assertThatThrownBy(() -> house.deliver(run())).hasMessageContaining("mail.smtp.only-to");

        assertThat(server.connections()).isLessThanOrEqualTo(2);
        assertThat(server.accepted()).isEmpty();
        assertThat(states()).containsEntry(PieceState.QUEUED, approved.size());
    }

    @Test
    void remembersWhomItWritesToBeforeTheFirstIsSent() throws Exception {
        open("");
        beginAndFail();

        assertThat(house.sql().queryForObject("select count(distinct piece) from sent_memory", Integer.class))
                .isEqualTo(house.count(run()));
    }

    /** A delivery that meets a server that is not there; the server is back afterwards. */
    private void beginAndFail() throws IOException {
        house.close();
        int port = server.port();
        server.close();
        Path file = folder.resolve("house/config/application.yaml");
        house = House.open(folder.resolve("house"));
        assertThatThrownBy(() -> house.deliver(run()))
                .hasMessageContaining("unreachable")
                .hasMessageContaining("Inget är förlorat");
        house.close();
        server = ScriptedSmtpServer.plain();
        House.rewrite(file, "port: " + port, "port: " + server.port());
        house = House.open(folder.resolve("house"));
    }

    private void assertVerified() {
        assertThat(house.room(Reconciliation.class)
                        .verify(RUN, null, Lang.SV, read -> {})
                        .differences())
                .isEmpty();
    }

    private Map<PieceState, Integer> states() {
        return house.room(PieceStates.class).counts(RUN);
    }

    private Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>();
        server.accepted()
                .forEach(one -> assertThat(sent.put(piece(one), one.sha256()))
                        .as("sent once")
                        .isNull());
        return sent;
    }

    private Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        approved.forEach((piece, bytes) -> hashes.put(piece, Sha256.of(bytes)));
        return hashes;
    }

    private static String piece(Accepted one) {
        return one.messageId().substring(1, 13);
    }

    private static Map<String, byte[]> messages(Path folder) {
        Map<String, byte[]> messages = new TreeMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                messages.put(file.getFileName().toString().replace(".eml", ""), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
