package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogChain;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.Dispatch.End;
import se.utskick.email.Dispatch.Order;
import se.utskick.email.Dispatch.Sent;
import se.utskick.email.Dispatch.Standing;
import se.utskick.email.PostRoom.Messages;
import se.utskick.email.ScriptedSmtpServer.Accepted;
import se.utskick.email.ScriptedSmtpServer.Fault;
import se.utskick.email.ScriptedSmtpServer.Kind;
import se.utskick.email.ScriptedSmtpServer.Stage;
import se.utskick.email.SmtpSettings.Brakes;
import se.utskick.email.SmtpSettings.Patience;
import se.utskick.email.SmtpSettings.Retry;
import se.utskick.email.SmtpSettings.Security;
import se.utskick.file.DurableFolder;

/** What sending promises besides getting through: privacy on the line, patience, brakes, and an end when told to. */
class DispatchTests {

    private static final Duration LONG = Duration.ofSeconds(20);

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

    private static Sent send(SmtpSettings settings, Messages messages) {
        return PostRoom.send(room.dispatch(settings), messages);
    }

    @Test
    void hasTheIntentOnDiskBeforeTheServerCanAnswerForAMessage() throws Exception {
        Messages messages = room.queued(6);
        Set<String> known = ConcurrentHashMap.newKeySet();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            JournalFiles journal = room.journal(messages.run());
            server.beforeDotAnswer(id -> intents(journal).forEach(known::add));
            send(PostRoom.with(PostRoom.settings(server), wanted -> wanted.sessions(3)), messages);
            assertThat(journal.exist()).isFalse();
        }
        assertThat(known).hasSize(6);
    }

    private static List<String> intents(JournalFiles journal) {
        try {
            return journal.last().values().stream()
                    .filter(note -> note.kind() == MailNote.Kind.INTENT)
                    .map(MailNote::piece)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesNoMessageItsDotBeforeTheOutcomeOfTheLastOneIsOnDisk() throws Exception {
        Messages messages = room.queued(3);
        CompletableFuture<@Nullable Void> disk = new CompletableFuture<>();
        MailLedger slow = noting(note -> note.kind() == MailNote.Kind.SENT ? disk : NOTHING);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            Dispatch dispatch = new Dispatch(
                    PostRoom.settings(server), slow, room.room(Doubts.class), Clock.systemUTC(), new DoubtWindow());
            CompletableFuture<Sent> sending = CompletableFuture.supplyAsync(() -> PostRoom.send(dispatch, messages));
            while (server.commands().stream().filter("DATA"::equals).count() < 2) {
                Thread.sleep(5);
            }
            Thread.sleep(200);
            assertThat(server.accepted())
                    .as("the second waits for the first's outcome")
                    .hasSize(1);
            disk.complete(null);
            assertThat(sending.get(20, TimeUnit.SECONDS).end()).isEqualTo(End.DONE);
            assertThat(server.accepted()).hasSize(3);
        }
    }

    @Test
    void doubtsWhatAProcessThatDiedHadBegun() throws Exception {
        Messages messages = room.queued(3);
        String begun = messages.states().keySet().iterator().next();
        leaveInJournal(messages.run(), note(MailNote.Kind.INTENT, begun, "s:25").line());
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            send(PostRoom.settings(server), messages);
            assertThat(server.accepted())
                    .hasSize(2)
                    .noneMatch(one -> one.messageId().contains(begun));
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).containsExactly(begun);
        assertThat(messages.details("IN_DOUBT"))
                .containsExactly("reason=interrupted; intent=2126-12-01T08:00:00Z; attempts=1; server=s:25");
        assertThat(room.room(Doubts.class).of(messages.run()))
                .as("in doubt since its dot, not since it was taken over")
                .extracting(Doubt::since)
                .containsExactly("2126-12-01T08:00:00Z");
        assertThat(LogChain.differences(messages.log(folder), null)).isEmpty();
    }

    @Test
    void sendsNoDotWhereItsIntentCannotBeWritten() throws Exception {
        Messages messages = room.queued(2);
        CompletableFuture<@Nullable Void> full = CompletableFuture.failedFuture(new IllegalStateException("disk full"));
        MailLedger failing = noting(note -> note.kind() == MailNote.Kind.INTENT ? full : NOTHING);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            Dispatch dispatch = new Dispatch(
                    PostRoom.settings(server), failing, room.room(Doubts.class), Clock.systemUTC(), new DoubtWindow());
            assertThatThrownBy(() -> PostRoom.send(dispatch, messages)).hasMessage("disk full");
            assertThat(server.accepted()).isEmpty();
        }
        assertThat(messages.in(PieceState.IN_DOUBT)).isEmpty();
    }

    @Test
    void sendsNothingWhereThereCanBeNoJournal() throws Exception {
        Messages messages = room.queued(1);
        Path inItsPlace = room.journal(messages.run()).folder();
        Files.createDirectories(DurableFolder.above(inItsPlace));
        Files.writeString(inItsPlace, "");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            assertThatThrownBy(() -> send(PostRoom.settings(server), messages))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("journal");
            assertThat(server.accepted()).isEmpty();
        }
        Files.delete(inItsPlace);
    }

    @Test
    void takesOverWhatAProcessThatDiedHadNotedAndNotLogged() throws Exception {
        Messages messages = room.queued(5);
        List<String> pieces = List.copyOf(messages.states().keySet());
        leaveInJournal(
                messages.run(),
                note(MailNote.Kind.INTENT, pieces.get(0), "s:25").line(),
                note(MailNote.Kind.SENT, pieces.get(0), "stage=DOT; code=250").line(),
                note(MailNote.Kind.FAILED, pieces.get(1), "reason=refused; stage=RCPT; code=550")
                        .line(),
                note(MailNote.Kind.PUT_OFF, pieces.get(2), "RCPT 450 4.2.0").line(),
                note(MailNote.Kind.INTENT, pieces.get(3), "s:25").line(),
                Arrays.copyOf(
                        note(MailNote.Kind.SENT, pieces.get(4), "stage=DOT").line(), 30));
        room.ledger(Clock.systemUTC()).settleWhatWasCutOff(messages.run());
        assertThat(messages.states())
                .containsEntry(pieces.get(0), PieceState.SENT)
                .containsEntry(pieces.get(1), PieceState.FAILED)
                .containsEntry(pieces.get(2), PieceState.QUEUED)
                .containsEntry(pieces.get(3), PieceState.IN_DOUBT)
                .containsEntry(pieces.get(4), PieceState.QUEUED);
        assertThat(room.ledger(Clock.systemUTC()).deferrals(messages.run())).containsOnlyKeys(pieces.get(2));
        assertThat(messages.details("SENT"))
                .containsExactly("stage=DOT; code=250; attempts=1; noted=2126-12-01T08:00:00Z");
        assertThat(room.journal(messages.run()).exist()).isFalse();
        assertThat(LogChain.differences(messages.log(folder), null)).isEmpty();
    }

    private static final CompletableFuture<@Nullable Void> NOTHING = CompletableFuture.completedFuture(null);

    /** A ledger each of whose notes waits for something more. */
    private static MailLedger noting(Function<MailNote, CompletableFuture<@Nullable Void>> more) {
        return new MailLedger(
                room.room(DeliveryLog.class),
                room.room(PieceStates.class),
                room.sql(),
                Clock.systemUTC(),
                room.room(Places.class)) {
            @Override
            MailNotes begin(String run, int senders) {
                MailNotes real = super.begin(run, senders);
                return new MailNotes() {
                    @Override
                    public CompletableFuture<@Nullable Void> put(MailNote note) {
                        CompletableFuture<@Nullable Void> waits = more.apply(note);
                        return waits.isCompletedExceptionally()
                                ? waits
                                : real.put(note).thenCombine(waits, (written, forced) -> forced);
                    }

                    @Override
                    public void close() {
                        real.close();
                    }
                };
            }
        };
    }

    private static MailNote note(MailNote.Kind kind, String piece, String detail) {
        Instant at = Instant.parse("2126-12-01T08:00:00.000Z");
        return new MailNote(kind, piece, at, new Attempt(1, at, at), detail);
    }

    private static void leaveInJournal(String run, byte[]... lines) throws IOException {
        MailJournalTests.left(room.journal(run), lines);
    }

    @Test
    void refusesToSendInTheClear() throws Exception {
        Messages messages = room.queued(1);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            Sent sent = send(certificate.settings(server, 100), messages);
            assertThat(sent.end()).isEqualTo(End.NO_SERVER);
            assertThat(sent.trouble()).isEqualTo("no-starttls");
            assertThat(server.commands()).noneMatch(line -> line.startsWith("MAIL"));
        }
        assertThat(messages.in(PieceState.QUEUED)).hasSize(1);
    }

    @Test
    void refusesACertificateNobodyVouchesFor() throws Exception {
        Messages messages = room.queued(1);
        TestCertificate other = TestCertificate.make(folder.resolve("other"));
        TestCertificate elsewhere = TestCertificate.make(folder.resolve("elsewhere"), "dns:mail.example.se");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.secured(other.server(), "")) {
            assertThat(send(certificate.settings(server, 100), messages).trouble())
                    .isEqualTo("certificate");
        }
        try (ScriptedSmtpServer server = ScriptedSmtpServer.secured(elsewhere.server(), "")) {
            assertThat(send(elsewhere.settings(server, 100), messages).trouble())
                    .isEqualTo("certificate");
        }
        assertThat(messages.in(PieceState.QUEUED)).hasSize(1);
    }

    @Test
    void stopsWhereItsLoginIsRefusedOrNotAskedFor() throws Exception {
        Messages messages = room.queued(1);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.secured(certificate.server(), "anna:annat")) {
            assertThat(send(certificate.settings(server, 100), messages).trouble())
                    .isEqualTo("login-refused");
        }
        try (ScriptedSmtpServer server = ScriptedSmtpServer.secured(certificate.server(), "")) {
            assertThat(send(certificate.settings(server, 100), messages).trouble())
                    .isEqualTo("no-login");
            assertThat(server.accepted()).isEmpty();
        }
    }

    @Test
    void asksForNoPlainConnectionToAnotherMachine() {
        SmtpSettings plain = PostRoom.settings(25, 1, 100, PostRoom.NO_BRAKES);
        SmtpSettings away = new SmtpSettings(
                "192.0.2.1",
                25,
                Security.NONE,
                "",
                null,
                null,
                "",
                1,
                100,
                0,
                0,
                plain.retry(),
                plain.patience(),
                plain.brakes(),
                List.of(),
                null);
        Messages messages = room.queued(1);
        assertThatThrownBy(() -> send(away, messages))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("starttls");
    }

    @Test
    void comesBackToAServerThatGreylists() throws Exception {
        Messages messages = room.queued(4);
        Set<String> seen = new HashSet<>();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            server.greylist(seen::add);
            assertThat(send(PostRoom.settings(server), messages).end()).isEqualTo(End.DONE);
            assertThat(server.accepted()).hasSize(4);
        }
        assertThat(messages.in(PieceState.SENT)).hasSize(4);
        assertThat(messages.details("SENT")).allMatch(detail -> detail.contains("attempts=2"));
    }

    @Test
    void leavesWhatIsDueMuchLaterToTheNextDelivery() throws Exception {
        Messages messages = room.queued(3);
        Set<String> seen = new HashSet<>();
        Retry later =
                new Retry(Duration.ofHours(2), Duration.ofHours(4), Duration.ofDays(2), LONG, Duration.ofMinutes(1));
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            server.greylist(to -> to.startsWith("person1@") && seen.add(to));
            SmtpSettings settings = PostRoom.with(PostRoom.settings(server), wanted -> wanted.retry(later));

            Sent sent = send(settings, messages);
            assertThat(sent.end()).isEqualTo(End.PUT_OFF);
            assertThat(server.accepted()).hasSize(2);

            assertThat(send(settings, messages).end()).as("not due yet").isEqualTo(End.PUT_OFF);
            assertThat(server.accepted()).hasSize(2);

            Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
            PostRoom.send(room.dispatch(settings, tomorrow), messages);
            assertThat(server.accepted()).hasSize(3);
        }
        assertThat(messages.in(PieceState.SENT)).hasSize(3);
    }

    @Test
    void givesUpAtTheDeadlineWithTheReason() throws Exception {
        Messages messages = room.queued(1);
        Retry strict = new Retry(
                Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofMillis(30), LONG, Duration.ofHours(1));
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            server.greylist(to -> true);
            send(PostRoom.with(PostRoom.settings(server), wanted -> wanted.retry(strict)), messages);
        }
        assertThat(messages.in(PieceState.FAILED)).hasSize(1);
        assertThat(messages.details("FAILED").get(0)).startsWith("reason=deadline; stage=RCPT; code=451; status=4.7.1");
    }

    @Test
    void sendsNoFasterThanItMay() throws Exception {
        Messages messages = room.queued(6);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings = PostRoom.with(
                    PostRoom.settings(server), wanted -> wanted.sessions(3).pace(10, 0));
            Instant begun = Instant.now();
            send(settings, messages);
            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        }
    }

    @Test
    void spreadsWhatGoesToOneDomainWithoutHoldingUpTheOthers() throws Exception {
        Messages messages = room.queued(8); // four to each of two domains
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings = PostRoom.with(PostRoom.settings(server), wanted -> wanted.pace(0, 300));
            Instant begun = Instant.now();
            send(settings, messages);
            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(600));
            server.accepted()
                    .forEach(one -> order.add(one.to().substring(one.to().indexOf('@'))));
        }
        assertThat(order.subList(0, 2)).doesNotHaveDuplicates();
    }

    @Test
    void sendsAsManyFirstAsItMayThoughTheyWaitForTheirPace() throws Exception {
        Messages messages = room.queued(8);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings = PostRoom.with(
                    PostRoom.settings(server),
                    wanted -> wanted.sessions(4).pace(10, 0).brakes(new Brakes(0, 3, 0, 1)));
            assertThat(send(settings, messages).end()).isEqualTo(End.BRAKED);
            assertThat(server.accepted()).hasSize(3);
        }
        assertThat(messages.details("MAIL_BRAKED")).containsExactly("reason=FIRST_SENT");
    }

    @Test
    void stopsAfterFailuresInARow() throws Exception {
        Messages messages = room.queued(10);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.RCPT, Kind.PERMANENT, 0))) {
            SmtpSettings settings =
                    PostRoom.with(PostRoom.settings(server), wanted -> wanted.brakes(new Brakes(0, 0, 3, 1)));
            assertThat(send(settings, messages).end()).isEqualTo(End.BRAKED);
        }
        assertThat(messages.in(PieceState.FAILED)).hasSize(3);
        assertThat(messages.details("MAIL_BRAKED")).containsExactly("reason=FAILURES_IN_A_ROW");
    }

    @Test
    void stopsWhereTooLargeAShareFails() throws Exception {
        Messages messages = room.queued(80);
        Fault[] every = IntStream.range(1, 9)
                .mapToObj(i -> new Fault(Stage.RCPT, Kind.PERMANENT, i * 7))
                .toArray(Fault[]::new);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(every)) {
            SmtpSettings settings =
                    PostRoom.with(PostRoom.settings(server), wanted -> wanted.brakes(new Brakes(0, 0, 0, 0.1)));
            assertThat(send(settings, messages).end()).isEqualTo(End.BRAKED);
        }
        assertThat(messages.in(PieceState.QUEUED)).isNotEmpty();
        assertThat(messages.details("MAIL_BRAKED")).containsExactly("reason=FAILURE_SHARE");
    }

    @Test
    void sendsNoMoreADayThanItMayAndGoesOnTheNext() throws Exception {
        Messages messages = room.queued(5);
        int before = room.ledger(Clock.systemUTC()).takenToday();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings =
                    PostRoom.with(PostRoom.settings(server), wanted -> wanted.brakes(new Brakes(before + 3, 0, 0, 1)));
            assertThat(send(settings, messages).end()).isEqualTo(End.BRAKED);
            assertThat(server.accepted()).hasSize(3);
            assertThat(send(settings, messages).end()).isEqualTo(End.BRAKED);
            assertThat(server.accepted()).hasSize(3);

            Clock next = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
            assertThat(PostRoom.send(room.dispatch(settings, next), messages).end())
                    .isEqualTo(End.DONE);
            assertThat(server.accepted()).hasSize(5);
        }
    }

    @Test
    void reachesOnlyWhomTestModeAllows() throws Exception {
        Messages messages = room.queued(6);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings = PostRoom.with(
                    PostRoom.settings(server),
                    wanted -> wanted.onlyTo("@MAIL1.example.se", "person2@mail0.example.se"));
            Sent sent = send(settings, messages);
            assertThat(sent.end()).isEqualTo(End.HELD);
            assertThat(sent.held()).isEqualTo(2);
            assertThat(server.accepted())
                    .extracting(Accepted::to)
                    .containsExactlyInAnyOrder(
                            "person1@mail1.example.se",
                            "person2@mail0.example.se",
                            "person3@mail1.example.se",
                            "person5@mail1.example.se");
        }
    }

    @Test
    void endsSoonWhenAskedToAndDoubtsOnlyWhatIsPastItsDot() throws Exception {
        Messages messages = room.queued(8);
        AtomicBoolean stop = new AtomicBoolean();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.HANG_STORED, 3))) {
            server.beforeDotAnswer(id -> {
                if (server.accepted().size() == 2) {
                    stop.set(true);
                }
            });
            Patience patience = new Patience(LONG, LONG, LONG, Duration.ofMillis(300), LONG);
            SmtpSettings settings = PostRoom.with(PostRoom.settings(server), wanted -> wanted.patience(patience));
            Instant begun = Instant.now();
            Sent sent = room.dispatch(settings).send(messages, new PostRoom.Patient() {
                @Override
                public boolean isStopping() {
                    return stop.get();
                }
            });
            assertThat(sent.end()).isEqualTo(End.STOPPED);
            assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(messages.in(PieceState.SENT)).hasSize(2);
        assertThat(messages.in(PieceState.IN_DOUBT)).hasSize(1);
        assertThat(messages.in(PieceState.QUEUED)).hasSize(5);
    }

    @Test
    void pausesOnAnOfficersOrder() throws Exception {
        Messages messages = room.queued(30);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            SmtpSettings settings = PostRoom.with(PostRoom.settings(server), wanted -> wanted.pace(20, 0));
            Sent sent = room.dispatch(settings).send(messages, new PostRoom.Patient() {
                @Override
                public Optional<Order> order() {
                    return server.accepted().size() < 3
                            ? Optional.empty()
                            : Optional.of(new Order(BrakeReason.PAUSED, "Anna Ek"));
                }
            });
            assertThat(sent.end()).isEqualTo(End.BRAKED);
            assertThat(server.accepted()).hasSizeBetween(3, 8);
            assertThat(messages.in(PieceState.SENT)).hasSameSizeAs(server.accepted());
        }
        assertThat(room.dispatch(PostRoom.settings(1, 1, 1, PostRoom.NO_BRAKES))
                        .send(messages, new PostRoom.Patient())
                        .end())
                .as("stands still until somebody gives a go")
                .isEqualTo(End.BRAKED);
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        Messages messages = room.queued(5);
        List<Standing> seen = new ArrayList<>();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.RCPT, Kind.PERMANENT, 2))) {
            room.dispatch(PostRoom.settings(server)).send(messages, new PostRoom.Patient() {
                @Override
                public void at(Standing standing) {
                    seen.add(standing);
                }
            });
        }
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new Standing(0, 4, 0, 1, 0));
    }

    @Test
    void keepsNoAddressOfAnAnswerInTheLog() throws Exception {
        Messages messages = room.queued(2);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain(new Fault(Stage.DOT, Kind.PERMANENT, 1))) {
            send(PostRoom.settings(server), messages);
        }
        assertThat(Files.readString(messages.log(folder)))
                .doesNotContain("person")
                .doesNotContain("mail0.example.se");
    }
}
