package se.utskick.letter;

import java.io.IOException;
import java.util.Map;

/** What a file holds once, however many pages draw it by its name. */
sealed interface Embedded permits Image, InsertPages {

    /** Its own among all that a letter's files hold. */
    String name();

    /** How many objects it takes. */
    int objects();

    /** The names pages draw it by, each with its place among the objects, from 0. */
    Map<String, Integer> drawnAs();

    /** Writes the objects under numbers reserved in a row. */
    void writeTo(PdfFile pdf, int first) throws IOException;
}
