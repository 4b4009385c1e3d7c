package se.utskick.letter;

import java.util.Locale;

/** Whom a file of letters is for, as a print profile's {@code conformance} says. */
public enum Conformance {
    /** A printer: PDF/A-2b, as small and as fast as can be. */
    PRINT,
    /** A person, who may hear it read out: PDF/A-2a and PDF/UA-1, with a structure of headings, paragraphs, lists, tables and figures. */
    ACCESSIBLE;

    /** As profiles and job tickets write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
