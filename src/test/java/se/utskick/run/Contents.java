package se.utskick.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import se.utskick.file.Sha256;

/** Every file below a folder with the hash of its bytes, for comparing byte for byte. */
final class Contents {

    private Contents() {}

    static Map<String, String> of(Path... folders) {
        Map<String, String> contents = new TreeMap<>();
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                add(folder, contents);
            }
        }
        return contents;
    }

    private static void add(Path folder, Map<String, String> contents) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.getFileName() + "/" + folder.relativize(file), Sha256.of(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
