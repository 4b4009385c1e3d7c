package se.utskick.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.Words;
import se.utskick.file.DurableFile;

/** Writes reports: of one run, and of all runs of a period. The same state gives the same bytes. */
@Component
public class Reporting {

    private final Places places;
    private final RunFactsReader facts;
    private final PiecesCsv pieces;
    private final FollowUpReader followUps;

    Reporting(Places places, RunFactsReader facts, PiecesCsv pieces, FollowUpReader followUps) {
        this.places = places;
        this.facts = facts;
        this.pieces = pieces;
        this.followUps = followUps;
    }

    /**
     * What was written.
     *
     * @param status FULFILLED, PARTLY or NOT
     */
    public record RunReport(Path folder, String status, boolean balanced, String logHead) {}

    /** What was written of a period, and how many runs it sums. */
    public record PeriodReport(Path folder, int runs) {}

    /**
     * Writes verification.json, .html, .pdf and pieces.csv, each whole or not at all.
     *
     * @param to null for {@code report/} in the run's folder
     * @throws Refusal where there is no such run, or nothing to report of it
     */
    public RunReport run(String run, @Nullable Path to, Lang lang) {
        try {
            RunFacts known = facts.read(run);
            Path folder = Files.createDirectories(to == null ? places.run(run).resolve("report") : to);
            String page = RunPage.of(known, lang);
            DurableFile.write(folder.resolve("verification.json"), ReportJson.of(known, Words.in(lang)));
            writePage(folder, "verification", page, known.letterDate());
            pieces.write(run, known.change(), folder.resolve("pieces.csv"));
            return new RunReport(
                    folder,
                    Tally.of(known).status().name(),
                    known.balanced(),
                    known.logHead().sha256());
        } catch (IOException e) {
            throw Refusal.failure("report.disk").because(e);
        }
    }

    /**
     * Writes follow-up.json, .html and .pdf of the runs whose as-of date lies in the period, both days included.
     *
     * @param to null for {@code reports/FROM--TO/} in the data folder
     * @throws Refusal where no run lies in the period
     */
    public PeriodReport period(LocalDate from, LocalDate to, @Nullable Path folder, Lang lang) {
        FollowUp followUp = followUps.read(from, to);
        try {
            Path target = Files.createDirectories(
                    folder == null ? places.data().resolve("reports").resolve(from + "--" + to) : folder);
            DurableFile.write(target.resolve("follow-up.json"), FollowUpJson.of(followUp, Words.in(lang)));
            writePage(target, "follow-up", FollowUpPage.of(followUp, lang), to);
            return new PeriodReport(target, followUp.runs());
        } catch (IOException e) {
            throw Refusal.failure("report.disk").because(e);
        }
    }

    private static void writePage(Path folder, String name, String page, LocalDate date) throws IOException {
        byte[] pdf = ReportPdf.of(page, date);
        DurableFile.write(folder.resolve(name + ".html"), out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        DurableFile.write(folder.resolve(name + ".pdf"), out -> out.write(pdf));
    }
}
