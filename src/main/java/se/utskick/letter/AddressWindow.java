package se.utskick.letter;

import java.util.List;

/**
 * The envelope's window: names and address lines in one size, without blank lines, and the sender line above them. Room is always kept
 * for two names, so that any two recipients who fit each by themselves fit together.
 *
 * @param leading a line's height in times the size
 */
record AddressWindow(
        Box box,
        Box senderLine,
        String senderPrefix,
        double senderSizePt,
        double sizePt,
        double smallestPt,
        double leading) {

    private static final int NAMES = 2;
    private static final double STEP_PT = 0.5;

    static AddressWindow read(Settings settings) {
        Settings sender = settings.child("sender-line");
        Settings box = settings.child("window");
        double size = settings.number("size_pt", 8, 14);
        AddressWindow window = new AddressWindow(
                Box.read("window", box),
                Box.read("sender-line", sender),
                sender.has("prefix") ? sender.text("prefix") + " " : "",
                sender.number("size_pt", 5, 10),
                size,
                settings.number("smallest_pt", 8, size),
                settings.number("leading", 1, 2));
        box.noOthers();
        sender.noOthers();
        settings.noOthers();
        return window;
    }

    /** Whether a line fits the window's width at the smallest size. */
    boolean fits(String line, FontMetrics metrics) {
        return metrics.width(line, smallestPt) <= box.widthPt();
    }

    /** Whether so many address lines fit below two names at the smallest size. */
    boolean hasRoomFor(int addressLines) {
        return isLowEnough(NAMES + addressLines, smallestPt);
    }

    /** The largest size in which every line fits, never below the smallest. */
    double sizeFor(List<String> lines, FontMetrics metrics) {
        String widest = widest(lines, metrics);
        double size = sizePt;
        while (size > smallestPt && !holds(lines.size(), widest, metrics, size)) {
            size = Math.max(smallestPt, size - STEP_PT);
        }
        return size;
    }

    /** Whether all lines fit in a size. */
    boolean holds(List<String> lines, FontMetrics metrics, double size) {
        return holds(lines.size(), widest(lines, metrics), metrics, size);
    }

    private boolean holds(int lines, String widest, FontMetrics metrics, double size) {
        return isLowEnough(lines, size) && metrics.width(widest, size) <= box.widthPt();
    }

    private static String widest(List<String> lines, FontMetrics metrics) {
        String widest = "";
        double width = 0;
        for (String line : lines) {
            double lineWidth = metrics.width(line, 1);
            if (lineWidth > width) {
                widest = line;
                width = lineWidth;
            }
        }
        return widest;
    }

    private boolean isLowEnough(int lines, double size) {
        return lines * size * leading <= box.heightPt() + 0.01;
    }
}
