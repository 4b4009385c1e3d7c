package se.utskick.letter;

import java.util.List;

/**
 * An insert that is printed after every letter, on sheets of its own.
 *
 * @param file its name in the template's folder
 * @param sha256 of the file
 * @param contents of each page in a bundle: SHA-256 over those of all streams the page's form holds, its own among them, as they lie in the
 *     bundle, in hex, sorted, each once, joined by line feeds
 */
public record PrintedInsert(String file, int pages, String sha256, List<String> contents) {

    public PrintedInsert {
        contents = List.copyOf(contents);
    }
}
