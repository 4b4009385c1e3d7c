package se.utskick.email;

import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.stereotype.Component;

/**
 * How long messages were in doubt while they were sent: from the intent on disk to the outcome on disk, the time in which a crash would
 * leave one to a person. Counted in classes a tenth wide, so that millions take no room. Safe for several threads.
 */
@Component
class DoubtWindow {

    private static final double STEP = 1.1;
    private static final double FIRST_MS = 0.01;
    private static final int CLASSES = 200;

    private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

    void add(long nanoseconds) {
        double ms = Math.max(FIRST_MS, nanoseconds / 1e6);
        int at = (int) Math.ceil(Math.log(ms / FIRST_MS) / Math.log(STEP));
        counts.incrementAndGet(Math.min(CLASSES - 1, Math.max(0, at)));
    }

    /** The time that this share of the messages stayed under, in milliseconds, rounded up to a tenth; 0 where none was sent. */
    double ms(double share) {
        long all = 0;
        for (int i = 0; i < CLASSES; i++) {
            all += counts.get(i);
        }
        long seen = 0;
        for (int i = 0; i < CLASSES && all > 0; i++) {
            seen += counts.get(i);
            if (seen >= share * all) {
                return FIRST_MS * Math.pow(STEP, i);
            }
        }
        return 0;
    }
}
