package se.utskick.print;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import se.utskick.file.Sha256;
import se.utskick.print.PageText.Shown;

/**
 * The text content of a piece as the manifest's {@code sha256} counts it: SHA-256 over its words as they stand on its pages, first to
 * last, each in NFKC and UTF-8 and followed by one space. Written from that sentence and not from the code that sets the letter, so that
 * one fault does not hide the other.
 */
final class PieceText {

    private final MessageDigest digest = Sha256.digest();
    private boolean inWord;

    void add(PageText page) {
        Shown last = null;
        for (Passage passage : page.passages()) {
            if (!passage.shown().isEmpty()) {
                if (!Passage.touches(last, passage.shown().get(0))) {
                    endWord();
                }
                add(passage.words());
                last = passage.shown().get(passage.shown().size() - 1);
            }
        }
        endWord();
    }

    private void add(Passage.Words words) {
        if (words.isApart()) {
            endWord();
        }
        if (words.utf8().length > 0) {
            digest.update(words.utf8());
            inWord = true;
        }
        if (words.endsApart()) {
            endWord();
        }
    }

    private void endWord() {
        if (inWord) {
            digest.update((byte) ' ');
            inWord = false;
        }
    }

    /** To be asked once a piece: then it begins anew. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String withoutSpace(String text) {
        return plainSpaces(text).replace(" ", "");
    }

    /** In NFKC, every white space a space. */
    static String plainSpaces(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
        }
        return plain.toString();
    }

    /** ASCII's visible characters and the space, and the letters of Latin-1, are themselves in NFKC. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' && (c < 0xc0 || c > 0xff)) {
                return false;
            }
        }
        return true;
    }
}
