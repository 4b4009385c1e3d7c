package se.utskick.selection;

import java.util.List;
import java.util.Optional;

/** Says before pieces are formed whether a recipient's name and address, and the youth's name where the letter prints it, can be set whole. */
@FunctionalInterface
public interface Printability {

    /**
     * The first flaw, by reason and field and never by text (say, {@code NO_GLYPH name}; {@code RIGHT_TO_LEFT name ARABIC} says the
     * script too), or empty where all can be set.
     *
     * @param name the recipient's name as in the window
     * @param addressLines below the name
     * @param spokenName the youth's name as the letter prints it; empty where it does not
     */
    Optional<String> flaw(String name, List<String> addressLines, String spokenName);
}
