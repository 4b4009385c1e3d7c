package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.file.DurableFolder;
import se.utskick.print.PrintPackage;
import se.utskick.report.Reconciliation;
import se.utskick.report.Reporting;
import se.utskick.run.Supplementing.Supplemented;

/** Letters instead of messages that came back, and reprints: a package of their own, let out by a second person. */
class SupplementTests {

    private static final String RUN = "skolmote-2026-12-01-1";

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private List<String> messages;

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
        messages = house.room(PieceStates.class).in(RUN, PieceState.WRITTEN);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aMessageThatCameBackBecomesALetterOfItsOwn() throws Exception {
        bounce(messages.get(0), messages.get(1));

        Supplement made = make();

        assertThat(made.number()).isEqualTo(2);
        assertThat(made.pieces()).isEqualTo(2);
        assertThat(waiting()).isDirectory();
        assertThat(Files.getPosixFilePermissions(waiting())).hasSize(3);
        assertThat(PrintPackage.readBack(waiting())).isEmpty();
        assertThat(manifest(waiting()))
                .extracting(row -> row.get("copy"), row -> row.get("replaces"))
                .containsExactlyInAnyOrder(tuple("1", messages.get(0)), tuple("1", messages.get(1)));
        assertThat(letters())
                .doesNotContainAnyElementsOf(messages)
                .allMatch(piece -> state(piece) == PieceState.COMPOSED);
        assertThat(state(messages.get(0))).isEqualTo(PieceState.BOUNCED);
        assertVerified();
    }

    @Test
    void theLetterLeavesOnceASecondPersonHasApprovedIt() throws Exception {
        bounce(messages.get(0));
        make();
        String letter = letters().get(0);

        approve(1);
        house.deliver(run());

        assertThat(waiting()).doesNotExist();
        assertThat(house.folder(run()).supplement(2)).isDirectory();
        assertThat(state(letter)).isEqualTo(PieceState.HANDED_OVER);
        assertThat(state(messages.get(0))).isEqualTo(PieceState.FALLBACK_PRINT);
        assertVerified();

        Path answer = answer(letter + ";ACCEPTED;2026-12-09;", letter + ";POSTED;2026-12-10;");
        assertThat(house.room(Acknowledging.class)
                        .acknowledge(RUN, answer, House.BO)
                        .refused())
                .isEmpty();

        assertThat(state(letter)).isEqualTo(PieceState.POSTED);
        assertVerified();
    }

    @Test
    void aBundlesRowMeansTheLettersOfOnePackageAlone() throws Exception {
        bounce(messages.get(0), messages.get(1));
        make();
        String bundle = manifest(waiting()).get(0).get("bundle");
        approve(2);
        house.deliver(run());

        assertThat(ownBundles()).doesNotContain(bundle);
        house.room(Acknowledging.class).acknowledge(RUN, answer(bundle + ";POSTED;2026-12-10;2"), House.BO);

        assertThat(house.room(PieceStates.class).in(RUN, PieceState.POSTED))
                .hasSize(2)
                .doesNotContainAnyElementsOf(house.letters(run()));
    }

    @Test
    void whoMadeItOrAskedForItAgainCannotApproveIt() {
        bounce(messages.get(0));
        make();
        house.room(Supplementing.class).supplement(RUN, List.of(), House.BO);

        for (Officer officer : List.of(House.ANNA, House.BO, new Officer("ANNA  ek", "x"))) {
            assertThatThrownBy(() -> house.room(SupplementApprovals.class).approve(RUN, 2, 1, officer))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("den som förbereder kan inte själv godkänna");
        }
        assertThatThrownBy(() -> house.room(SupplementApprovals.class).approve(RUN, 2, 2, new Officer("Cia Al", "cia")))
                .hasMessageContaining("Antalet 2 är inte det antal brev");
        house.deliver(run());
        assertThat(house.folder(run()).supplement(2)).doesNotExist();
    }

