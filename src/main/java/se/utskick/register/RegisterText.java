package se.utskick.register;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What a field of a register may hold: text as people write it, in NFC, without surrounding space. */
final class RegisterText {

    /**
     * No register has a field as long (names take 80 characters, address lines 35); what is shorter and too long for a window is for the
     * letter to say.
     */
    static final int LONGEST = 1000;

    private RegisterText() {}

    /** The text in NFC without surrounding space. */
    static String clean(String text) {
        String stripped = text.strip();
        return isAscii(stripped) ? stripped : Normalizer.normalize(stripped, Normalizer.Form.NFC);
    }

    /** What makes the text unusable, or null. */
    static @Nullable RejectReason flaw(String text) {
        if (text.length() > LONGEST) {
            return RejectReason.TOO_LONG;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                RejectReason flaw = flaw(text, i);
                if (flaw != null) {
                    return flaw;
                }
            }
        }
        return null;
    }

    private static @Nullable RejectReason flaw(String text, int at) {
        int c = text.codePointAt(at);
        if (at > 0 && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))) {
            return null;
        }
        // UTF-8 read as ISO-8859-1 or Windows-1252: å, ä, ö become Ã and a sign that no name or address has after it.
        if ((c == 'Ã' || c == 'Â') && at + 1 < text.length() && isSecondHalf(text.charAt(at + 1))) {
            return RejectReason.DOUBLE_ENCODED;
        }
        return isUnfit(c) ? RejectReason.BAD_CHARACTER : null;
    }

    private static boolean isSecondHalf(char c) {
        return (c >= 0x80 && c <= 0xBF) || (c >= 0x2010 && c <= 0x2122);
    }

    private static boolean isUnfit(int c) {
        if (c == 0xFFFD) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            // Invisible marks that turn the direction of writing could make a line read as another; joiners are part of
            // words.
            case Character.FORMAT -> c != 0x00AD && c != 0x200C && c != 0x200D;
            default -> false;
        };
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
