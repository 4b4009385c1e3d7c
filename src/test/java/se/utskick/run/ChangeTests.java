package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.file.Json;
import se.utskick.register.ImportOrder;
import se.utskick.register.SnapshotImport;
import se.utskick.report.Reconciliation;
import se.utskick.report.Reporting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/** The invitations are delivered, and then a meeting moves or is called off. */
class ChangeTests {

    private static final String MEETING = "tallas";
    private static final String INVITATIONS = "skolmote-2026-12-01-1";
    private static final String HELD = "Tallåsskolan;2026-12-15;18:00;19:30";
    private static final String MOVED = "Tallåsskolan;2026-12-16;17:00;18:30";

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private Path lists;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.delivered("skolmote");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        lists = folder.resolve("lists");
        House.copy(Path.of("sample-data"), lists);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void tellsEverybodyWhoWasInvitedByTheChannelTheyHad() {
        moveMeeting(HELD, MOVED);

        MailingRun run = deliver(prepare());

        assertThat(sent(run.name())).isNotEmpty().isEqualTo(invited());
        assertThat(pieces(run.name())).allSatisfy(piece -> {
            assertThat(piece.meeting()).isNotNull();
            assertThat(piece.meeting().day()).isEqualTo("2026-12-16");
            assertThat(piece.change()).isNotNull();
            assertThat(piece.change().kind()).isEqualTo(Change.Kind.MOVED);
            assertThat(piece.change().was().day()).isEqualTo("2026-12-15");
        });
        assertHolds(run);
    }

    @Test
    void tellsThatAMeetingIsCalledOffAndCancelsItInTheCalendar() throws IOException {
        moveMeeting("tallas;", "annat;");

        MailingRun run = deliver(prepare());

        assertThat(sent(run.name())).isEqualTo(invited());
        for (Piece piece : pieces(run.name())) {
            assertThat(piece.change()).isNotNull();
            assertThat(piece.change().kind()).isEqualTo(Change.Kind.OFF);
            if (!piece.email().isEmpty()) {
                String message = Files.readString(house.folder(run).outbox().resolve(piece.reference() + ".eml"));
                assertThat(calendar(message))
                        .contains("UID:" + piece.change().invitation() + "@", "SEQUENCE:1", "STATUS:CANCELLED");
                assertThat(references(INVITATIONS))
                        .contains(piece.change().invitation().text());
            }
        }
        assertHolds(run);
    }

    @Test
    void neitherApprovesNorDeliversWhatANewerListContradicts() {
        moveMeeting("tallas;", "annat;");
        MailingRun off = prepare();
        moveMeeting("annat;", "tallas;");

        assertThatThrownBy(() -> house.approve(off))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stoppas av en nyare möteslista")
                .hasMessageContaining(MEETING);

        moveMeeting(HELD, MOVED);
        MailingRun moved = prepare();
        house.approve(moved);
        moveMeeting(MOVED, "Tallåsskolan;2026-12-18;17:00;18:30");

        assertThatThrownBy(() -> house.deliver(moved))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stoppas av en nyare möteslista");
        assertThat(house.folder(moved).print()).doesNotExist();
        assertThat(house.folder(moved).outbox()).doesNotExist();
    }

    @Test
    void theReportSaysWhichMeetingHasChangedAndHow() throws IOException {
        moveMeeting(HELD, MOVED);
        MailingRun moved = deliver(prepare());
        moveMeeting("tallas;", "annat;");
        MailingRun off = deliver(prepare());
        assertHolds(moved);
        assertHolds(off);

        assertThat(report(moved, "verification.json")).contains("""
                  "change" : {
                    "meeting" : "tallas",
                    "kind" : "MOVED"
                  }
                """);
        assertThat(report(moved, "verification.html")).contains("mötet tallas har fått en ny tid eller plats");
        assertThat(report(off, "verification.json")).contains("\"kind\" : \"OFF\"");
        assertThat(report(off, "verification.html")).contains("mötet tallas är inställt");
        assertThat(report(off, "pieces.csv").lines().skip(1)).isNotEmpty().allMatch(line -> line.endsWith(";OFF"));
    }

