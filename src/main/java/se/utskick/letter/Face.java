package se.utskick.letter;

/** The four cuts of the one family, in the order of their resource names F0 to F3. */
enum Face {
    REGULAR("Regular"),
    BOLD("Bold"),
    ITALIC("Italic"),
    BOLD_ITALIC("BoldItalic");

    private final String cut;

    Face(String cut) {
        this.cut = cut;
    }

    /** Where the font program lies on the class path. */
    String resource() {
        return "/fonts/SourceSans3-" + cut + ".ttf";
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
