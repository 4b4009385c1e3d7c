package se.utskick.letter;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Static content, set once and drawn on any number of pages.
 *
 * @param deflated its content stream
 * @param words what stands in it, as {@link TextHash} counts words
 * @param glyphs the characters used, by face
 * @param embedded what a file must hold beside it
 * @param heard the elements its marks belong to, from the first mark on; none in a print profile
 * @param spots links and figures in it, in their places on the page; none in a print profile
 */
record Form(
        byte[] deflated,
        byte[] words,
        char[][] glyphs,
        Set<? extends Embedded> embedded,
        int[] heard,
        List<Spot> spots) {

    /** Draws a form's content with its origin at the form's own. */
    interface Drawing {
        void on(Ink ink);
    }

    static Form of(Set<? extends Embedded> embedded, Drawing drawing) {
        return of(embedded, null, 0, drawing);
    }

    /** @param outline what its parts are to a reader who hears them, marked from the first mark on; null for print */
    static Form of(Set<? extends Embedded> embedded, @Nullable Outline outline, int firstMark, Drawing drawing) {
        GlyphsUsed glyphs = new GlyphsUsed();
        Ink ink = new Ink(glyphs);
        if (outline != null) {
            ink.tell(outline, firstMark);
        }
        drawing.on(ink);
        byte[] content =
                new Deflate().compress(ink.content().array(), ink.content().size());
        return new Form(content, ink.words().ended().copy(), glyphs.byFace(), embedded, ink.heard(), ink.spots());
    }

    /** A form is itself, however alike another looks: maps of forms need no comparing of bytes. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
