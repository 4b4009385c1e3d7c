package se.utskick.letter;

import java.nio.charset.StandardCharsets;

/** Text for people in a PDF's dictionaries (ISO 32000-1, 7.9.2.2). */
final class PdfText {

    private PdfText() {}

    /** As a string in hex digits, UTF-16 with its mark. */
    static String string(String text) {
        StringBuilder hex = new StringBuilder("<FEFF");
        for (byte b : text.getBytes(StandardCharsets.UTF_16BE)) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.append('>').toString();
    }
}
