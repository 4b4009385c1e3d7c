package se.utskick;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Shows whoever sits at a terminal how far long work has come, and how long each part took; silent where nobody watches (a pipe, a
 * service). Speaks of counts alone, never of a person.
 */
@Component
public final class Progress {

    private static final int WIDTH = 30;
    private static final long REDRAW_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String CLEAR = "\r\u001b[K";

    private final @Nullable PrintStream terminal;
    private Lang lang = Lang.SV;

    @Autowired
    Progress() {
        this(System.console() == null ? null : System.err);
    }

    Progress(@Nullable PrintStream terminal) {
        this.terminal = terminal;
    }

    /** For work outside the rooms' wiring. */
    public static Progress atTerminal(Lang spoken) {
        return new Progress().in(spoken);
    }

    /** For work that nobody watches. */
    public static Progress silent() {
        return new Progress(null);
    }

    /** The language of what is shown; Swedish unless said. */
    public Progress in(Lang spoken) {
        this.lang = spoken;
        return this;
    }

    /**
     * A part of the work begins.
     *
     * @param key of the words that name it
     * @param total in any unit; 0 where it is not known beforehand
     */
    public Part begin(String key, long total) {
        Part part = new Part(terminal == null ? "" : Words.in(lang).say(key), total);
        part.draw();
        return part;
    }

    /** A part of the work under way, told from any thread how much more is done; its close leaves a line with the time it took. */
    public final class Part implements AutoCloseable {

        private final String name;
        private final long total;
        private final long begun = System.nanoTime();
        private final AtomicLong done = new AtomicLong();
        private long drawn;

        private Part(String name, long total) {
            this.name = name;
            this.total = total;
        }

        public void add(long more) {
            done.addAndGet(more);
            if (terminal != null && System.nanoTime() - drawn > REDRAW_NS) {
                draw();
            }
        }

        /** How much is done in all, where that is what the work counts. */
        public void reached(long all) {
            add(all - done.get());
        }

        private synchronized void draw() {
            if (terminal != null) {
                drawn = System.nanoTime();
                terminal.print(CLEAR + name + "  " + (total > 0 ? bar() : done.get()));
                terminal.flush();
            }
        }

        private String bar() {
            int filled = (int) Math.min(WIDTH, WIDTH * done.get() / total);
            return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] "
                    + Math.min(100, 100 * done.get() / total) + " %";
        }

        @Override
        public synchronized void close() {
            if (terminal != null) {
                double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
                terminal.println(CLEAR + name + "  " + String.format(Locale.ROOT, "%.1f s", seconds));
            }
        }
    }
}
