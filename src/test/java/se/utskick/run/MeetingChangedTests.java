package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.register.ImportOrder;
import se.utskick.register.SnapshotImport;
import se.utskick.report.Reconciliation;

/** A meeting moves, or is called off, while the run that invites to it is on its way: nothing goes that says what was. */
class MeetingChangedTests {

    private static final String HELD = "2026-12-15;18:00;19:30;Tallåsskolan, Tallåsvägen 1;Aulan";
    private static final String MOVED = HELD.replace("12-15", "12-16");

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private MailingRun run;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.prepare("skolmote");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        run = house.room(MailingRuns.class).get("skolmote-2026-12-01-1");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-12-15;18:00;19:30 | 2026-12-16;18:00;19:30",
                "2026-12-15;18:00;19:30 | 2026-12-15;17:00;19:30",
                "2026-12-15;18:00;19:30 | 2026-12-15;18:00;19:00",
                "Tallåsvägen 1;Aulan | Tallåsvägen 1;Matsalen",
                "Tallåsskolan, Tallåsvägen 1 | Tallåsskolan, Tallåsvägen 3",
                "tallas;14820011 14820012 | annat;14820011 14820012"
            })
    void anInvitationToWhatWasIsNotApproved(String was, String is) throws IOException {
        importMeetings(was, is);

        assertThatThrownBy(() -> house.approve(run))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refused -> assertThat(refused.isRefused()).isTrue())
                .hasMessageContaining("stoppas av en nyare möteslista: {MEETING_CHANGED=")
                .hasMessageContaining("för tallas.")
                .hasMessageContaining("utskick prepare skolmote")
                .hasMessageContaining("--change");

        assertThat(house.room(MailingRuns.class).get(run.name()).state()).isEqualTo(RunState.PREPARED);
        assertThat(House.lines(house.folder(run).objections()).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(';'))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(piecesAbout("tallas"))
                .doesNotContainAnyElementsOf(piecesAbout("munkholm"));
    }

    @Test
    void anApprovedInvitationToWhatWasDoesNotLeaveAndANewOneSaysWhatIs() throws IOException {
        house.approve(run);
        importMeetings(HELD, MOVED);

        assertThatThrownBy(() -> house.deliver(run)).hasMessageContaining("stoppas av en nyare möteslista");
        assertThat(house.folder(run).print()).doesNotExist();
        assertThat(house.folder(run).outbox()).doesNotExist();

        house.room(Cancellation.class).cancel(run.name(), null, "Mötet är flyttat", House.ANNA);
        MailingRun anew = house.prepareAnew("skolmote");
        house.approve(anew);
        house.deliver(anew);
        assertThat(piecesAbout("tallas", anew)).hasSameSizeAs(piecesAbout("tallas"));
        assertThat(payloads(anew)).noneMatch(payload -> payload.contains("2026-12-15"));
    }

    @Test
    void whatHasMovedBackOrIsNotListedAtAllStopsNothing() throws IOException {
        importMeetings(HELD, MOVED);
        importMeetings(HELD, HELD);
        house.approve(run);
        importMeetings(HELD, null);

        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);
    }

    @Test
    void whatTellsNothingOfTheMeetingIsNotStopped() throws IOException {
        MailingRun moped = house.prepare("moped");
        importMeetings(HELD, MOVED);

        assertThat(house.approve(moped).pieces()).isPositive();
    }

    @Test
    void messagesThatWaitStillAreWithheldAndTheirReadersInvitedAnew() throws IOException {
        house.approve(run);
        house.room(StopFlag.class).raise();
        assertThatThrownBy(() -> house.deliver(run)).hasMessageContaining("stoppades mellan två buntar");
        if (!Files.exists(house.folder(run).print())) {
            Files.move(house.folder(run).prepared(), house.folder(run).print());
        }
        house.close();
        house = House.open(folder.resolve("house"));
        importMeetings(HELD, MOVED);

        assertThat(house.deliver(run).state()).isEqualTo(RunState.DELIVERED);

        List<String> withheld = house.room(PieceStates.class).in(run.name(), PieceState.CANCELLED);
        assertThat(withheld).isNotEmpty().allMatch(piecesAbout("tallas")::contains);
        assertThat(house.log(run)).anyMatch(line -> line.contains("newer-snapshot=MEETING_CHANGED"));
        for (String piece : piecesAbout("tallas")) {
            assertThat(house.folder(run).outbox().resolve(piece + ".eml")).doesNotExist();
        }
        assertThat(house.room(Reconciliation.class)
                        .verify(run.name(), null, Lang.SV, done -> {})
                        .differences())
                .isEmpty();
        MailingRun anew = house.prepareAnew("skolmote");
        assertThat(piecesAbout("tallas", anew)).hasSameSizeAs(withheld);
    }

    private List<String> piecesAbout(String meeting) {
        return piecesAbout(meeting, run);
    }

    private List<String> piecesAbout(String meeting, MailingRun of) {
        return house.sql()
                .queryForList(
                        "select distinct piece from decision where run = ? and meeting = ? and piece is not null",
                        String.class,
                        of.name(),
                        meeting);
    }

    private List<String> payloads(MailingRun of) {
        return house.sql().queryForList("select payload from piece where run = ?", String.class, of.name());
    }

    /** @param is what the list has in place of what was; null for no list */
    private void importMeetings(String was, @Nullable String is) throws IOException {
        Path samples = Path.of("sample-data");
        String list = Files.readString(samples.resolve("meetings.csv"));
        assertThat(list).contains(was);
        Path meetings = Files.writeString(folder.resolve("meetings.csv"), is == null ? list : list.replace(was, is));
        house.room(SnapshotImport.class)
                .run(new ImportOrder(
                        List.of(samples.resolve("register.xml")),
                        null,
                        samples.resolve("school.csv"),
                        samples.resolve("contacts.csv"),
                        samples.resolve("suppressions.csv"),
                        is == null ? null : meetings,
                        StandardCharsets.UTF_8,
                        House.AS_OF));
    }
}
