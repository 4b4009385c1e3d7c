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

    private static final Pattern PACKAGE = Pattern.compile("prepared|print(-[0-9]{1,4}(\\.prepared)?)?");

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

    /** A supplement's number, 1 for the run's own package. */
    static int number(Path folder) {
        String digits = name(folder).replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 1 : Integer.parseInt(digits);
    }

    /** What the log binds a package's hash under, by the path of the package or of a file in it. */
    static String binding(String path) {
        int number = number(Path.of(path.split("/", 2)[0]));
        return number == 1 ? "package" : "package-" + number;
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
