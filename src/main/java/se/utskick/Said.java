package se.utskick;

/** An argument of a sentence that is itself words, other ones in each language. */
public interface Said {

    String in(Lang lang);
}
