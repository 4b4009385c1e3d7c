package se.utskick.run;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.file.Sha256;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshots;
import se.utskick.selection.ChangeCheck;
import se.utskick.selection.SelectionOrder.Window;

/** Finds the run an order means, or begins it (contract, section 3, "A run is named"). */
@Component
class Beginning {

    private static final Pattern RUN_KEY = Pattern.compile("[0-9a-f]{64}");
    private static final int KEY_BYTES = 32;

    private final MailingRuns runs;
    private final Campaigns campaigns;
    private final Snapshots snapshots;
    private final ChangeRuns changes;
    private final ChangeCheck changeCheck;
    private final DeliveryLog log;

    Beginning(
            MailingRuns runs,
            Campaigns campaigns,
            Snapshots snapshots,
            ChangeRuns changes,
            ChangeCheck changeCheck,
            DeliveryLog log) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.snapshots = snapshots;
        this.changes = changes;
        this.changeCheck = changeCheck;
        this.log = log;
    }

    /** What an order means once its defaults are filled in. */
    private record Wanted(
            Campaign campaign,
            LocalDate asOf,
            @Nullable Window window,
            Snapshot snapshot,
            LocalDate letterDate,
            @Nullable String change) {}

    /**
     * The run to prepare, to resume, or to tell of again; the caller says what becomes of one that is approved.
     *
     * @param inOneCommand whether the command goes on to approve and deliver, and so to resume a run later than PREPARING
     */
    MailingRun begin(PrepareOrder order, Officer officer, boolean inOneCommand) {
        Wanted wanted = wanted(order);
        String runKey = order.runKey() == null ? null : checked(order.runKey());
        Optional<MailingRun> earlier = runs.lastLike(
                wanted.campaign().name(),
                wanted.asOf(),
                wanted.window(),
                wanted.snapshot().number(),
                wanted.letterDate(),
                wanted.change());
        if (earlier.isEmpty() || (order.anew() && !isOnItsWay(earlier.get(), runKey, inOneCommand))) {
            return begun(wanted, order, runKey, officer, inOneCommand);
        }
        return again(earlier.get(), runKey, officer);
    }

    private Wanted wanted(PrepareOrder order) {
        Campaign campaign = campaigns.get(order.campaign());
        Snapshot snapshot = order.snapshot() == null
                ? snapshots.latest().orElseThrow(() -> Refusal.of("run.no-snapshot"))
                : snapshots.get(order.snapshot());
        LocalDate letterDate = order.letterDate() == null ? order.asOf() : order.letterDate();
        return new Wanted(campaign, order.asOf(), window(campaign, order), snapshot, letterDate, order.change());
    }

    private static @Nullable Window window(Campaign campaign, PrepareOrder order) {
        if (!campaign.rule().hasWindow()) {
            return null;
        }
        Window window = order.window();
        if (window == null) {
            LocalDate next = order.asOf().plusMonths(1);
            return new Window(next.withDayOfMonth(1), next.withDayOfMonth(next.lengthOfMonth()));
        }
        if (window.to().isBefore(window.from())) {
            throw Refusal.misuse("run.window-backwards", window.from(), window.to());
        }
        return window;
    }

    /** What the same command began and was interrupted in: even an order for a new run means that one. */
    private boolean isOnItsWay(MailingRun run, @Nullable String runKey, boolean inOneCommand) {
        boolean isUnfinished = run.state() == RunState.PREPARING
                || (inOneCommand && !run.state().isDelivered() && runs.isInOneCommand(run.name()));
        return isUnfinished && (runKey == null || runKey.equals(runs.key(run.name())));
    }

    private MailingRun again(MailingRun run, @Nullable String runKey, Officer officer) {
        if (runKey != null && !runKey.equals(runs.key(run.name()))) {
            throw Refusal.of("run.other-key", run.name());
        }
        if (run.state() == RunState.PREPARING) {
            log.append(
                    run.name(),
                    List.of(LogEvent.note("RESUMED", officer.name(), Detail.of("account", officer.account()))),
                    () -> runs.addPreparer(run.name(), officer.name()));
        }
        return run;
    }

    private MailingRun begun(
            Wanted wanted, PrepareOrder order, @Nullable String runKey, Officer officer, boolean inOneCommand) {
        requireFresh(wanted, order.allowOld());
        requireChange(wanted);
        Campaign campaign = wanted.campaign();
        int number = runs.nextNumber(campaign.name(), wanted.asOf());
        MailingRun run = new MailingRun(
                "%s-%s-%d".formatted(campaign.name(), wanted.asOf(), number),
                campaign,
                wanted.asOf(),
                number,
                wanted.window(),
                wanted.snapshot().number(),
                wanted.letterDate(),
                RunState.PREPARING,
                officer.name(),
                officer.account(),
                wanted.change(),
                null,
                null);
        String detail = detail(run, officer);
        log.append(
                run.name(),
                List.of(new LogEvent("PREPARING", null, null, RunState.PREPARING.name(), officer.name(), detail)),
                () -> {
                    runs.insert(run, runKey == null ? random() : runKey);
                    runs.setInOneCommand(run.name(), inOneCommand);
                });
        return run;
    }

    private static String detail(MailingRun run, Officer officer) {
        String detail = Detail.of(
                "account",
                officer.account(),
                "snapshot",
                run.snapshot(),
                "campaign",
                run.campaign().sha256());
        return run.changeOf() == null ? detail : detail + "; " + Detail.of("change", run.changeOf());
    }

    /** Before there is a run: what cannot be told of leaves none behind. */
    private void requireChange(Wanted wanted) {
        String meeting = wanted.change();
        if (meeting == null) {
            return;
        }
        Campaign campaign = wanted.campaign();
        changes.require(campaign, meeting, wanted.snapshot());
        changeCheck.require(
                changes.order(campaign, meeting),
                campaign,
                wanted.asOf(),
                wanted.snapshot().number());
    }

    private static void requireFresh(Wanted wanted, boolean allowOld) {
        Snapshot snapshot = wanted.snapshot();
        long days = ChronoUnit.DAYS.between(snapshot.extracted(), wanted.asOf());
        int limit = wanted.campaign().maxSnapshotAgeDays();
        if (days > limit && !allowOld) {
            throw Refusal.of("run.snapshot-old", snapshot.number(), days, limit);
        }
        if (wanted.campaign().rule() instanceof AudienceRule.SchoolYear && !snapshot.hasSchool()) {
            throw Refusal.of(
                    "run.snapshot-without-school",
                    snapshot.number(),
                    wanted.campaign().name());
        }
    }

    private static String checked(String runKey) {
        String key = runKey.toLowerCase(Locale.ROOT);
        if (!RUN_KEY.matcher(key).matches()) {
            throw Refusal.misuse("run.bad-key");
        }
        return key;
    }

    private static String random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Sha256.hex(key);
    }
}
