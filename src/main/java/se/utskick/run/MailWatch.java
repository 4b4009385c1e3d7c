package se.utskick.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import se.utskick.Progress;
import se.utskick.email.Dispatch.Order;
import se.utskick.email.Dispatch.Standing;
import se.utskick.email.Dispatch.Watch;

/** Looks on at a sending for the terminal and for other commands, and brings it their orders. */
final class MailWatch implements Watch, AutoCloseable {

    private static final long TELL_NS = Duration.ofSeconds(1).toNanos();

    private final MailFiles files;
    private final BooleanSupplier stopping;
    private final Progress.Part progress;
    private final long begun = System.nanoTime();
    private long told = begun - TELL_NS;

    MailWatch(MailFiles files, BooleanSupplier stopping, Progress progress, int waiting) {
        this.files = files;
        this.stopping = stopping;
        this.progress = progress.begin("run.progress-send", waiting);
    }

    @Override
    public boolean isStopping() {
        return stopping.getAsBoolean();
    }

    @Override
    public Optional<Order> order() {
        return files.order();
    }

    @Override
    public void at(Standing standing) {
        progress.reached(standing.taken() + standing.failed() + standing.doubted());
        long now = System.nanoTime();
        if (now - told >= TELL_NS) {
            told = now;
            try {
                files.tell(lines(standing, (now - begun) / 1e9));
            } catch (IOException diskFull) {
                // Others do not see how far it has come; the sending itself does not depend on it.
            }
        }
    }

    /** The time left is for what is not put off, at the rate so far. */
    static List<String> lines(Standing standing, double seconds) {
        double rate = seconds < 1 ? 0 : standing.taken() / seconds;
        int soon = Math.max(0, standing.waiting() - standing.putOff());
        return List.of(
                "sent: " + standing.taken(),
                "waiting: " + standing.waiting(),
                "retrying: " + standing.putOff(),
                "failed: " + standing.failed(),
                "in-doubt: " + standing.doubted(),
                "per-second: " + Math.round(rate),
                "seconds-left: " + (rate > 0 ? Math.round(soon / rate) : soon == 0 ? 0 : -1));
    }

    @Override
    public void close() {
        progress.close();
        try {
            files.forgetStanding();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
