package se.utskick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run's packages: what waits for approval or was handed over, and the supplements in their order. */
final class PackageFolders {

    private static final Pattern PACKAGE = Pattern.compile("prepared|print(-[0-9]{1,4})?");

    private PackageFolders() {}

    static List<Path> of(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(run)) {
            return entries.filter(Files::isDirectory)
                    .filter(folder -> PACKAGE.matcher(name(folder)).matches())
                    .sorted(Comparator.comparingInt(
                                    (Path folder) -> name(folder).length())
                            .thenComparing(PackageFolders::name))
                    .toList();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
