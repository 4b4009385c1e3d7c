package se.utskick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.Words;
import se.utskick.delivery.LogChain;
import se.utskick.file.Sha256;
import se.utskick.print.Preflight;
import se.utskick.print.SeparatedRows;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.run.MailingRun;
import se.utskick.run.MailingRuns;
import se.utskick.run.Supplement;
import se.utskick.run.SupplementState;
import se.utskick.run.Supplements;

/**
 * {@code verify}: recomputes a run from its files (log, decisions, packages, messages, report) with readers that share nothing with what
 * wrote them; the database is only compared with. Changes nothing.
 */
@Component
public class Reconciliation {

    private final Places places;
    private final MailingRuns runs;
    private final Supplements supplements;
    private final JdbcTemplate jdbc;

    Reconciliation(Places places, MailingRuns runs, Supplements supplements, JdbcTemplate jdbc) {
        this.supplements = supplements;
        this.places = places;
        this.runs = runs;
        this.jdbc = jdbc;
    }

    /**
     * What was recomputed.
     *
     * @param differences a sentence each, without personal data; empty where all holds
     * @param purged whether the personal data is erased, so that only log and report are left to check
     */
    public record Verified(
            List<String> differences, long logEntries, String logHead, int rows, int pieces, boolean purged) {

        public Verified {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Recomputes a run.
     *
     * @param head a hash of the log as noted outside, null where none is known
     * @param progress told the number of letters read back so far
     * @throws Refusal where there is no such run
     */
    public Verified verify(String name, @Nullable String head, Lang lang, IntConsumer progress) {
        MailingRun run = runs.get(name);
        try {
            return new Check(run, places.run(name), new Differences(Words.in(lang)), lang).all(head, progress);
        } catch (IOException e) {
            throw Refusal.failure("report.unreadable", name).because(e);
        }
    }

    private final class Check {

        private final MailingRun run;
        private final Path folder;
        private final Differences differences;
        private final Lang lang;
        private final Set<String> printed = new TreeSet<>();
        private final List<SupplementCheck.Printed> supplemented = new ArrayList<>();
        private int sheets;

        private Check(MailingRun run, Path folder, Differences differences, Lang lang) {
            this.run = run;
            this.folder = folder;
            this.differences = differences;
            this.lang = lang;
        }

        private Verified all(@Nullable String head, IntConsumer progress) throws IOException {
            Optional<PublishedReport> report =
                    PublishedReport.read(folder.resolve("report").resolve("verification.json"), differences);
            LogFile log = log(head, report.map(PublishedReport::logSeq).orElse(0L));
            boolean purged = log.tells("PURGED");
            compareStatesWithDatabase(log);
            int rows = 0;
            if (!purged) {
                DecisionFile decisions = decisions(log);
                packages(log, progress);
                pieces(log, decisions);
                new SupplementCheck(log, decisions, differences).all(supplemented);
                requireFolders();
                new MessageCheck(folder, log, differences).all(emailHashes());
                report.ifPresent(published -> published.compareRows(decisions));
                rows = decisions.rows();
            }
            if (report.isPresent()) {
                report.get().compareLog(log);
                report.get().comparePackages(folder, log, sheets);
            }
            return new Verified(
                    differences.sentences(),
                    log.entries(),
                    log.head(),
                    rows,
                    log.states().size(),
                    purged);
        }

        private LogFile log(@Nullable String head, long reportedSeq) throws IOException {
            Path file = folder.resolve("log.jsonl");
            LogFile log = LogFile.read(file, reportedSeq, differences);
            if (differences.isEmpty()) {
                LogChain.differences(file, null, lang).forEach(differences::tell);
            }
            if (head != null && !log.holds(head)) {
                differences.add("log-head", head);
            }
            jdbc.query(
                    "select seq, hash from log_entry where run = ? order by seq desc limit 1",
                    row -> {
                        if (!row.getString(2).equals(log.head())) {
                            differences.add("log-database", log.entries(), row.getLong(1));
                        }
                    },
                    run.name());
            return log;
        }

        private void compareStatesWithDatabase(LogFile log) {
            Map<String, String> states = new TreeMap<>();
            jdbc.query(
                    "select piece, state from piece_state where run = ?",
                    row -> {
                        states.put(row.getString(1), row.getString(2));
                    },
                    run.name());
            Set<String> all = new TreeSet<>(states.keySet());
            all.addAll(log.states().keySet());
            for (String piece : all) {
                String inDatabase = states.getOrDefault(piece, "–");
                String inLog = log.states().getOrDefault(piece, "–");
                differences.compare(piece, inLog, inDatabase, "state-database");
            }
        }

        private DecisionFile decisions(LogFile log) throws IOException {
            Path file = folder.resolve("restricted").resolve("decisions.csv");
            if (!Files.isRegularFile(file)) {
                if (run.sealed() != null) {
                    differences.add("decisions-missing");
                }
                return DecisionFile.none(differences);
            }
            bound(log, "decisions", Sha256.of(file), "decisions-hash");
            bound(log, "template", templateInDatabase(), "template-hash");
            DecisionFile decisions = DecisionFile.read(file, differences);
            Map<String, Integer> inDatabase = new TreeMap<>();
            jdbc.query(
                    "select outcome, count(*) from decision where run = ? group by outcome",
                    row -> {
                        inDatabase.put(row.getString(1), row.getInt(2));
                    },
                    run.name());
            Set<String> codes = new TreeSet<>(inDatabase.keySet());
            codes.addAll(decisions.outcomes().keySet());
            codes.forEach(code -> differences.compare(
                    code,
                    decisions.outcomes().getOrDefault(code, 0),
                    inDatabase.getOrDefault(code, 0),
                    "outcome-database"));
            return decisions;
        }

        private String templateInDatabase() {
            MailingRun.Selected selected = run.selected();
            return selected == null ? "" : selected.template().sha256();
        }

        private void bound(LogFile log, String name, String found, String key) {
            String expected = log.bound(name);
            if (expected != null && !expected.equals(found)) {
                differences.add(key, expected, found);
            }
        }

        private void packages(LogFile log, IntConsumer progress) throws IOException {
            List<Path> folders = PackageFolders.of(folder);
            if (folders.isEmpty() && run.sealed() != null) {
                differences.add("package-missing");
            }
            for (Path one : folders) {
                Preflight.of(one, progress)
                        .forEach(finding -> differences.tell(one.getFileName() + ": " + finding.in(lang)));
                readManifest(one);
                Path sums = one.resolve("SHA256SUMS");
                if (Files.isRegularFile(sums)) {
                    String binding = PackageFolders.binding(one.getFileName().toString());
                    bound(log, binding, Sha256.of(sums), "package-hash");
                }
            }
        }

        private void requireFolders() {
            for (Supplement supplement : supplements.of(run.name())) {
                Path handedOver = folder.resolve("print-" + supplement.number());
                Path waiting = folder.resolve("print-" + supplement.number() + ".prepared");
                if (supplement.state() != SupplementState.CANCELLED
                        && !Files.isDirectory(handedOver)
                        && !Files.isDirectory(waiting)) {
                    differences.add("supplement-missing", supplement.number());
                }
            }
        }

        private void readManifest(Path one) {
            boolean own = PackageFolders.number(one) == 1;
            try (SeparatedRows csv = SeparatedRows.open(one.resolve("manifest.csv"))) {
                Row header = csv.next();
                int piece = header == null ? -1 : header.fields().indexOf("piece");
                int count = header == null ? -1 : header.fields().indexOf("sheets");
                int copy = header == null ? -1 : header.fields().indexOf("copy");
                int replaces = header == null ? -1 : header.fields().indexOf("replaces");
                for (Row row = csv.next(); row != null && piece >= 0 && count >= 0; row = csv.next()) {
                    if (own) {
                        printed.add(row.fields().get(piece));
                    } else {
                        supplemented.add(new SupplementCheck.Printed(
                                one.getFileName().toString(),
                                row.fields().get(piece),
                                Integer.parseInt(row.fields().get(copy)),
                                row.fields().get(replaces)));
                    }
                    sheets += Integer.parseInt(row.fields().get(count));
                }
            } catch (IOException | RuntimeException e) {
                // Told already by the one who read the whole package back.
                sheets = -1;
            }
        }

        private void pieces(LogFile log, DecisionFile decisions) {
            boolean cancelled = log.tells("CANCELLED");
            decisions.pieces().forEach((piece, outcome) -> {
                if (!log.states().containsKey(piece)) {
                    differences.add("piece-not-in-log", piece);
                } else if (log.isLetter(piece) != outcome.equals("PRINT")) {
                    differences.add("piece-channel", piece, outcome);
                }
                if (outcome.equals("PRINT") && !log.wasTakenOut(piece) && !printed.contains(piece)) {
                    differences.add("piece-not-in-manifest", piece);
                }
            });
            for (String piece : printed) {
                if (!"PRINT".equals(decisions.pieces().get(piece))) {
                    differences.add("manifest-not-in-decisions", piece);
                } else if (log.wasTakenOut(piece) && !cancelled) {
                    differences.add("cancelled-in-manifest", piece);
                }
            }
            log.states().keySet().stream()
                    .filter(piece -> !decisions.pieces().containsKey(piece)
                            && !log.replaced().containsKey(piece))
                    .forEach(piece -> differences.add("log-not-in-decisions", piece));
        }

        private Map<String, String> emailHashes() {
            Map<String, String> hashes = new HashMap<>();
            jdbc.query(
                    "select piece, sha256 from bundle_piece where run = ? and channel = 'EMAIL'",
                    row -> {
                        hashes.put(row.getString(1), String.valueOf(row.getString(2)));
                    },
                    run.name());
            return hashes;
        }
    }
}
