package se.utskick.print;

import java.util.ArrayList;
import java.util.List;

/** Where a page leaves ink besides its text, while it is read: paths, images and shadings within the clip (ISO 32000-1, 8.5). */
final class PaintedAreas {

    private List<Extent> painted = new ArrayList<>();
    private double heightMm;
    private Extent path = Extent.nothing();
    private boolean clips;

    /** Begins a page of this height; what was painted before stays until it is taken. */
    void page(double pageHeightMm) {
        heightMm = pageHeightMm;
    }

    boolean isEmpty() {
        return painted.isEmpty();
    }

    /** What was painted since it was taken last. */
    List<Extent> take() {
        return putBack(new ArrayList<>());
    }

    /** Goes on with what was taken before; what was painted since then is returned. */
    List<Extent> putBack(List<Extent> taken) {
        List<Extent> since = painted;
        painted = taken;
        return since;
    }

    /** Follows an operator that builds or paints a path; false for any other. */
    boolean follows(String operator, ContentLexer in, TextState state) {
        switch (operator) {
            case "re" -> rectangle(in.number(0), in.number(1), in.number(2), in.number(3), state);
            case "m", "l", "c", "v", "y" -> {
                for (int i = 0; i + 1 < in.operands(); i += 2) {
                    add(in.number(i), in.number(i + 1), state);
                }
            }
            case "h" -> {}
            case "W", "W*" -> clips = true;
            case "f", "F", "f*" -> endPath(!state.fillsWhite, false, state);
            case "S", "s" -> endPath(false, !state.strokesWhite, state);
            case "B", "B*", "b", "b*" -> endPath(!state.fillsWhite, !state.strokesWhite, state);
            case "n" -> endPath(false, false, state);
            case "sh" -> paint(state.clip, state);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Lets nothing be painted outside a form's box from now on. */
    void clipTo(float[] box, TextState state) {
        path = Extent.nothing();
        rectangle(box[0], box[1], box[2] - box[0], box[3] - box[1], state);
        clips = true;
        endPath(false, false, state);
    }

    void paint(Extent extent, TextState state) {
        Extent visible = extent.within(state.clip);
        if (!visible.isNothing()) {
            painted.add(visible);
        }
    }

    /** Where an image stands. */
    Extent unitSquare(TextState state) {
        Extent square = Extent.nothing();
        for (int corner = 0; corner < 4; corner++) {
            square = with(square, corner & 1, corner >> 1, state);
        }
        return square;
    }

    private void rectangle(double x, double y, double width, double height, TextState state) {
        add(x, y, state);
        add(x + width, y, state);
        add(x, y + height, state);
        add(x + width, y + height, state);
    }

    private void add(double x, double y, TextState state) {
        path = with(path, x, y, state);
    }

    private Extent with(Extent extent, double x, double y, TextState state) {
        return extent.and(state.toXMm(x, y), heightMm - state.toYMm(x, y));
    }

    private void endPath(boolean filled, boolean stroked, TextState state) {
        if (filled || stroked) {
            paint(stroked ? path.grown(state.lineWidth / 2 * state.scaleMm()) : path, state);
        }
        if (clips) {
            state.clip = state.clip.within(path);
            clips = false;
        }
        path = Extent.nothing();
    }
}
