package se.utskick.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.run.MailingRun.Selected;
import se.utskick.selection.ChangeOrder;
import se.utskick.selection.SelectionOrder;
import se.utskick.selection.SelectionResult;
import se.utskick.selection.Selector;

/** Decisions and pieces of a run, with their totals, in one transaction. */
@Component
class SelectStep {

    private final Selector selector;
    private final MailingRuns runs;
    private final ChangeRuns changes;
    private final DeliveryLog log;

    SelectStep(Selector selector, MailingRuns runs, ChangeRuns changes, DeliveryLog log) {
        this.selector = selector;
        this.runs = runs;
        this.changes = changes;
        this.log = log;
    }

    void select(MailingRun run, Compositors compositors) {
        if (runs.get(run.name()).selected() != null) {
            return;
        }
        SelectionOrder order = new SelectionOrder(
                run.name(),
                run.campaign(),
                run.asOf(),
                run.window(),
                run.snapshot(),
                runs.key(run.name()),
                change(run));
        log.append(run.name(), () -> {
            SelectionResult result = selector.select(order, compositors.letters());
            runs.select(run.name(), new Selected(result, compositors.template(), compositors.messageSha256()));
            return List.of(LogEvent.note("SELECTED", null, detail(result, compositors)));
        });
    }

    private @Nullable ChangeOrder change(MailingRun run) {
        String meeting = run.changeOf();
        return meeting == null ? null : changes.order(run.campaign(), meeting);
    }

    private static String detail(SelectionResult result, Compositors compositors) {
        return Detail.of(
                "youths", result.youths(),
                "rows", result.rows(),
                "email", result.emailPieces(),
                "print", result.printPieces(),
                "template", compositors.template().sha256());
    }
}
