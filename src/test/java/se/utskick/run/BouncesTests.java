package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.BadAddresses;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.Keyring;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.Bounce;
import se.utskick.email.BounceClass;
import se.utskick.email.BounceReader;
import se.utskick.email.BounceSamples;
import se.utskick.email.BounceSource;
import se.utskick.file.Json;
import se.utskick.person.EmailAddress;
import se.utskick.report.Reconciliation;
import se.utskick.report.Reporting;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** What a message that came back does to the piece it is about, in every state the piece can be in. */
class BouncesTests {

    private static final String RUN = "skolmote-2026-12-01-1";

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private String piece;
    private BounceSamples samples;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.approve(house.prepare("skolmote"));
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        piece = house.room(PieceStates.class).in(RUN, PieceState.QUEUED).get(0);
        samples = new BounceSamples(new PieceReference(piece), house.room(Keyring.class));
        move(RunState.APPROVED, RunState.DELIVERING);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void movesAPieceThatNobodyTriesAnyMore() {
        is(PieceState.SENT);

        BounceCounts counts = read("postfix-user-unknown");

        assertThat(state()).isEqualTo(PieceState.BOUNCED);
        assertThat(counts.effects()).containsEntry(BounceEffect.APPLIED, 1);
        assertThat(counts.classes()).containsEntry(BounceClass.PERMANENT, 1);
        assertThat(counts.runs()).containsExactly(RUN);
        assertThat(lastLine()).contains("\"from\":\"SENT\",\"to\":\"BOUNCED\"", "\"class=PERMANENT; status=5.1.1\"");
        assertHolds();
    }

    @Test
    void tellsInTheLogNeitherAddressNorText() {
        is(PieceState.SENT);

        read("postfix-user-unknown");

        assertThat(String.join("\n", house.log(run())))
                .doesNotContain("example.se")
                .doesNotContain("User unknown")
                .doesNotContain("@");
    }