    private String report(MailingRun run, String file) throws IOException {
        return Files.readString(house.folder(run).root().resolve("report").resolve(file));
    }

    @Test
    void knowsTheEntryAgainWhenTheMeetingMovesTwice() {
        moveMeeting(HELD, MOVED);
        MailingRun first = deliver(prepare());
        moveMeeting(MOVED, HELD);

        MailingRun second = deliver(prepare());

        assertThat(sent(second.name())).isEqualTo(sent(first.name()));
        assertThat(pieces(second.name())).allSatisfy(piece -> {
            assertThat(piece.change()).isNotNull();
            assertThat(piece.change().sequence()).isEqualTo(2);
            assertThat(piece.change().was().day()).isEqualTo("2026-12-16");
            assertThat(references(INVITATIONS))
                    .contains(piece.change().invitation().text());
        });
        assertHolds(second);
    }

    @Test
    void repeatedWritesToNobodyTwice() {
        moveMeeting(HELD, MOVED);
        MailingRun first = prepare();
        MailingRun again = house.room(Preparation.class).prepare(order(true), House.ANNA);
        assertThat(again.name()).isNotEqualTo(first.name());
        deliver(first);

        assertThatThrownBy(() -> house.approve(again))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("redan täcks");
        assertThatThrownBy(() -> house.room(Preparation.class).prepare(order(true), House.ANNA))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("samma dag, tid, plats och sal");
    }

    @Test
    void isNeitherResumedByAnOrdinaryPrepareNorResumesOne() {
        moveMeeting(HELD, MOVED);

        MailingRun change = prepare();
        MailingRun ordinary = house.room(Preparation.class)
                .prepare(new PrepareOrder("skolmote", House.AS_OF, null, null, null, null, false, false), House.ANNA);

        assertThat(ordinary.name()).isNotEqualTo(change.name());
        assertThat(sent(ordinary.name())).isEmpty();
        assertThat(prepare().name()).isEqualTo(change.name());
    }

    @Test
    void holdsWhoeverIsProtectedSince() {
        String youth = sent(INVITATIONS).firstEntry().getKey().substring(0, 12);
        edit("school.csv", text -> text.replaceAll("(?m)^(" + youth + ";.*);INGEN$", "$1;SEKRETESSMARKERING"));
        moveMeeting(HELD, MOVED);

        MailingRun run = deliver(prepare());

        assertThat(outcomes(run.name(), youth)).isNotEmpty().containsOnly("PROTECTED");
        assertThat(sent(run.name()).keySet())
                .isNotEmpty()
                .noneMatch(row -> row.startsWith(youth))
                .hasSizeLessThan(invited().size());
        assertHolds(run);
    }

    @Test
    void writesToNobodyWhoWasNotInvited() {
        String youth = newcomer();
        edit("school.csv", text -> text + youth + ";14820011;Tallåsskolan 1;8;GR;8A;2026-08-18;;nej;INGEN\n");
        moveMeeting(HELD, MOVED);

        MailingRun run = deliver(prepare());
        MailingRun ordinary = house.room(Preparation.class)
                .prepare(new PrepareOrder("skolmote", House.AS_OF, null, null, null, null, false, false), House.ANNA);

        assertThat(sent(run.name())).isEqualTo(invited());
        assertThat(sent(ordinary.name()).keySet()).isNotEmpty().allMatch(row -> row.startsWith(youth));
    }

    @Test
    void writesALetterToWhoeverTookTheAddressBackAndToWhoeverHadALetter() {
        String before = sent(INVITATIONS).toString();
        assertThat(before).contains("EMAIL", "PRINT");
        edit("contacts.csv", text -> text.replace(";ja", ";nej"));
        moveMeeting(HELD, MOVED);

        MailingRun run = deliver(prepare());

        assertThat(sent(run.name()).keySet()).isEqualTo(invited().keySet());
        assertThat(sent(run.name()).values()).containsOnly("PRINT");
        assertHolds(run);
    }

