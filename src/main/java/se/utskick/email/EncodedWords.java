package se.utskick.email;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/**
 * Text in a header as encoded words (RFC 2047), always, also where it is plain ASCII: what a register says can then neither end a header
 * nor pass for an encoded word itself. Each word holds whole characters; words stand on lines of their own, none longer than
 * 76 with the header's name before it (RFC 2047, section 2).
 */
final class EncodedWords {

    private static final String START = "=?UTF-8?Q?";
    private static final String END = "?=";
    private static final int ROOM = 55;
    private static final String BARE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private EncodedWords() {}

    static String of(String text) {
        StringJoiner words = new StringJoiner(END + "\r\n " + START, START, END);
        StringBuilder word = new StringBuilder();
        for (int codePoint : oneLine(text).codePoints().toArray()) {
            String encoded = encoded(codePoint);
            if (word.length() + encoded.length() > ROOM) {
                words.add(word);
                word.setLength(0);
            }
            word.append(encoded);
        }
        return words.add(word).toString();
    }

    /** The text without line ends, other controls, direction marks and lone surrogates: they become single spaces. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    }

    private static String encoded(int codePoint) {
        String character = Character.toString(codePoint);
        if (BARE.contains(character)) {
            return character;
        }
        if (codePoint == ' ') {
            return "_";
        }
        StringBuilder bytes = new StringBuilder();
        for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append('=').append(hex(b >> 4)).append(hex(b));
        }
        return bytes.toString();
    }

    private static char hex(int value) {
        return "0123456789ABCDEF".charAt(value & 15);
    }
}