    @Test
    void nothingLeavesTwiceHoweverOftenItIsRepeated() throws Exception {
        bounce(messages.get(0));
        Supplement made = make();
        assertThat(make().packageSha256()).isEqualTo(made.packageSha256());
        approve(1);
        approve(1);
        assertThatThrownBy(this::make).hasMessageContaining("är godkänt och väntar på leverans");
        house.deliver(run());
        int entries = house.log(run()).size();
        house.deliver(run());

        assertThat(house.log(run())).hasSize(entries);
        assertThat(house.room(HandOver.class).isDelivered(RUN)).isTrue();
        assertThat(supplement().supplement()).isEmpty();
        assertThat(house.log(run()).stream().filter(line -> line.contains("\"to\":\"FALLBACK_PRINT\"")))
                .hasSize(1);
    }

    @Test
    void killedBeforeItIsSaidItComesToNothingAndThenToTheSameBytes() throws Exception {
        bounce(messages.get(0), messages.get(2));
        DurableFolder.ownerOnly(house.folder(run()).supplementBuilding(2));
        Files.writeString(house.folder(run()).supplementBuilding(2).resolve("bundle-0099.pdf"), "half");
        house.close();
        House.copy(folder.resolve("house"), folder.resolve("other"));
        String other;
        try (House twin = House.open(folder.resolve("other"))) {
            other = twin.room(Supplementing.class)
                    .supplement(RUN, List.of(), House.ANNA)
                    .supplement()
                    .orElseThrow()
                    .packageSha256();
        }
        house = House.open(folder.resolve("house"));

        assertThat(make().packageSha256()).isEqualTo(other);
        assertVerified();
    }

    @Test
    void killedBetweenWordAndFolderTheFolderFollows() throws Exception {
        bounce(messages.get(0));
        make();
        Files.move(waiting(), house.folder(run()).supplementBuilding(2));

        approve(1);
        assertThat(waiting()).isDirectory();
        house.deliver(run());
        Files.move(house.folder(run()).supplement(2), waiting());
        house.deliver(run());

        assertThat(house.folder(run()).supplement(2)).isDirectory();
        assertThat(waiting()).doesNotExist();
        assertVerified();
    }

    @Test
    void whoIsProtectedSuppressedOrDeregisteredSinceIsNeverTaken() {
        bounce(messages.toArray(String[]::new));
        String youth = one("youth", messages.get(0));
        String recipient = one("recipient", messages.get(1));
        List<String> theirs = house.sql()
                .queryForList(
                        "select distinct piece from decision where run = ? and outcome = 'EMAIL' and (youth = ? or recipient = ?)",
                        String.class,
                        RUN,
                        youth,
                        recipient);
        NewerSnapshot newer = NewerSnapshot.copy(house.sql());
        newer.protect(youth);
        newer.suppress(recipient);

        Supplemented made = supplement();

        assertThat(theirs).contains(messages.get(0), messages.get(1));
        assertThat(made.leftOut())
                .as("one of the samples has a name in a script that no font of ours sets")
                .isEqualTo(Map.of("OBJECTED", theirs.size(), "NOT_PRINTABLE", 1));
        assertThat(manifest(waiting()))
                .isNotEmpty()
                .hasSize(messages.size() - theirs.size() - 1)
                .noneMatch(row -> theirs.contains(row.get("replaces")));
        assertThat(state(messages.get(0))).isEqualTo(PieceState.BOUNCED);
    }

    @Test
    void whoIsDeadSinceGetsNoLetterThoughTheOthersDo() throws Exception {
        bounce(messages.get(0), messages.get(1));
        NewerSnapshot.copy(house.sql()).deregister(one("recipient", messages.get(0)));

        Supplemented made = supplement();

        assertThat(made.leftOut()).isEqualTo(Map.of("OBJECTED", 1));
        assertThat(manifest(waiting())).extracting(row -> row.get("replaces")).containsExactly(messages.get(1));
    }