    @Test
    void writesALetterToWhoeverGotOneInsteadOfAMessageThatCameBack() throws IOException {
        String bounced = house.sql()
                .queryForObject(
                        "select min(piece) from decision where run = ? and meeting = ? and outcome = 'EMAIL'",
                        String.class,
                        INVITATIONS,
                        MEETING);
        LogEvent event = LogEvent.move(bounced, PieceState.WRITTEN, PieceState.BOUNCED, null, "status=5.1.1");
        house.room(DeliveryLog.class).append(INVITATIONS, List.of(event), () -> {});
        house.room(Supplementing.class).supplement(INVITATIONS, List.of(), House.ANNA);
        house.room(SupplementApprovals.class).approve(INVITATIONS, 2, 1, House.BO);
        house.deliver(house.room(MailingRuns.class).get(INVITATIONS));
        TreeMap<String, String> told = invited();
        house.sql()
                .query(
                        "select youth, recipient from decision where run = ? and piece = ?",
                        row -> {
                            told.put(row.getString(1) + " " + row.getString(2), "PRINT");
                        },
                        INVITATIONS,
                        bounced);
        moveMeeting(HELD, MOVED);

        MailingRun run = deliver(prepare());

        assertThat(sent(run.name())).isEqualTo(told);
        assertHolds(run);
    }

    @Test
    void writesNoMessageToWhoeverHadALetterThoughThereIsAnAddressNow() throws IOException {
        String known = Files.readString(lists.resolve("contacts.csv"));
        String row = invited().entrySet().stream()
                .filter(sent -> sent.getValue().equals("PRINT"))
                .map(Map.Entry::getKey)
                .filter(sent -> !known.contains(sent.substring(13)))
                .findFirst()
                .orElseThrow();
        edit("contacts.csv", text -> text + row.substring(13) + ";ny@example.se;ja\n");
        moveMeeting(HELD, MOVED);

        assertThat(sent(deliver(prepare()).name())).containsEntry(row, "PRINT");
    }

    @Test
    void saysWhyThereIsNothingToTell() {
        assertRefused("samma dag, tid, plats och sal", MEETING);
        assertRefused("Ingen som skolmote har levererat", "okant");
        assertThatThrownBy(() -> house.room(Preparation.class)
                        .prepare(
                                new PrepareOrder("moped", House.AS_OF, null, null, null, null, false, false, MEETING),
                                House.ANNA))
                .hasMessageContaining("har inga möten");
        assertThat(house.room(MailingRuns.class).all()).hasSize(1);
    }

    @Test
    void doesNotTakeASnapshotWithoutAListForACancellation() {
        importLists(null);

        assertRefused("har ingen möteslista", MEETING);
    }

    @Test
    void doesNotWriteToWhomIsErased() {
        moveMeeting(HELD, MOVED);
        house.sql().update("update run set purged = true where name = ?", INVITATIONS);

        assertRefused("är gallrad", MEETING);
    }

    @Test
    void wantsATemplateWithWordsForIt() {
        House.rewrite(
                house.places.templates().resolve("skolmote/email.txt"),
                "[# th:unless=\"${variant.change} == 'no'\"]",
                "[# th:if=\"${variant.change} == 'moved'\"]");
        House.rewrite(
                house.places.templates().resolve("skolmote/email.txt"),
                "[# th:if=\"${variant.change} == 'no'\"]",
                "[# th:unless=\"${variant.change} == 'moved'\"]");
        moveMeeting(HELD, MOVED);

        assertRefused("har inga ord för en ändring", MEETING);
    }

