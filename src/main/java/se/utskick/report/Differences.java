package se.utskick.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import se.utskick.Words;

/** What differs, a sentence each, at most so many that a person can read them; the rest is counted. */
final class Differences {

    private static final int MOST_TOLD = 200;

    private final Words words;
    private final List<String> sentences = new ArrayList<>();
    private int untold;

    Differences(Words words) {
        this.words = words;
    }

    /** Adds the sentence {@code report.verify.KEY}. */
    void add(String key, Object... where) {
        tell(words.say("report.verify." + key, where));
    }

    void tell(String sentence) {
        if (sentences.size() < MOST_TOLD) {
            sentences.add(sentence);
        } else {
            untold++;
        }
    }

    /** Adds a difference of two figures or texts where they are not the same. */
    void compare(String what, Object one, Object other, String key) {
        if (!Objects.equals(one, other)) {
            add(key, what, one, other);
        }
    }

    boolean isEmpty() {
        return sentences.isEmpty();
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(sentences);
        if (untold > 0) {
            all.add(words.say("report.verify.more", untold));
        }
        return all;
    }
}
