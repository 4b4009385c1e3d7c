package se.utskick.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import se.utskick.file.DurableFile;
import se.utskick.file.Sha256;

/** {@code SHA256SUMS}: of every other file of a package, by name, as {@code sha256sum -c} reads it. */
final class Checksums {

    static final String NAME = "SHA256SUMS";

    private Checksums() {}

    /** Writes the file and returns its own hash, which stands for the whole package. */
    static String write(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : files(folder)) {
            lines.append(Sha256.of(file))
                    .append("  ")
                    .append(file.getFileName())
                    .append('\n');
        }
        DurableFile.write(folder.resolve(NAME), lines.toString());
        return Sha256.of(lines.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> !file.endsWith(NAME)).sorted().toList();
        }
    }
}
