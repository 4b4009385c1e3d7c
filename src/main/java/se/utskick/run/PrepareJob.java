package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.letter.LetterPress;
import se.utskick.run.Bundles.Unit;

/** Selects, plans, sets and seals a run; killed at any moment and run again it comes to the same bytes. */
@Component
class PrepareJob {

    private final RunJobs jobs;
    private final Presses presses;
    private final SelectStep select;
    private final PlanStep plan;
    private final SetStep set;
    private final SealStep seal;
    private final Specimens specimens;
    private final Bundles bundles;

    PrepareJob(
            RunJobs jobs,
            Presses presses,
            SelectStep select,
            PlanStep plan,
            SetStep set,
            SealStep seal,
            Specimens specimens,
            Bundles bundles) {
        this.jobs = jobs;
        this.presses = presses;
        this.select = select;
        this.plan = plan;
        this.set = set;
        this.seal = seal;
        this.specimens = specimens;
        this.bundles = bundles;
    }

    void run(MailingRun run) {
        LetterPress letters = presses.letters(run);
        Compositors compositors = new Compositors(letters, presses.messages(run));
        requireSameTemplate(run, compositors);
        jobs.of("prepare", run.name())
                .step("select", () -> select.select(run, compositors))
                .step("plan", () -> plan.plan(run, letters))
                .eachUnit("set bundles", () -> units(run), unit -> set.set(run, unit, compositors))
                .step("keep specimen", () -> specimens.keep(presses.lettersForPeople(run)))
                .step("seal", () -> seal.seal(run, compositors))
                .run();
    }

    private List<Unit> units(MailingRun run) {
        List<Unit> units = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            bundles.units(run.name(), channel).forEach(standing -> units.add(standing.unit()));
        }
        return units;
    }

    /** What was set before an interruption and what is set after it must come from one template. */
    private static void requireSameTemplate(MailingRun run, Compositors now) {
        if (run.selected() != null && !now.isSame(run.selected())) {
            throw Refusal.of("run.template-changed", run.name(), run.campaign().template());
        }
    }
}
