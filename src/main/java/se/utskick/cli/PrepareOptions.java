package se.utskick.cli;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.utskick.run.Officer;
import se.utskick.run.PrepareOrder;
import se.utskick.selection.SelectionOrder.Window;

/** What {@code prepare} and {@code run} both take. */
final class PrepareOptions {

    @Parameters(paramLabel = "CAMPAIGN", descriptionKey = "prepare.campaign")
    private String campaign = "";

    @Option(names = "--as-of", required = true, paramLabel = "DATE", descriptionKey = "prepare.as-of")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(
            names = "--window",
            paramLabel = "FROM/TO",
            converter = WindowConverter.class,
            descriptionKey = "prepare.window")
    private @Nullable Window window;

    @Option(names = "--snapshot", paramLabel = "N", descriptionKey = "prepare.snapshot")
    private @Nullable Integer snapshot;

    @Option(names = "--letter-date", paramLabel = "DATE", descriptionKey = "prepare.letter-date")
    private @Nullable LocalDate letterDate;

    @Option(names = "--run-key", paramLabel = "HEX", descriptionKey = "prepare.run-key")
    private @Nullable String runKey;

    @Option(names = "--allow-old", descriptionKey = "prepare.allow-old")
    private boolean allowOld;

    @Option(names = "--new", descriptionKey = "prepare.new")
    private boolean anew;

    @Option(names = "--change", paramLabel = "MEETING", descriptionKey = "prepare.change")
    private @Nullable String change;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private @Nullable String by;

    PrepareOrder order() {
        return new PrepareOrder(campaign, asOf, window, snapshot, letterDate, runKey, allowOld, anew, change);
    }

    Officer officer() {
        return Officer.of(by);
    }
}
