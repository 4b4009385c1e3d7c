package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;

/** Everything wrong with a template, in the order found, each once: an author mends all of it and not one at a time. */
final class Faults {

    private final List<Refusal> found = new ArrayList<>();

    void add(Refusal fault) {
        String sentence = fault.getMessage();
        if (found.stream().noneMatch(known -> sentence.equals(known.getMessage()))) {
            found.add(fault);
        }
    }

    void add(String key, Object... arguments) {
        add(Refusal.of(key, arguments));
    }

    /** What a reading gives, or null where it is refused; the reason is among the faults then. */
    <T> @Nullable T from(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal fault) {
            add(fault);
            return null;
        }
    }

    void during(Runnable reading) {
        try {
            reading.run();
        } catch (Refusal fault) {
            add(fault);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Refusal> all() {
        return List.copyOf(found);
    }

    /** Refuses with the first fault, where there is one. */
    void refuseAny() {
        if (!found.isEmpty()) {
            throw found.get(0);
        }
    }
}
