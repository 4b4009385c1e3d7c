package se.utskick.letter;

/**
 * What reading software is told of a run of characters.
 *
 * @param language of the run where it is not its block's, else empty
 * @param link where the run leads to, empty where nowhere
 */
record RunTag(String language, String link) {

    static final RunTag NONE = new RunTag("", "");

    boolean isLink() {
        return !link.isEmpty();
    }

    /** Whether a reader hears it as a part of its own. */
    boolean isHeardApart() {
        return isLink() || !language.isEmpty();
    }

    RunTag in(String anotherLanguage) {
        return new RunTag(anotherLanguage, link);
    }

    RunTag to(String target) {
        return new RunTag(language, target);
    }
}
