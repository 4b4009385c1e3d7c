package se.utskick.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Json;

/**
 * A file of {@code bad-input/} and what must come of it, as {@code fixtures.yaml} there tells. The people are invented, a century ahead.
 *
 * @param file its folder, which says what it is imported as, and its name, which says what is wrong and what becomes of it
 * @param charset what {@code --charset} declares, UTF-8 where null
 * @param limit the share of rejected records that is allowed, all of them where null
 * @param status of the command: 0 done, 3 refused
 * @param refused the key of the sentence that refuses the whole
 * @param with what stands in that sentence after the file's name
 * @param rejected the lines of rejected.csv
 * @param kept what stands in the tables afterwards
 */
public record BadInput(
        String file,
        @Nullable String charset,
        @Nullable Double limit,
        int status,
        @Nullable String refused,
        @Nullable List<String> with,
        @Nullable List<String> rejected,
        @Nullable List<String> kept) {

    static final Path FOLDER = Path.of("src/test/resources/se/utskick/register/bad-input");
    static final Path WHOLE = FOLDER.resolve("whole");

    private static final Path REGISTER = WHOLE.resolve("register.xml");

    public static List<BadInput> all() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("fixtures.yaml"))) {
            return List.of(Json.YAML.readValue(String.join("\n", lines.toList()), BadInput[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file is imported as: the name of its folder. */
    public String kind() {
        return file.substring(0, file.indexOf('/'));
    }

    /** What messages and rejected.csv call the file. */
    public String name() {
        return isRegisterFolder() ? kind() + ".csv" : file.substring(file.indexOf('/') + 1);
    }

    Path path() {
        return FOLDER.resolve(file);
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of {@code import} with their paths: the file, and a whole register beside what is none. */
    public Map<String, Path> options(Path scratch) {
        return options(kind(), path(), scratch);
    }

    public Charset declared() {
        return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
    }

    /** Whether too many rejected records refuse the whole. */
    boolean isLimited() {
        return kind().startsWith("school") || kind().equals("navet-xml") || isRegisterFolder();
    }

    /** The file of the first line of rejected.csv, empty where there is none. */
    String firstRejectedIn() {
        return rejected == null
                ? ""
                : rejected.get(0).substring(0, rejected.get(0).indexOf(';'));
    }

    @Override
    public String toString() {
        return file;
    }

    private boolean isRegisterFolder() {
        return kind().equals("personer") || kind().equals("relationer");
    }

    static Map<String, Path> options(String kind, Path file, Path scratch) {
        Map<String, Path> options = new LinkedHashMap<>();
        options.put("--register", REGISTER);
        switch (kind) {
            case "navet-xml" -> options.put("--register", file);
            case "personer", "relationer" -> options.put("--register", folderWith(kind + ".csv", file, scratch));
            case "school-csv", "school-json" -> options.put("--school", file);
            default -> options.put("--" + kind, file);
        }
        return options;
    }

    private static Path folderWith(String name, Path file, Path scratch) {
        try {
            Path folder = Files.createDirectories(scratch.resolve("register"));
            for (String table : List.of("personer.csv", "relationer.csv")) {
                Files.write(
                        folder.resolve(table), Files.readAllBytes(table.equals(name) ? file : WHOLE.resolve(table)));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
