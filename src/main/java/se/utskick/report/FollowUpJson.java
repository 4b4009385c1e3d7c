package se.utskick.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.utskick.Words;
import se.utskick.campaign.Campaign;
import se.utskick.file.Json;
import se.utskick.report.FollowUp.Mailing;
import se.utskick.report.FollowUp.Run;

/** {@code follow-up.json}: a period's mailings, each with its promise, result, status and deviations. */
record FollowUpJson(String from, String to, List<MailingPart> mailings) {

    record MailingPart(
            String campaign,
            String title,
            Campaign.Promise promise,
            String result,
            String status,
            List<Tally.Count> deviations,
            int youths,
            int rows,
            Map<String, Integer> outcomes,
            ReportJson.PiecesPart pieces,
            int sheets,
            Map<String, Integer> states,
            List<RunPart> runs,
            int unapprovedRuns,
            int cancelledRuns) {}

    record RunPart(
            String run,
            String asOf,
            String state,
            int youths,
            int rows,
            ReportJson.PiecesPart pieces,
            @Nullable String approvedBy,
            ReportJson.LogPart logHead) {}

    static String of(FollowUp followUp, Words words) {
        List<MailingPart> mailings = followUp.mailings().stream()
                .map(mailing -> mailing(mailing, words))
                .toList();
        FollowUpJson json =
                new FollowUpJson(followUp.from().toString(), followUp.to().toString(), mailings);
        return Json.PRETTY.writeValueAsString(json) + "\n";
    }

    private static MailingPart mailing(Mailing mailing, Words words) {
        Tally sum = mailing.sum();
        Map<String, Integer> states = new LinkedHashMap<>();
        sum.states().forEach((state, count) -> states.put(state.name(), count));
        return new MailingPart(
                mailing.campaign().name(),
                mailing.campaign().title(),
                mailing.campaign().promise(),
                Result.of(sum, words),
                sum.status().name(),
                sum.deviations(),
                sum.youths(),
                sum.rows(),
                sum.outcomes(),
                pieces(sum),
                sum.sheets(),
                states,
                mailing.runs().stream().map(FollowUpJson::run).toList(),
                mailing.unapproved(),
                mailing.cancelled());
    }

    private static RunPart run(Run run) {
        return new RunPart(
                run.name(),
                run.asOf().toString(),
                run.state(),
                run.tally().youths(),
                run.tally().rows(),
                pieces(run.tally()),
                run.approvedBy(),
                new ReportJson.LogPart(run.logHead().seq(), run.logHead().sha256()));
    }

    private static ReportJson.PiecesPart pieces(Tally tally) {
        return new ReportJson.PiecesPart(tally.printPieces(), tally.emailPieces());
    }
}
