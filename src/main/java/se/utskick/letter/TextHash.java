package se.utskick.letter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
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
        StringBuilder words = new StringBuilder(text.length() + 1);
        boolean inWord = false;
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                words.append(c);
                inWord = true;
            } else if (inWord) {
                words.append(' ');
                inWord = false;
            }
        }
        if (inWord) {
            words.append(' ');
        }
        return words.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Adds words made by {@link #words}. */
    void add(byte[] words) {
        digest.update(words);
    }

    /** The hash; then it starts anew. */
    String finish() {
        return Sha256.hex(digest.digest());
    }
}