    private void assertRefused(String sentence, String meeting) {
        PrepareOrder order = new PrepareOrder("skolmote", House.AS_OF, null, null, null, null, false, false, meeting);
        assertThatThrownBy(() -> house.room(Preparation.class).prepare(order, House.ANNA))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.isRefused()).isTrue())
                .hasMessageContaining(sentence);
    }

    private void assertHolds(MailingRun run) {
        house.room(Reporting.class).run(run.name(), null, Lang.SV);
        assertThat(house.room(Reconciliation.class)
                        .verify(run.name(), null, Lang.SV, done -> {})
                        .differences())
                .isEmpty();
    }

    private static PrepareOrder order(boolean anew) {
        return new PrepareOrder("skolmote", House.AS_OF, null, null, null, null, false, anew, MEETING);
    }

    private MailingRun prepare() {
        return house.room(Preparation.class).prepare(order(false), House.ANNA);
    }

    private MailingRun deliver(MailingRun run) {
        house.approve(run);
        return house.deliver(run);
    }

    private void moveMeeting(String was, String is) {
        edit("meetings.csv", text -> text.replace(was, is));
        importLists(lists.resolve("meetings.csv"));
    }

    private void importLists(@Nullable Path meetings) {
        house.room(SnapshotImport.class)
                .run(new ImportOrder(
                        List.of(lists.resolve("register.xml")),
                        null,
                        lists.resolve("school.csv"),
                        lists.resolve("contacts.csv"),
                        lists.resolve("suppressions.csv"),
                        meetings,
                        StandardCharsets.UTF_8,
                        House.AS_OF));
    }

    private void edit(String file, UnaryOperator<String> change) {
        try {
            Path path = lists.resolve(file);
            String before = Files.readString(path);
            String after = change.apply(before);
            assertThat(after).as(file).isNotEqualTo(before);
            Files.writeString(path, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A youth whose recipients are invited to another meeting and not to this one. */
    private String newcomer() {
        List<String> here = sent(INVITATIONS).keySet().stream()
                .map(row -> row.substring(0, 12))
                .toList();
        return sent(INVITATIONS, "munkholm").keySet().stream()
                .map(row -> row.substring(0, 12))
                .filter(youth -> !here.contains(youth))
                .findFirst()
                .orElseThrow();
    }

    private TreeMap<String, String> invited() {
        TreeMap<String, String> invited = sent(INVITATIONS);
        assertThat(invited).hasSizeGreaterThan(3);
        return invited;
    }

    /** Outcome by youth and recipient, of what a run sends about the meeting. */
    private TreeMap<String, String> sent(String run) {
        return sent(run, MEETING);
    }

    private TreeMap<String, String> sent(String run, String meeting) {
        TreeMap<String, String> sent = new TreeMap<>();
        house.sql()
                .query(
                        "select youth, recipient, outcome from decision where run = ? and meeting = ? and piece is not null",
                        row -> {
                            sent.put(row.getString(1) + " " + row.getString(2), row.getString(3));
                        },
                        run,
                        meeting);
        return sent;
    }

    private List<String> outcomes(String run, String youth) {
        return house.sql()
                .queryForList("select outcome from decision where run = ? and youth = ?", String.class, run, youth);
    }

    private List<String> references(String run) {
        return house.sql().queryForList("select ref from piece where run = ?", String.class, run);
    }

    private List<Piece> pieces(String run) {
        List<Piece> pieces =
                house.sql().queryForList("select payload from piece where run = ?", String.class, run).stream()
                        .map(payload -> Json.COMPACT.readValue(payload, Piece.class))
                        .toList();
        assertThat(pieces).isNotEmpty();
        return pieces;
    }

    /** The calendar in a message, wherever it stands in it and however it is coded. */
    private static String calendar(String message) {
        String part = message.substring(message.indexOf("text/calendar"));
        String body = part.substring(part.indexOf("\r\n\r\n") + 4);
        String coded = body.substring(0, body.indexOf("\r\n--"));
        return part.contains("base64")
                ? new String(Base64.getMimeDecoder().decode(coded), StandardCharsets.UTF_8)
                : coded.replace("=\r\n", "").replace("=3D", "=");
    }
}
