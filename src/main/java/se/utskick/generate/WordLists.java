package se.utskick.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The lists in {@code words.txt}: names, streets, places. */
final class WordLists {

    private final Map<String, List<String>> lists = new HashMap<>();

    WordLists() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordLists.class.getResourceAsStream("words.txt")), StandardCharsets.UTF_8))) {
            List<String> list = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    list = lists.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
                } else if (!line.startsWith("#")) {
                    addWords(line, list);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A list of {@code words.txt}, in the file's order.
     *
     * @throws IllegalArgumentException where the file has none of that name
     */
    List<String> list(String name) {
        List<String> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("No list '" + name + "' in words.txt");
        }
        return list;
    }

    private static void addWords(String line, List<String> list) {
        for (String word : line.split(",")) {
            if (!word.isBlank()) {
                list.add(word.strip());
            }
        }
    }
}
