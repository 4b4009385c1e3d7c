package se.utskick.letter;

/** The four cuts of a letter's text, in the order of their names in a file: F0 to F3, F4 to F7 where they borrow from a second font. */
enum Face {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    private final String cut;

    Face(String cut) {
        this.cut = cut;
    }

    /** Where its own font lies on the class path. */
    String resource() {
        return "/fonts/SourceSans3-" + cut + ".ttf";
    }

    /** Where the font lies that lends the letters its own one lacks. */
    String secondResource() {
        return "/fonts/NotoSans-" + cut + ".ttf";
    }

    /** The number of its own font in a file. */
    int font() {
        return ordinal();
    }

    /** The number of its second font in a file. */
    int secondFont() {
        return values().length + ordinal();
    }

    boolean isBold() {
        return this == BOLD || this == BOLD_ITALIC;
    }

    boolean isItalic() {
        return this == ITALIC || this == BOLD_ITALIC;
    }

    Face bold() {
        return isItalic() ? BOLD_ITALIC : BOLD;
    }

    Face italic() {
        return isBold() ? BOLD_ITALIC : ITALIC;
    }
}
