package se.utskick.print;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.print.PageText.Shown;

/** A stretch of a page's content: a form that many pages draw at one place is one, read once, and so is what stands between two. */
final class Passage {

    private static final char REFERENCE_SIGN = '/';
    private static final double BETWEEN_WORDS_MM = 0.2;

    private final List<Shown> shown;
    private final List<Extent> painted;
    private final List<Shown> withSign;
    private @Nullable Words words;

    /** @param painted what is painted besides text, white left out */
    Passage(List<Shown> shown, List<Extent> painted) {
        this.shown = List.copyOf(shown);
        this.painted = List.copyOf(painted);
        this.withSign = shown.stream()
                .filter(one -> one.text().indexOf(REFERENCE_SIGN) >= 0)
                .toList();
    }

    /**
     * The words in their order, parted by one space.
     *
     * @param isApart whether white space stands before the first
     * @param endsApart whether white space stands after the last
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Words(byte[] utf8, boolean isApart, boolean endsApart) {}

    boolean isEmpty() {
        return shown.isEmpty() && painted.isEmpty();
    }

    List<Shown> shown() {
        return shown;
    }

    List<Extent> painted() {
        return painted;
    }

    /** The strings that hold the sign of a reference's page number. */
    List<Shown> withSign() {
        return withSign;
    }

    Words words() {
        Words known = words;
        if (known == null) {
            known = gathered();
            words = known;
        }
        return known;
    }

    /** Strings that touch on one line belong together, others are words apart. */
    static boolean touches(@Nullable Shown last, Shown next) {
        return last != null
                && Math.abs(next.yMm() - last.yMm()) < BETWEEN_WORDS_MM
                && Math.abs(next.xMm() - last.endMm()) < BETWEEN_WORDS_MM;
    }

    private Words gathered() {
        StringBuilder text = new StringBuilder();
        boolean isApart = !shown.isEmpty() && shown.get(0).plain().startsWith(" ");
        boolean wasSpace = false;
        Shown last = null;
        for (Shown next : shown) {
            wasSpace |= last != null && !touches(last, next);
            String plain = next.plain();
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                if (c != ' ') {
                    if (wasSpace && !text.isEmpty()) {
                        text.append(' ');
                    }
                    text.append(c);
                }
                wasSpace = c == ' ';
            }
            last = next;
        }
        return new Words(text.toString().getBytes(StandardCharsets.UTF_8), isApart, wasSpace);
    }
}
