package se.utskick.print;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Sha256;
import se.utskick.print.PageText.Shown;

/**
 * The text content of a piece as the manifest's {@code sha256} counts it: SHA-256 over its words as they stand on its pages, first to
 * last, each in NFKC and UTF-8 and followed by one space. Written from that sentence and not from the code that sets the letter, so that
 * one fault does not hide the other.
 */
final class PieceText {

    private static final double BETWEEN_WORDS_MM = 0.2;

    private final MessageDigest digest = Sha256.digest();

    void add(PageText page) {
        StringBuilder words = new StringBuilder();
        String text = spaced(page);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ') {
                words.append(c);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(c);
            }
        }
        if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
            words.append(' ');
        }
        digest.update(words.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** To be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String withoutSpace(String text) {
        return plainSpaces(text).replace(" ", "");
    }

    /** Strings that touch on one line belong together, others are words apart. */
    private static String spaced(PageText page) {
        StringBuilder text = new StringBuilder();
        Shown last = null;
        for (Shown next : page.shown()) {
            if (!touches(last, next)) {
                text.append(' ');
            }
            text.append(next.plain());
            last = next;
        }
        return text.toString();
    }

    private static boolean touches(@Nullable Shown last, Shown next) {
        return last != null
                && Math.abs(next.yMm() - last.yMm()) < BETWEEN_WORDS_MM
                && Math.abs(next.xMm() - last.endMm()) < BETWEEN_WORDS_MM;
    }

    /** In NFKC, every white space a space. */
    static String plainSpaces(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            plain.append(Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c);
        }
        return plain.toString();
    }
}
