package se.utskick.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.letter.NotPrintable;
import se.utskick.run.Approval;
import se.utskick.run.MailingRun;
import se.utskick.run.RunCounts;
import se.utskick.run.StraightThrough;
import se.utskick.run.Supplement;
import se.utskick.run.Supplementing.Supplemented;
import se.utskick.run.Supplements;
import se.utskick.selection.SelectionCounts;
import se.utskick.selection.SelectionResult;

/** What the commands of a run's way print for a program, {@code key: value}, one a line. */
final class RunLines implements StraightThrough.Steps {

    /** Why a message gets no letter, as printed. */
    private static final Map<String, String> WITHOUT_LETTER = new TreeMap<>(Map.of(
            "NO_ADDRESS", "without-address",
            "NOT_PRINTABLE", "not-printable",
            "OBJECTED", "objected",
            "ALREADY_SENT", "already-sent",
            "CAMPAIGN_WITHOUT_LETTERS", "campaign-without-letters"));

    private final RunCounts counts;
    private final SelectionCounts selected;
    private final Lang lang;
    private final DeliveryLog log;
    private final PieceStates states;
    private final Supplements supplements;
    private Stopwatch watch = Stopwatch.start();

    RunLines(Workplace workplace) {
        this.counts = workplace.room(RunCounts.class);
        this.selected = workplace.room(SelectionCounts.class);
        this.lang = workplace.lang();
        this.log = workplace.room(DeliveryLog.class);
        this.states = workplace.room(PieceStates.class);
        this.supplements = workplace.room(Supplements.class);
    }

    @Override
    public void prepared(MailingRun run) {
        SelectionResult result = run.result().orElseThrow();
        print("run", run.name());
        print("youths", result.youths());
        print("rows", result.rows());
        print("pieces", counts.pieces(run.name()));
        result.outcomes().forEach((outcome, rows) -> print(outcome.name(), rows));
        int bounced = counts.bouncedAddresses(run.name());
        if (bounced > 0) {
            print("bounced-addresses", bounced);
        }
        // For people: a program finds the reasons in restricted/counts.json.
        selected.byFlaw(run.name())
                .forEach((flaw, rows) -> System.err.println(NotPrintable.sentence(flaw, rows, lang)));
        seconds();
    }

    /** What comes next, for whoever sits at the terminal. */
    void next(String key, String run) {
        if (System.console() != null) {
            System.err.println(Words.in(lang).say(key, run));
        }
    }

    @Override
    public void approved(Approval approval) {
        print("run", approval.run());
        print("approved", approval.pieces());
        print("decisions", approval.seal().decisions());
        print("template", approval.seal().template());
        print("package", approval.seal().printPackage());
        head(approval.run());
    }

    @Override
    public void delivered(MailingRun run) {
        print("run", run.name());
        print("state", run.state());
        print("handed-over", counts.letters(run.name()));
        Map<PieceState, Integer> states = this.states.counts(run.name());
        print("written", states.getOrDefault(PieceState.WRITTEN, 0));
        print("sent", states.getOrDefault(PieceState.SENT, 0));
        print("failed", states.getOrDefault(PieceState.FAILED, 0));
        print("in-doubt", states.getOrDefault(PieceState.IN_DOUBT, 0));
        supplements
                .of(run.name())
                .forEach(one -> print(
                        "supplement", "%d state=%s pieces=%d".formatted(one.number(), one.state(), one.pieces())));
        head(run.name());
        seconds();
    }

    /** A message without a letter stays as it is; each is counted under why. */
    void supplemented(Supplemented made) {
        print("run", made.run().name());
        print("state", made.run().state());
        made.supplement().ifPresent(supplement -> print("supplement", supplement.number()));
        int pieces = made.supplement().map(Supplement::pieces).orElse(0);
        int reprints = made.supplement().map(Supplement::reprints).orElse(0);
        print("pieces", pieces);
        print("letters", pieces - reprints);
        print("reprints", reprints);
        WITHOUT_LETTER.forEach((reason, key) -> print(key, made.leftOut().getOrDefault(reason, 0)));
        made.supplement().ifPresent(supplement -> print("package", supplement.packageSha256()));
        head(made.run().name());
        seconds();
    }

    void approved(Supplement supplement) {
        print("run", supplement.run());
        print("supplement", supplement.number());
        print("approved", supplement.approvedPieces());
        print("package", supplement.packageSha256());
        head(supplement.run());
    }

    /** The log's last hash: kept outside, it shows whether the log was cut or rebuilt later. */
    void head(String run) {
        print("log-head", log.head(run).sha256());
    }

    /** Since the step before. */
    private void seconds() {
        print(watch);
        watch = Stopwatch.start();
    }

    /** How long it took, for whoever sits at the terminal; no program's business. */
    static void print(Stopwatch watch) {
        if (System.console() != null) {
            System.err.println(String.format(Locale.ROOT, "%.1f s", watch.seconds()));
        }
    }

    static void print(String key, Object value) {
        System.out.println(key + ": " + value);
    }
}
