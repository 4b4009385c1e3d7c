package se.utskick.letter;

import java.security.MessageDigest;
import java.util.List;
import se.utskick.file.Sha256;

/**
 * The hash of a piece's text content: SHA-256 over its words as they stand on its pages, first to last, each in UTF-8 and followed by one
 * space. A word is what stands between white space after Unicode's NFKC (which makes a no-break space a space). Any reader of the pages
 * can compute it again.
 */
public final class TextHash {

    private final MessageDigest digest = Sha256.digest();

    /** The hash of pages as a reader extracts them, in order. Blank pages add nothing. */
    public static String of(List<String> pageTexts) {
        TextHash hash = new TextHash();
        pageTexts.forEach(text -> hash.add(words(text)));
        return hash.finish();
    }

    /** The text's words, each followed by one space, as UTF-8. */
    static byte[] words(String text) {
        Words words = new Words();
        words.add(text);
        return words.ended().copy();
    }

    /** Adds words made by {@link #words}. */
    void add(byte[] words) {
        digest.update(words);
    }

    void add(Bytes words) {
        digest.update(words.array(), 0, words.size());
    }

    /** The hash; then it starts anew. */
    String finish() {
        return Sha256.hex(digest.digest());
    }
}
