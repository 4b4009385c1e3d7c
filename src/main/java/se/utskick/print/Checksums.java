package se.utskick.print;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        String lines = lines(folder);
        DurableFile.write(folder.resolve(NAME), lines);
        return Sha256.of(lines);
    }

    /** What {@link #write} would return now; another hash too where the file itself says anything else. */
    static String of(Path folder) throws IOException {
        String lines = lines(folder);
        Path file = folder.resolve(NAME);
        String written = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        return Sha256.of(lines.equals(written) ? lines : lines + written);
    }

    private static String lines(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Path file : files(folder)) {
            lines.append(Sha256.of(file))
                    .append("  ")
                    .append(file.getFileName())
                    .append('\n');
        }
        return lines.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> !file.endsWith(NAME)).sorted().toList();
        }
    }
}
