package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One walk from import to delivery in a data folder of its own, each command a process that can be killed. */
final class KilledWalk {

    private static final String CAMPAIGN = "skolmote";
    private static final String RUN = CAMPAIGN + "-2126-12-01-1";
    private static final String KEY = "5a".repeat(32);
    private static final long PATIENCE_MINUTES = 5;
    private static final int SIGKILL = 137;

    private static int killedAtWork;

    private final Path jar;
    private final Path data;
    private final Path config;
    private final Map<String, Long> durationsMs = new HashMap<>();

    KilledWalk(Path jar, Path data) {
        this(jar, data, Path.of("config"));
    }

    KilledWalk(Path jar, Path data, Path config) {
        this.jar = jar;
        this.data = data;
        this.config = config;
    }

    static int killedAtWork() {
        return killedAtWork;
    }

    void importing(Path extract) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("import", "--extracted", "2126-12-01"));
        words.addAll(List.of("--register", extract.resolve("register.xml").toString()));
        for (String kind : List.of("school", "contacts", "suppressions", "meetings")) {
            words.addAll(List.of("--" + kind, extract.resolve(kind + ".csv").toString()));
        }
        finish(words);
    }

    KilledWalk copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(data.relativize(file).toString()));
            }
        }
        return new KilledWalk(jar, target, config);
    }

    void undisturbed() throws IOException, InterruptedException {
        finish(prepare());
        finish(approve());
        finish(deliver());
        finish(List.of("list"));
    }

    /** Each command is killed once or more at moments within the time its work takes undisturbed; how many kills it were. */
    int disturbed(Random random, KilledWalk calm) throws IOException, InterruptedException {
        int kills = killing(prepare(), random, calm);
        finish(prepare());
        finish(approve());
        kills += killing(deliver(), random, calm);
        finish(deliver());
        return kills;
    }

    /** What must be the same whatever happened: files by name and hash, and each piece's events in order. */
    Map<String, String> leftBehind() throws IOException {
        Path run = data.resolve("runs").resolve(RUN);
        Map<String, String> left = new TreeMap<>();
        for (String part : List.of("print", "email/outbox")) {
            try (Stream<Path> files = Files.list(run.resolve(part))) {
                for (Path file : files.toList()) {
                    left.put(part + "/" + file.getFileName(), Sha256.of(file));
                }
            }
        }
        left.put("restricted/decisions.csv", Sha256.of(run.resolve("restricted/decisions.csv")));
        events(run.resolve("log.jsonl")).forEach((piece, events) -> left.put("log of " + piece, events));
        return left;
    }

    private static Map<String, String> events(Path log) throws IOException {
        Map<String, String> events = new TreeMap<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            if (entry.get("piece").isString()) {
                String event = entry.get("event").asString() + " " + entry.get("from") + " " + entry.get("to");
                events.merge(entry.get("piece").asString(), event, (before, next) -> before + ", " + next);
            }
        }
        return events;
    }

    private int killing(List<String> words, Random random, KilledWalk calm) throws IOException, InterruptedException {
        // A list only opens and closes the rooms: what a command takes beyond that is its work, and where kills tell
        // most.
        long opening = calm.durationsMs.getOrDefault("list", 500L);
        long work = Math.max(200, calm.durationsMs.getOrDefault(words.get(0), 1000L) - opening);
        int kills = 0;
        for (int attempt = 0; attempt < 2; attempt++) {
            Process process = start(words);
            boolean ended = process.waitFor(opening * 3 / 4 + random.nextLong(work), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly();
                int status = process.waitFor();
                // It may have ended by itself between the clock and the kill.
                assertThat(status).isIn(SIGKILL, 0);
                if (status == SIGKILL) {
                    kills++;
                    killedAtWork += isHalfWay() ? 1 : 0;
                }
            }
        }
        return kills;
    }

    /** Whether the run was being prepared or delivered, as a copy of the database says: opening the database itself would mend it. */
    private boolean isHalfWay() throws IOException {
        Path copy = Files.createTempDirectory("utskick-killed");
        try {
            Files.copy(data.resolve("db/utskick.mv.db"), copy.resolve("utskick.mv.db"));
            String url = "jdbc:h2:file:" + copy.resolve("utskick");
            try (Connection connection = DriverManager.getConnection(url, "sa", "");
                    ResultSet row = connection.createStatement().executeQuery("select state from run")) {
                return row.next() && List.of("PREPARING", "DELIVERING").contains(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database a kill left behind cannot be opened", e);
        } finally {
            DurableFolder.delete(copy);
        }
    }

    void finish(List<String> words) throws IOException, InterruptedException {
        long started = System.nanoTime();
        Process process = start(words);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                .as(words.get(0))
                .isTrue();
        assertThat(process.exitValue()).as(() -> words.get(0) + ": " + said()).isZero();
        durationsMs.put(words.get(0), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    /** What a command prints that runs beside another. */
    String says(List<String> words) throws IOException, InterruptedException {
        Path beside = data.resolveSibling(data.getFileName() + ".beside");
        Process process = start(words, beside);
        assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(beside)).isZero();
        return Files.readString(beside);
    }

    Process start(List<String> words) throws IOException {
        return start(words, output());
    }

    private Process start(List<String> words, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(words);
        command.addAll(List.of(
                "--data", data.toString(), "--config", config.toString(), "--templates", "templates", "--verbose"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private Path output() {
        return data.resolveSibling(data.getFileName() + ".out");
    }

    String said() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> prepare() {
        return List.of("prepare", CAMPAIGN, "--as-of", "2126-12-01", "--run-key", KEY, "--by", "Anna");
    }

    List<String> approve() throws IOException {
        Path decisions = data.resolve("runs").resolve(RUN).resolve("restricted/decisions.csv");
        long pieces = Files.readAllLines(decisions).stream()
                .skip(1)
                .map(row -> row.substring(row.lastIndexOf(';') + 1))
                .filter(piece -> !piece.isEmpty())
                .distinct()
                .count();
        return List.of("approve", RUN, "--count", Long.toString(pieces), "--by", "Bo");
    }

    static List<String> deliver() {
        return List.of("deliver", RUN);
    }
}