    @ParameterizedTest
    @CsvSource({
        "postfix-delayed, DELAYED",
        "sendmail-transient-without-more, TEMPORARY",
        "away-outlook-swedish, OUT_OF_OFFICE",
        "postfix-delivered, DELIVERED"
    })
    void onlyNotesWhatIsNotFinal(String sample, BounceClass kind) {
        is(PieceState.SENT);
        long before = logged();

        BounceCounts counts = read(sample);

        assertThat(state()).isEqualTo(PieceState.SENT);
        assertThat(counts.effects()).containsEntry(BounceEffect.NOTED, 1);
        assertThat(counts.classes()).containsEntry(kind, 1);
        assertThat(logged()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = PieceState.class,
            names = {"IN_DOUBT", "QUEUED"})
    void takesAnyReportAsProofThatAMessageWasSent(PieceState uncertain) {
        is(uncertain);

        read("postfix-delayed");

        assertThat(state()).isEqualTo(PieceState.SENT);
        assertThat(lastLine()).contains("\"from\":\"" + uncertain + "\",\"to\":\"SENT\"", "class=DELAYED");
        assertHolds();
    }

    @ParameterizedTest
    @EnumSource(
            value = PieceState.class,
            names = {"IN_DOUBT", "QUEUED"})
    void movesAMessageOfUncertainFateByWayOfSent(PieceState uncertain) {
        is(uncertain);

        read("postfix-user-unknown");

        assertThat(state()).isEqualTo(PieceState.BOUNCED);
        List<String> log = house.log(run());
        assertThat(log.get(log.size() - 2) + log.get(log.size() - 1))
                .contains("\"from\":\"" + uncertain + "\",\"to\":\"SENT\"", "\"from\":\"SENT\",\"to\":\"BOUNCED\"");
        assertHolds();
    }

    @Test
    void remembersWhomAProvedMessageWasFor() {
        is(PieceState.QUEUED);
        house.sql().update("delete from sent_memory where piece = ?", piece);

        read("postfix-delayed");

        assertThat(house.sql().queryForObject("select count(*) from sent_memory where piece = ?", Integer.class, piece))
                .isPositive();
    }

    @Test
    void saysNothingOfAMessageInDoubtFromAReportItCannotRead() {
        is(PieceState.IN_DOUBT);

        BounceCounts counts = read("answer-by-a-person");

        assertThat(state()).isEqualTo(PieceState.IN_DOUBT);
        assertThat(counts.effects()).containsEntry(BounceEffect.UNKNOWN, 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = PieceState.class,
            names = {"BOUNCED", "FAILED", "FALLBACK_PRINT"})
    void changesNothingTwice(PieceState over) {
        is(over);
        long before = logged();

        BounceCounts counts = read("sendmail-user-unknown");

        assertThat(state()).isEqualTo(over);
        assertThat(counts.effects()).containsEntry(BounceEffect.REPLAY, 1);
        assertThat(logged()).isEqualTo(before);
    }

    @Test
    void takesTheVerySameMessageOnce() {
        is(PieceState.SENT);
        read("postfix-user-unknown");
        long before = logged();

        BounceCounts again = read("postfix-user-unknown", "postfix-user-unknown");

        assertThat(again.effects()).containsEntry(BounceEffect.REPLAY, 2).containsEntry(BounceEffect.APPLIED, 0);
        assertThat(again.runs()).isEmpty();
        assertThat(logged()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"forged-token", "forged-token-of-another-piece", "forged-token-cut-off"})
    void believesNoForgedReport(String sample) {
        is(PieceState.SENT);

        BounceCounts counts = read(sample);

        assertThat(state()).isEqualTo(PieceState.SENT);
        assertThat(counts.effects()).containsEntry(BounceEffect.FORGED, 1);
        assertThat(counts.hints()).containsExactly(piece);
    }

    @ParameterizedTest
    @CsvSource({"no-token-only-our-message-id", "right-token-only-in-the-returned-message", "report-about-another-piece"
    })
    void actsOnNoHint(String sample) {
        is(PieceState.SENT);

        BounceCounts counts = read(sample);

        assertThat(state()).isEqualTo(PieceState.SENT);
        assertThat(counts.effects()).containsEntry(BounceEffect.UNKNOWN, 1);
        assertThat(counts.hints()).hasSize(1);
    }

    @Test
    void movesNothingThatWasTakenOut() {
        is(PieceState.CANCELLED);

        BounceCounts counts = read("postfix-user-unknown");

        assertThat(state()).isEqualTo(PieceState.CANCELLED);
        assertThat(counts.effects()).containsEntry(BounceEffect.UNKNOWN, 1);
    }

    @Test
    void takesNoLetterForAMessage() {
        String letter = house.letters(run()).get(0);
        BounceSamples strange = new BounceSamples(new PieceReference(letter), house.room(Keyring.class));

        BounceCounts counts = read(List.of(strange.bytes("postfix-user-unknown")));

        assertThat(counts.effects()).containsEntry(BounceEffect.UNKNOWN, 1);
        assertThat(house.room(PieceStates.class).of(RUN, letter)).contains(PieceState.COMPOSED);
    }

    @Test
    void movesNothingOfARunThatIsNotOnItsWay() {
        is(PieceState.QUEUED);
        house.sql().update("update run set state = 'APPROVED' where name = ?", RUN);

        assertThat(read("postfix-user-unknown").effects()).containsEntry(BounceEffect.UNKNOWN, 1);
        assertThat(state()).isEqualTo(PieceState.QUEUED);
    }

    @Test
    void knowsNoPieceOfAnotherHouse() {
        BounceSamples strange =
                new BounceSamples(PieceReference.derive(new byte[32], "elsewhere"), house.room(Keyring.class));

        BounceCounts counts = read(List.of(strange.bytes("postfix-user-unknown")));

        assertThat(counts.effects()).containsEntry(BounceEffect.UNKNOWN, 1);
    }

    @Test
    void appliesAReportThatComesAfterTheRunIsClosed() {
        is(PieceState.SENT);
        close(run());
        house.room(Reporting.class).run(RUN, null, Lang.SV);

        read("postfix-user-unknown");

        assertThat(run().state()).isEqualTo(RunState.CLOSED);
        assertThat(state()).isEqualTo(PieceState.BOUNCED);
        assertHolds();
        house.room(Reporting.class).run(RUN, null, Lang.SV);
        assertHolds();
    }

    @Test
    void onlyCountsWhatComesBackOfAPurgedRun() throws IOException {
        is(PieceState.SENT);
        close(run());
        house.room(Purge.class).before(House.AS_OF.plusDays(1), House.ANNA);

        BounceCounts counts = read("postfix-user-unknown");

        assertThat(counts.effects()).containsEntry(BounceEffect.PURGED, 1);
        assertThat(state()).isEqualTo(PieceState.SENT);
        assertHolds();
    }

    @Test
    void letsThoseWhoseMessageBouncedGetTheCampaignAgain() {
        is(PieceState.SENT);
        int before = house.count(house.prepareAnew("skolmote"));

        read("postfix-mailbox-full");

        assertThat(house.count(house.prepareAnew("skolmote"))).isEqualTo(before + 1);
    }

    @Test
    void remembersAnAddressThatDoesNotExistAndNoOther() {
        is(PieceState.SENT);

        read(asWrittenTo("postfix-user-unknown"));

        assertThat(isBad(address())).isTrue();
        assertThat(isBad(address().toUpperCase(Locale.ROOT))).isTrue();
        assertThat(isBad("nagon.annan@example.se")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"postfix-mailbox-full", "postfix-gave-up-after-five-days", "postfix-delayed", "postfix-policy"})
    void remembersNoAddressThatIsThereButCouldNotBeReached(String sample) {
        is(PieceState.SENT);

        read(asWrittenTo(sample));

        assertThat(isBad(address())).isFalse();
    }

    @Test
    void writesByLetterToAnAddressThatDoesNotExistUntilItChanges() {
        is(PieceState.SENT);
        read(asWrittenTo("postfix-user-unknown"));
        String gone = address();
        int usual = emails(run());

        MailingRun again = house.prepareAnew("skolmote");
        house.sql().update("update contact set email = 'ny.adress@example.se' where email = ?", gone);
        MailingRun changed = house.prepareAnew("skolmote");

        assertThat(emailsTo(again, gone)).isZero();
        assertThat(emails(again)).isEqualTo(usual - 1);
        assertThat(counts(again)).containsPattern("\"bouncedAddresses\" : [1-9]");
        assertThat(emails(changed)).isEqualTo(usual);
        assertThat(counts(changed)).containsPattern("\"bouncedAddresses\" : 0");
    }

    @Test
    void namesThePiecesThatAwaitALetter() {
        is(PieceState.SENT);
        assertThat(house.room(AwaitingLetter.class).of(RUN)).isEmpty();

        read("postfix-user-unknown");

        assertThat(house.room(AwaitingLetter.class).of(RUN)).containsExactly(new PieceReference(piece));
    }

    @Test
    void bringsTheFilesUpToDateAfterAnInterruption() {
        is(PieceState.SENT);
        read("postfix-user-unknown");
        cutLog();

        read("junk");

        assertHolds();
    }

    @Test
    void keepsWhatWasAppliedWhereTheMailboxBreaksOff() {
        is(PieceState.SENT);
        BounceSource breaking = taking -> {
            taking.take(bounce(samples.bytes("postfix-user-unknown")), null);
            throw Refusal.failure("email.mailbox-unreachable", "post.example.se", 993);
        };

        assertThatThrownBy(() -> house.room(Bounces.class).read(breaking, House.ANNA))
                .hasMessageContaining("kör kommandot igen");

        assertThat(state()).isEqualTo(PieceState.BOUNCED);
        assertHolds();
    }

    @Test
    void countsEveryMessageOnce() {
        is(PieceState.SENT);

        BounceCounts counts =
                read("postfix-delayed", "postfix-user-unknown", "junk", "forged-token", "postfix-delayed");

        assertThat(counts.read()).isEqualTo(5);
        assertThat(counts.classes().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(5);
    }

    private void assertHolds() {
        assertThat(house.room(Reconciliation.class)
                        .verify(RUN, null, Lang.SV, done -> {})
                        .differences())
                .isEmpty();
    }

    /** Brings the piece to a state by the steps that lead there. */
    private void is(PieceState state) {
        PieceState from = PieceState.QUEUED;
        for (PieceState to : way(state)) {
            move(piece, from, to);
            from = to;
        }
        house.room(Housekeeping.class).settle(RUN);
    }

    private static List<PieceState> way(PieceState state) {
        return switch (state) {
            case QUEUED -> List.of();
            case BOUNCED -> List.of(PieceState.SENT, state);
            case FALLBACK_PRINT -> List.of(PieceState.FAILED, state);
            default -> List.of(state);
        };
    }

    private void move(String one, PieceState from, PieceState to) {
        house.room(DeliveryLog.class)
                .append(
                        RUN,
                        List.of(LogEvent.move(one, from, to, null, null)),
                        () -> house.room(SentProof.class).remember(run(), one));
    }

    private void move(RunState from, RunState to) {
        house.room(DeliveryLog.class)
                .append(
                        RUN,
                        List.of(new LogEvent(to.name(), null, from.name(), to.name(), null, null)),
                        () -> house.room(MailingRuns.class).move(RUN, from, to));
    }

    /** Lets everything else leave and arrive, so that the run closes. */
    private void close(MailingRun run) {
        PieceStates states = house.room(PieceStates.class);
        states.in(RUN, PieceState.QUEUED).forEach(one -> move(one, PieceState.QUEUED, PieceState.SENT));
        states.in(RUN, PieceState.COMPOSED).forEach(one -> move(one, PieceState.COMPOSED, PieceState.HANDED_OVER));
        states.in(RUN, PieceState.HANDED_OVER).forEach(one -> move(one, PieceState.HANDED_OVER, PieceState.POSTED));
        move(RunState.DELIVERING, RunState.DELIVERED);
        house.room(Housekeeping.class).settle(run.name());
        assertThat(run().state()).isEqualTo(RunState.CLOSED);
    }

    private void cutLog() {
        Path log = house.folder(run()).log();
        try {
            List<String> lines = Files.readAllLines(log);
            Files.write(log, lines.subList(0, lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BounceCounts read(String... names) {
        return read(Arrays.stream(names).map(samples::bytes).toList());
    }

    private BounceCounts read(byte[] message) {
        return read(List.of(message));
    }

    private BounceCounts read(List<byte[]> messages) {
        return house.room(Bounces.class)
                .read(taking -> messages.forEach(message -> taking.take(bounce(message), null)), House.ANNA);
    }

    private Bounce bounce(byte[] message) {
        try {
            return house.room(BounceReader.class).read(new ByteArrayInputStream(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sample with the address that the piece went to. */
    private byte[] asWrittenTo(String sample) {
        return new String(samples.bytes(sample), StandardCharsets.ISO_8859_1)
                .replace(BounceSamples.LISA, address())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String address() {
        String payload = house.sql()
                .queryForObject("select payload from piece where run = ? and ref = ?", String.class, RUN, piece);
        return Json.COMPACT.readValue(payload, Piece.class).email();
    }

    private long emailsTo(MailingRun run, String address) {
        return house
                .sql()
                .queryForList("select payload from piece where run = ? and channel = 'EMAIL'", String.class, run.name())
                .stream()
                .filter(payload -> payload.contains(address))
                .count();
    }

    private int emails(MailingRun run) {
        return house.room(RunCounts.class).messages(run.name());
    }

    private boolean isBad(String address) {
        return house.room(BadAddresses.class)
                .lookup()
                .test(EmailAddress.parse(address).orElseThrow());
    }

    private String counts(MailingRun run) {
        try {
            return Files.readString(house.folder(run).root().resolve("restricted/counts.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PieceState state() {
        return house.room(PieceStates.class).of(RUN, piece).orElseThrow();
    }

    private long logged() {
        return house.room(DeliveryLog.class).head(RUN).seq();
    }

    private String lastLine() {
        List<String> log = house.log(run());
        return log.get(log.size() - 1);
    }

    private MailingRun run() {
        return house.room(MailingRuns.class).get(RUN);
    }
}
