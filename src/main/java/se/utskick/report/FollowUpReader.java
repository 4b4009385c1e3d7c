package se.utskick.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.delivery.DeliveryLog;
import se.utskick.report.FollowUp.Mailing;
import se.utskick.report.FollowUp.Run;
import se.utskick.run.Approval;
import se.utskick.run.MailingRun;
import se.utskick.run.MailingRuns;
import se.utskick.run.RunState;

/** Gathers the runs of a period, by campaign; what nobody approved is no mailing and only counted as a run. */
@Component
class FollowUpReader {

    private final MailingRuns runs;
    private final RunFactsReader facts;
    private final DeliveryLog log;

    FollowUpReader(MailingRuns runs, RunFactsReader facts, DeliveryLog log) {
        this.runs = runs;
        this.facts = facts;
        this.log = log;
    }

    FollowUp read(LocalDate from, LocalDate to) {
        Map<String, List<MailingRun>> byCampaign = new TreeMap<>();
        for (MailingRun run : runs.all()) {
            if (!run.asOf().isBefore(from) && !run.asOf().isAfter(to) && run.selected() != null) {
                byCampaign
                        .computeIfAbsent(run.campaign().name(), name -> new ArrayList<>())
                        .add(run);
            }
        }
        if (byCampaign.isEmpty()) {
            throw Refusal.of("report.no-runs", from, to);
        }
        return new FollowUp(
                from, to, byCampaign.values().stream().map(this::mailing).toList());
    }

    private Mailing mailing(List<MailingRun> all) {
        List<Run> counted = all.stream()
                .filter(run -> run.state().isApproved())
                .map(this::run)
                .toList();
        Tally sum = new Tally(0, 0, Map.of(), Map.of(), Map.of(), 0, 0);
        for (Run run : counted) {
            sum = sum.plus(run.tally());
        }
        int cancelled = (int)
                all.stream().filter(run -> run.state() == RunState.CANCELLED).count();
        return new Mailing(
                all.get(all.size() - 1).campaign(), sum, counted, all.size() - counted.size() - cancelled, cancelled);
    }

    private Run run(MailingRun run) {
        return new Run(
                run.name(),
                run.asOf(),
                run.state().name(),
                facts.tally(run, run.result().orElseThrow()),
                runs.approval(run.name()).map(Approval::approvedBy).orElse(null),
                log.head(run.name()));
    }
}
