package se.utskick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.OncePer;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.PieceState;
import se.utskick.file.Sha256;
import se.utskick.register.Snapshots;
import se.utskick.report.RunFacts.ChangeOf;
import se.utskick.report.RunFacts.PackageFile;
import se.utskick.run.Approval;
import se.utskick.run.MailingRun;
import se.utskick.run.MailingRuns;
import se.utskick.run.SupplementState;
import se.utskick.run.Supplements;
import se.utskick.selection.Balance;
import se.utskick.selection.Change;
import se.utskick.selection.Outcome;
import se.utskick.selection.SelectionOrder.Window;
import se.utskick.selection.SelectionResult;

/** Gathers what is known of a run, counted again from its rows and not taken from what the selection said of itself. */
@Component
class RunFactsReader {

    private final Places places;
    private final MailingRuns runs;
    private final Snapshots snapshots;
    private final Balance balance;
    private final Supplements supplements;
    private final DeliveryLog log;
    private final JdbcTemplate jdbc;

    RunFactsReader(
            Places places,
            MailingRuns runs,
            Snapshots snapshots,
            Balance balance,
            Supplements supplements,
            DeliveryLog log,
            JdbcTemplate jdbc) {
        this.supplements = supplements;
        this.places = places;
        this.runs = runs;
        this.snapshots = snapshots;
        this.balance = balance;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * The facts of a run.
     *
     * @throws Refusal where there is no such run, it is not prepared, or its rows are purged
     */
    RunFacts read(String name) throws IOException {
        MailingRun run = runs.get(name);
        MailingRun.Selected selected = run.selected();
        if (selected == null) {
            throw Refusal.of("report.not-prepared", name);
        }
        SelectionResult result = selected.result();
        int rows = count("select count(*) from decision where run = ?", name);
        if (rows == 0 && result.rows() > 0) {
            throw Refusal.of("report.purged", name, places.run(name).resolve("report"));
        }
        Window window = run.window();
        Approval approval = runs.approval(name).orElse(null);
        return new RunFacts(
                name,
                run.campaign(),
                period(run.campaign().oncePer(), run.asOf()),
                run.asOf(),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                run.letterDate(),
                run.state().name(),
                snapshots.get(run.snapshot()),
                result.withoutMeeting(),
                selected.template(),
                log.head(name),
                count("select count(distinct youth) from decision where run = ?", name),
                rows,
                outcomes(name),
                states(name, "PRINT"),
                states(name, "EMAIL"),
                sheets(name),
                packages(places.run(name)),
                run.preparedBy(),
                approval == null ? null : approval.approvedBy(),
                approval != null && approval.sameCommand(),
                balance.differences(name).isEmpty(),
                run.campaign().rule().hasMeetings() ? cells("school", "outcome in ('EMAIL', 'PRINT')", name) : Map.of(),
                cells("place", "outcome = 'PRINT'", name),
                supplements.of(name).stream()
                        .filter(one -> one.state() != SupplementState.CANCELLED)
                        .toList(),
                change(run));
    }

    /** What several runs are summed by, for those whose rows may be purged too: the counts their selection left, and the states. */
    Tally tally(MailingRun run, SelectionResult result) {
        return new Tally(
                result.youths(),
                result.rows(),
                result.outcomes(),
                states(run.name(), "PRINT"),
                states(run.name(), "EMAIL"),
                sheets(run.name()),
                result.withoutMeeting().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    /** A meeting that the run's own list no longer has is called off (decision 0015). */
    private @Nullable ChangeOf change(MailingRun run) {
        String meeting = run.changeOf();
        if (meeting == null) {
            return null;
        }
        boolean isHeld = !jdbc.queryForList(
                        "select 1 from meeting where snapshot = ? and id = ?", Integer.class, run.snapshot(), meeting)
                .isEmpty();
        return new ChangeOf(meeting, isHeld ? Change.Kind.MOVED : Change.Kind.OFF);
    }

    private static String period(OncePer oncePer, LocalDate asOf) {
        return switch (oncePer) {
            case LIFETIME -> "lifetime";
            case CALENDAR_YEAR -> Integer.toString(asOf.getYear());
            case MEETING -> "meeting";
        };
    }

    private Map<Outcome, Integer> outcomes(String run) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        jdbc.query(
                "select outcome, count(*) from decision where run = ? group by outcome",
                row -> {
                    outcomes.put(Outcome.valueOf(row.getString(1)), row.getInt(2));
                },
                run);
        return outcomes;
    }

    private Map<PieceState, Integer> states(String run, String channel) {
        Map<PieceState, Integer> states = new EnumMap<>(PieceState.class);
        jdbc.query(
                "select state, count(*) from piece_state where run = ? and channel = ? group by state",
                row -> {
                    states.put(PieceState.valueOf(row.getString(1)), row.getInt(2));
                },
                run,
                channel);
        return states;
    }

    private SortedMap<String, Integer> cells(String column, String condition, String run) {
        SortedMap<String, Integer> cells = new TreeMap<>();
        jdbc.query(
                "select " + column + ", count(*) from decision where run = ? and " + condition + " group by " + column,
                row -> {
                    cells.put(row.getString(1), row.getInt(2));
                },
                run);
        return cells;
    }

    private int sheets(String run) {
        return count(
                "select coalesce(sum(sheets), 0) from bundle_piece where run = ? and channel = 'PRINT' and removed_in is null",
                run);
    }

    private int count(String query, String run) {
        Integer count = jdbc.queryForObject(query, Integer.class, run);
        return count == null ? 0 : count;
    }

    private static List<PackageFile> packages(Path run) throws IOException {
        List<PackageFile> files = new ArrayList<>();
        for (Path folder : PackageFolders.of(run)) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.sorted().toList()) {
                    files.add(new PackageFile(folder.getFileName() + "/" + file.getFileName(), Sha256.of(file)));
                }
            }
        }
        return files;
    }
}
