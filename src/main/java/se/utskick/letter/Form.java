package se.utskick.letter;

import java.util.Set;

/**
 * Static content, set once and drawn on any number of pages.
 *
 * @param deflated its content stream
 * @param words what stands in it, as {@link TextHash} counts words
 * @param glyphs the characters used, by face
 */
record Form(byte[] deflated, byte[] words, char[][] glyphs, Set<Image> images) {

    /** Draws a form's content with its origin at the form's own. */
    interface Drawing {
        void on(Ink ink);
    }

    static Form of(Set<Image> images, Drawing drawing) {
        GlyphsUsed glyphs = new GlyphsUsed();
        Ink ink = new Ink(glyphs);
        drawing.on(ink);
        byte[] content =
                new Deflate().compress(ink.content().array(), ink.content().size());
        return new Form(content, ink.words().ended().copy(), glyphs.byFace(), images);
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
