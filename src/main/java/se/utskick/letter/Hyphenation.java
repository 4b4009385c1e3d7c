package se.utskick.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts soft hyphens where a language's words may be parted, by Liang's patterns ({@code hyphenation/LANGUAGE.txt}). A language without
 * patterns is left as it is. Words in capitals and with figures are never parted, nor less than three letters from either end.
 */
final class Hyphenation {

    static final char SOFT_HYPHEN = '\u00AD';

    private static final int LETTERS_BESIDE = 3;
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}\u00AD-])\\p{L}\\p{Ll}{5,}(?![\\p{L}\\p{N}\u00AD])");
    private static final Map<String, Hyphenation> LANGUAGES = new HashMap<>();

    private final Map<String, byte[]> weights = new HashMap<>();
    private int longest;

    private Hyphenation(String patterns) {
        patterns.lines().forEach(this::add);
    }

    /** @param language as the template writes it; a region makes no difference */
    static Hyphenation of(String language) {
        synchronized (LANGUAGES) {
            return LANGUAGES.computeIfAbsent(language.replaceAll("-.*", ""), Hyphenation::read);
        }
    }

    String soften(String text) {
        return weights.isEmpty()
                ? text
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
    }

    private String word(String word) {
        byte[] found = weigh("." + word.toLowerCase(Locale.ROOT) + ".");
        StringBuilder parted = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            boolean mayPart = i >= LETTERS_BESIDE && i <= word.length() - LETTERS_BESIDE;
            // An odd weight allows a break before the letter; the full stop takes the first place.
            if (mayPart && found[i + 1] % 2 == 1) {
                parted.append(SOFT_HYPHEN);
            }
            parted.append(word.charAt(i));
        }
        return parted.toString();
    }

    private byte[] weigh(String word) {
        byte[] found = new byte[word.length() + 1];
        for (int from = 0; from < word.length(); from++) {
            for (int to = from + 1; to <= Math.min(word.length(), from + longest); to++) {
                byte[] pattern = weights.get(word.substring(from, to));
                for (int i = 0; pattern != null && i < pattern.length; i++) {
                    found[from + i] = (byte) Math.max(found[from + i], pattern[i]);
                }
            }
        }
        return found;
    }

    private void add(String pattern) {
        StringBuilder letters = new StringBuilder();
        byte[] weight = new byte[pattern.length() + 1];
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c >= '0' && c <= '9') {
                weight[letters.length()] = (byte) (c - '0');
            } else {
                letters.append(c);
            }
        }
        longest = Math.max(longest, letters.length());
        weights.put(letters.toString(), java.util.Arrays.copyOf(weight, letters.length() + 1));
    }

    private static Hyphenation read(String language) {
        try (InputStream in = Hyphenation.class.getResourceAsStream("/hyphenation/" + language + ".txt")) {
            return new Hyphenation(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