    @Test
    void noLetterTellsWhatIsNoLongerSoOfAMeeting() {
        bounce(messages.toArray(String[]::new));
        String meeting = one("meeting", messages.get(0));
        List<String> about = house.sql()
                .queryForList(
                        "select distinct piece from decision where run = ? and outcome = 'EMAIL' and meeting = ?",
                        String.class,
                        RUN,
                        meeting);
        NewerSnapshot.copy(house.sql()).move(meeting);

        Supplemented made = supplement();

        assertThat(made.leftOut()).containsEntry("OBJECTED", about.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROTECTED", "SUPPRESSED", "DEREGISTERED", "MEETING_CHANGED"})
    void nothingLeavesThatANewerSnapshotObjectsToMeanwhile(String why) throws Exception {
        bounce(messages.get(0));
        make();
        NewerSnapshot newer = NewerSnapshot.copy(house.sql());
        String recipient = one("recipient", messages.get(0));
        switch (why) {
            case "PROTECTED" -> newer.protect(recipient);
            case "SUPPRESSED" -> newer.suppress(recipient);
            case "DEREGISTERED" -> newer.deregister(recipient);
            default -> newer.move(one("meeting", messages.get(0)));
        }

        assertThatThrownBy(() -> approve(1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stoppas av ett nyare registerutdrag")
                .hasMessageContaining(letterFor(messages.get(0)));
        house.deliver(run());
        assertThat(house.folder(run()).supplement(2)).doesNotExist();
    }

    @Test
    void protectedMeanwhileItIsStoppedAtApprovalAndAtDelivery() throws Exception {
        bounce(messages.get(0), messages.get(1));
        make();
        approve(2);
        NewerSnapshot.copy(house.sql()).protect(one("youth", messages.get(0)));
        String stopped = letterFor(messages.get(0));

        assertThatThrownBy(() -> house.deliver(run()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stoppas av ett nyare registerutdrag")
                .hasMessageContaining(stopped);
        assertThat(house.folder(run()).supplement(2)).doesNotExist();

        house.room(Cancellation.class).cancel(RUN, stopped, "Skyddad", House.ANNA);
        assertThat(state(stopped)).isEqualTo(PieceState.CANCELLED);
        assertThat(letters()).hasSize(1).doesNotContain(stopped);
        assertThat(PrintPackage.readBack(waiting())).isEmpty();
        house.deliver(run());
        assertThat(house.folder(run()).supplement(2)).as("approved for two").doesNotExist();

        approve(1);
        house.deliver(run());

        assertThat(state(messages.get(0))).isEqualTo(PieceState.BOUNCED);
        assertThat(state(messages.get(1))).isEqualTo(PieceState.FALLBACK_PRINT);
        assertVerified();
        assertThat(supplement().supplement()).as("taken out on purpose").isEmpty();
    }

    @Test
    void whoHasNoAddressStaysAsItIsAndIsCounted() {
        bounce(messages.get(0), messages.get(1));
        house.sql()
                .update(
                        "update person set postal_code = '', special_postal_code = '' where number = ?",
                        one("recipient", messages.get(0)));

        Supplemented made = supplement();

        assertThat(made.leftOut()).isEqualTo(Map.of("NO_ADDRESS", 1));
        assertThat(make().leftOut()).as("told again").isEqualTo(Map.of("NO_ADDRESS", 1));
        assertThat(letterFor(messages.get(1))).isNotEmpty();
        assertThat(state(messages.get(0))).isEqualTo(PieceState.BOUNCED);
    }

    @Test
    void whereNothingAwaitsALetterNothingIsMade() {
        int entries = house.log(run()).size();

        assertThat(supplement().supplement()).isEmpty();

        assertThat(house.log(run())).hasSize(entries);
        assertThat(house.room(Supplements.class).of(RUN)).isEmpty();
    }

    @Test
    void aReprintKeepsItsReferenceAndItsWords() throws Exception {
        String letter = house.letters(run()).get(1);
        acknowledge(letter + ";REJECTED;2026-12-03;");

        Supplement made = make(letter);

        assertThat(made.reprints()).isOne();
        Map<String, String> row = manifest(waiting()).get(0);
        assertThat(row)
                .containsEntry("piece", letter)
                .containsEntry("copy", "2")
                .containsEntry("replaces", "");
        assertThat(row.get("sha256")).isEqualTo(own(letter).get("sha256"));
        assertThat(state(letter)).isEqualTo(PieceState.REJECTED);
        approve(1);
        house.deliver(run());
        assertThat(state(letter)).isEqualTo(PieceState.HANDED_OVER);
        assertVerified();

        String first = own(letter).get("bundle");
        long others = ownBundles().stream().filter(first::equals).count() - 1;
        acknowledge(first + ";POSTED;2026-12-05;" + others);
        assertThat(state(letter)).as("lies in the new bundle now").isEqualTo(PieceState.HANDED_OVER);
        acknowledge(row.get("bundle") + ";POSTED;2026-12-10;1");
        assertThat(state(letter)).isEqualTo(PieceState.POSTED);
        make(letter);
        assertThat(manifest(house.folder(run()).supplementPrepared(3)).get(0)).containsEntry("copy", "3");
        assertVerified();
    }

    @Test
    void whatTheShopHasNotAnsweredForIsNotPrintedAgain() {
        String letter = house.letters(run()).get(0);

        assertThatThrownBy(() -> make(letter)).hasMessageContaining(letter + " är HANDED_OVER och kan inte tryckas om");
        assertThatThrownBy(() -> make(messages.get(0))).hasMessageContaining("är WRITTEN och kan inte tryckas om");
        assertThatThrownBy(() -> make("000000000000")).hasMessageContaining("har ingen försändelse");
    }

    @Test
    void whatTheShopHasMendedMeanwhileIsNotHandedOverAgain() throws Exception {
        String letter = house.letters(run()).get(1);
        acknowledge(letter + ";REJECTED;2026-12-03;");
        make(letter);
        approve(1);
        acknowledge(letter + ";REPRINTED;2026-12-04;");

        assertThatThrownBy(() -> house.deliver(run()))
                .hasMessageContaining("är läget ett annat än när det gjordes")
                .hasMessageContaining(letter);

        house.room(Cancellation.class).cancelSupplement(RUN, 2, "Lagat av tryckeriet", House.ANNA);
        assertThat(state(letter)).isEqualTo(PieceState.REPRINTED);
        assertThat(waiting()).doesNotExist();
        assertVerified();
    }

    @Test
    void aCancelledSupplementsMessagesGetAnotherLetterInTheNext() throws Exception {
        bounce(messages.get(0));
        make();
        String first = letters().get(0);
        house.room(Cancellation.class).cancelSupplement(RUN, 2, "Fel mall", House.ANNA);
        assertThat(state(first)).isEqualTo(PieceState.CANCELLED);

        assertThat(make().number()).isEqualTo(3);

        assertThat(letterFor(messages.get(0), house.folder(run()).supplementPrepared(3)))
                .isNotEqualTo(first);
        assertVerified();
    }

    @Test
    void aLetterThatHasLeftIsStoppedByAListThatSaysWhereItLies() throws Exception {
        String letter = house.letters(run()).get(1);
        acknowledge(letter + ";REJECTED;2026-12-03;");
        bounce(messages.get(0));
        make(letter);
        String instead = letterFor(messages.get(0));
        approve(2);
        house.deliver(run());

        house.room(Cancellation.class).cancel(RUN, instead, "Flyttat", House.ANNA);
        house.room(Cancellation.class).cancel(RUN, letter, "Flyttat", House.ANNA);

        RunFolder run = house.folder(run());
        assertThat(House.lines(run.stopList(1)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith(instead + ";" + manifest(run.supplement(2)).get(0).get("bundle"));
        assertThat(House.lines(run.stopList(2)).stream().filter(line -> line.startsWith(letter)))
                .as("both printings")
                .hasSize(2);
        assertVerified();
        assertThat(supplement().supplement()).as("stopped on purpose").isEmpty();
    }

    @Test
    void aRunCancelledWholeTakesItsWaitingSupplementWithIt() throws Exception {
        bounce(messages.get(0));
        make();
        String letter = letters().get(0);

        house.room(Cancellation.class).cancel(RUN, null, "Mötet ställs in", House.ANNA);

        assertThat(state(letter)).isEqualTo(PieceState.CANCELLED);
        assertThat(waiting()).doesNotExist();
        assertThat(House.lines(house.folder(run()).stopList(1))).noneMatch(line -> line.startsWith(letter));
        assertVerified();
    }

    @Test
    void aClosedRunIsAwaitedAgainUntilItsLettersArePosted() throws Exception {
        acknowledge(posted(house.letters(run())));
        assertThat(run().state()).isEqualTo(RunState.CLOSED);
        bounce(messages.get(0));

        make();
        assertThat(run().state()).isEqualTo(RunState.DELIVERED);
        assertThat(house.room(Purge.class).due(LocalDate.of(2030, 1, 1))).isEmpty();
        String letter = letters().get(0);
        approve(1);
        house.deliver(run());
        assertThat(run().state()).isEqualTo(RunState.DELIVERED);

        acknowledge(letter + ";POSTED;2026-12-10;");
        assertThat(run().state()).isEqualTo(RunState.CLOSED);
        assertVerified();
    }

    @Test
    void aClosedRunClosesAgainWhenItsSupplementIsCancelled() throws Exception {
        List<String> own = house.letters(run());
        acknowledge(posted(own));
        make(own.get(0));
        assertThat(run().state()).as("a reprint alone").isEqualTo(RunState.DELIVERED);

        house.room(Cancellation.class).cancelSupplement(RUN, 2, "Ej behövligt", House.ANNA);

        assertThat(run().state()).isEqualTo(RunState.CLOSED);
        assertThat(state(own.get(0))).isEqualTo(PieceState.POSTED);
    }

    @Test
    void theLetterCountsForTheSameYouthAndRecipientAsTheMessageDid() {
        bounce(messages.get(0));
        String youth = one("youth", messages.get(0));
        String recipient = one("recipient", messages.get(0));
        assertThat(outcome(house.prepareAnew("skolmote"), youth, recipient)).isEqualTo("EMAIL");

        make();
        assertThat(outcome(house.prepareAnew("skolmote"), youth, recipient)).isEqualTo("ALREADY_SENT");

        approve(1);
        house.deliver(run());
        String letter = manifest(house.folder(run()).supplement(2)).get(0).get("piece");
        assertThat(outcome(house.prepareAnew("skolmote"), youth, recipient)).isEqualTo("ALREADY_SENT");
        house.room(Cancellation.class).cancel(RUN, letter, "Stoppat", House.ANNA);
        assertThat(outcome(house.prepareAnew("skolmote"), youth, recipient)).isEqualTo("EMAIL");
    }

    @Test
    void whomAnotherRunHasWrittenToSinceGetsNoLetter() {
        bounce(messages.get(0));
        MailingRun again = house.prepareAnew("skolmote");
        house.approve(again);
        house.deliver(again);

        assertThat(supplement().leftOut()).isEqualTo(Map.of("ALREADY_SENT", 1));
    }

    @Test
    void reportAndVerificationCoverIt() throws Exception {
        bounce(messages.get(0), messages.get(1));
        make();
        house.room(Reporting.class).run(RUN, null, Lang.SV);
        assertVerified();
        approve(2);
        house.deliver(run());
        assertVerified();
        assertThat(house.room(Reporting.class).run(RUN, null, Lang.SV).balanced())
                .isTrue();
        assertVerified();
        String report = Files.readString(house.folder(run()).root().resolve("report/verification.json"));
        assertThat(report)
                .contains("\"print-2/manifest.csv\"", "\"FALLBACK_PRINT\" : 2", "\"preparedBy\" : \"Anna Ek\"");
        assertThat(House.lines(house.folder(run()).root().resolve("report/pieces.csv")))
                .filteredOn(line -> line.contains("PRINT;bundle-") && line.endsWith("HANDED_OVER;"))
                .hasSize(house.letters(run()).size() + 2);
    }

    @Test
    void verifyTellsWhatWasDoneToASupplement() throws Exception {
        bounce(messages.get(0), messages.get(1));
        make();
        approve(2);
        house.deliver(run());
        Path manifest = house.folder(run()).supplement(2).resolve("manifest.csv");
        String text = Files.readString(manifest);

        Files.writeString(manifest, text.replace(messages.get(0), messages.get(1)));
        assertThat(differences()).anyMatch(line -> line.contains("går i stället för " + messages.get(1)));

        Files.writeString(manifest, text.replaceFirst(";1;" + messages.get(0), ";2;" + messages.get(0)));
        assertThat(differences()).anyMatch(line -> line.contains("är tryckning 2, väntad är 1"));

        Files.writeString(manifest, text.lines().limit(2).reduce("", (all, line) -> all + line + "\n"));
        assertThat(differences()).anyMatch(line -> line.contains("står inte i något manifest.csv"));

        Files.writeString(manifest, text);
        assertVerified();
        DurableFolder.delete(house.folder(run()).supplement(2));
        assertThat(differences()).contains("Paketet i tillägg 2 saknas.");
    }

    @Test
    void purgeErasesItsLetters() throws Exception {
        bounce(messages.get(0));
        make();
        String letter = letters().get(0);
        approve(1);
        house.deliver(run());
        acknowledge(posted(
                Stream.concat(house.letters(run()).stream(), Stream.of(letter)).toList()));

        house.room(Purge.class).before(LocalDate.of(2027, 6, 1), House.ANNA);

        assertThat(house.folder(run()).supplement(2)).doesNotExist();
        assertThat(house.sql()
                        .queryForList(
                                "select distinct coalesce(names, address, sha256) from bundle_piece where run = ?",
                                String.class,
                                RUN))
                .containsOnlyNulls();
        assertThatThrownBy(this::make).hasMessageContaining("är gallrad");
        assertVerified();
    }

    private MailingRun run() {
        return house.room(MailingRuns.class).get(RUN);
    }

    private Path waiting() {
        return house.folder(run()).supplementPrepared(2);
    }

    private void bounce(String... pieces) {
        for (String piece : pieces) {
            LogEvent event = LogEvent.move(piece, PieceState.WRITTEN, PieceState.BOUNCED, null, "status=5.1.1");
            house.room(DeliveryLog.class).append(RUN, List.of(event), () -> {});
        }
    }

    private Supplemented supplement(String... reprints) {
        return house.room(Supplementing.class).supplement(RUN, List.of(reprints), House.ANNA);
    }

    private Supplement make(String... reprints) {
        return supplement(reprints).supplement().orElseThrow();
    }

    private void approve(int count) {
        house.room(SupplementApprovals.class).approve(RUN, 2, count, House.BO);
    }

    private PieceState state(String piece) {
        return house.room(PieceStates.class).of(RUN, piece).orElseThrow();
    }

    private List<String> letters() {
        return manifest(waiting()).stream().map(row -> row.get("piece")).toList();
    }

    private String letterFor(String message) {
        return letterFor(message, waiting());
    }

    private static String letterFor(String message, Path folder) {
        return manifest(folder).stream()
                .filter(row -> message.equals(row.get("replaces")))
                .map(row -> row.get("piece"))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> own(String piece) {
        return manifest(house.folder(run()).print()).stream()
                .filter(row -> piece.equals(row.get("piece")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ownBundles() {
        return manifest(house.folder(run()).print()).stream()
                .map(row -> row.get("bundle"))
                .toList();
    }

    /** By column; no field of the samples holds a semicolon. */
    private static List<Map<String, String>> manifest(Path folder) {
        List<String> lines = House.lines(folder.resolve("manifest.csv"));
        String[] columns = lines.get(0).split(";");
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] fields = line.split(";", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < columns.length; i++) {
                        row.put(columns[i], fields[i]);
                    }
                    return row;
                })
                .toList();
    }

    private String one(String column, String piece) {
        return Optional.ofNullable(house.sql()
                        .queryForObject(
                                "select min(" + column + ") from decision where run = ? and piece = ?",
                                String.class,
                                RUN,
                                piece))
                .orElseThrow();
    }

    private String outcome(MailingRun run, String youth, String recipient) {
        return String.valueOf(house.sql()
                .queryForObject(
                        "select min(outcome) from decision where run = ? and youth = ? and recipient = ?",
                        String.class,
                        run.name(),
                        youth,
                        recipient));
    }

    private static String[] posted(List<String> letters) {
        return letters.stream().map(piece -> piece + ";POSTED;2026-12-03;").toArray(String[]::new);
    }

    private void acknowledge(String... rows) throws IOException {
        assertThat(house.room(Acknowledging.class)
                        .acknowledge(RUN, answer(rows), House.BO)
                        .refused())
                .isEmpty();
    }

    private Path answer(String... rows) throws IOException {
        return Files.writeString(
                folder.resolve("answer.csv"), "piece;status;date;note\n" + String.join("\n", rows) + "\n");
    }

    private List<String> differences() {
        return house.room(Reconciliation.class)
                .verify(RUN, null, Lang.SV, pieces -> {})
                .differences();
    }

    /** After a bounce told to the log alone the export is not written yet; any command settles it. */
    private void assertVerified() {
        house.room(Housekeeping.class).settle(RUN);
        assertThat(differences()).isEmpty();
    }
}
