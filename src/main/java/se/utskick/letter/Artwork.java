package se.utskick.letter;

import java.util.Set;

/** A picture as it is drawn: samples of a PNG, or the shapes of an SVG. */
sealed interface Artwork permits Image, Drawing {

    /** The height that goes with a width. */
    double heightFor(double width);

    /** Draws it, its lower left corner at x, y. */
    void draw(Ink ink, double x, double y, double width);

    /** What a file must hold beside the page for it. */
    Set<Image> images();
}
