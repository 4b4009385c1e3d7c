package se.utskick.letter;

import java.nio.charset.StandardCharsets;

/** Text for people in a PDF's dictionaries (ISO 32000-1, 7.9.2.2). */
final class PdfText {

    private PdfText() {}

    /** As a string in hex digits, UTF-16 with its mark. */
    static String string(String text) {
        return hex("FEFF", text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** As a string in hex digits, a byte a character: what an address is. */
    static String ascii(String text) {
        return hex("", text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hex(String mark, byte[] bytes) {
        StringBuilder hex = new StringBuilder("<").append(mark);
        for (byte b : bytes) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.append('>').toString();
    }
}
