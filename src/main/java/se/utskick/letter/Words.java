package se.utskick.letter;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A text's words as {@link TextHash} counts them, gathered run by run as they are set: UTF-8, one space after each. */
final class Words {

    /** Below this and past the exceptions a character is itself in NFKC and no space. */
    private static final int PLAIN_BELOW = 0x180;

    private static final String COMPATIBLE =
            "\u00a0\u00a8\u00aa\u00af\u00b2\u00b3\u00b4\u00b5\u00b8\u00b9\u00ba\u00bc\u00bd\u00be\u0132\u0133\u013f\u0140\u0149\u017f";
    private static final boolean[] PLAIN = plain();

    private final Bytes utf8 = new Bytes();
    private boolean inWord;

    /** NFC; a text of Latin letters is that already. */
    static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x300) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    void clear() {
        utf8.clear();
        inWord = false;
    }

    /** The words so far, the last one ended. */
    Bytes ended() {
        endWord();
        return utf8;
    }

    void endWord() {
        if (inWord) {
            utf8.add(' ');
            inWord = false;
        }
    }

    void add(String text) {
        add(text.toCharArray(), 0, text.length());
    }

    void add(char[] characters, int from, int to) {
        utf8.expect(2 * (to - from) + 1);
        for (int i = from; i < to; i++) {
            char c = characters[i];
            if (c == ' ') {
                endWord();
            } else if (c < PLAIN_BELOW && PLAIN[c]) {
                inWord = true;
                if (c < 0x80) {
                    utf8.add(c);
                } else {
                    utf8.add(0xc0 | c >> 6).add(0x80 | c & 0x3f);
                }
            } else {
                addOther(new String(characters, i, to - i));
                return;
            }
        }
    }

    private void addOther(String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        int start = 0;
        for (int i = 0; i <= normal.length(); i++) {
            if (i == normal.length() || isSpace(normal.charAt(i))) {
                if (i > start) {
                    utf8.add(normal.substring(start, i).getBytes(StandardCharsets.UTF_8));
                    inWord = true;
                }
                if (i < normal.length()) {
                    endWord();
                }
                start = i + 1;
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[PLAIN_BELOW];
        for (char c = 0; c < PLAIN_BELOW; c++) {
            plain[c] = !isSpace(c) && COMPATIBLE.indexOf(c) < 0;
        }
        return plain;
    }
}
