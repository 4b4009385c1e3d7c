package se.utskick.letter;

/**
 * Where a part of a letter stands on its page, in points from the lower left corner: a link that can be followed, or a figure.
 *
 * @param element the outline's node
 * @param target where the link leads, empty for a figure
 */
record Spot(int element, String target, double left, double lower, double right, double upper) {

    boolean isLink() {
        return !target.isEmpty();
    }

    /** The corners as a PDF array, moved out to whole points: a finger needs no hundredths. */
    void writeAroundTo(Bytes out) {
        out.add('[')
                .number((int) Math.floor(left))
                .add(' ')
                .number((int) Math.floor(lower))
                .add(' ');
        out.number((int) Math.ceil(right))
                .add(' ')
                .number((int) Math.ceil(upper))
                .add(']');
    }

    /** The corners as a PDF array. */
    void writeTo(Bytes out) {
        out.add('[').number(left).add(' ').number(lower).add(' ');
        out.number(right).add(' ').number(upper).add(']');
    }
}
