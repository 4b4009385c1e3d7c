package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.LogChain;
import se.utskick.email.ScriptedSmtpServer;
import se.utskick.generate.Municipality;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills deliver while it sends some two thousand messages, each time when the server has taken a few more. The server's own list says what
 * was really sent. {@code -Dutskick.mail-kills=N} sets how many kills (25 unless set), {@code -Dutskick.kill-seed=S} which.
 */
class MailKillLoopIT {

    private static final int KILLS = Integer.getInteger("utskick.mail-kills", 25);
    private static final long SEED = Long.getLong("utskick.kill-seed", 1);
    private static final LocalDate AS_OF = LocalDate.of(2126, 12, 1);
    private static final int INHABITANTS = Integer.getInteger("utskick.mail-inhabitants", 38_000);
    private static final int SESSIONS = 4;
    private static final String RUN = "skolmote-2126-12-01-1";
    private static final long PATIENCE_MS = TimeUnit.MINUTES.toMillis(2);

    @TempDir
    private Path folder;

    @Test
    void killedWhileSendingLosesNothingAndSendsNothingTwice() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
            KilledWalk walk = new KilledWalk(
                    KillLoopIT.unpacked(folder),
                    folder.resolve("data"),
                    config(folder, server.port(), "    sessions: " + SESSIONS));
            walk.importing(everybodyInYearEight());
            walk.finish(KilledWalk.prepare());
            walk.finish(walk.approve());
            int messages = messages();

            Random random = new Random(SEED);
            int kills = 0;
            while (kills < KILLS && server.accepted().size() < messages - SESSIONS) {
                kills += killed(walk, server, random, messages) ? 1 : 0;
            }
            walk.finish(KilledWalk.deliver());

            check(server, messages, kills);
        }
    }

    private void check(ScriptedSmtpServer server, int messages, int kills) throws IOException {
        Set<String> accepted = new HashSet<>();
        server.accepted()
                .forEach(one -> assertThat(accepted.add(one.messageId().substring(1, 13)))
                        .as("sent once")
                        .isTrue());
        Path log = folder.resolve("data/runs").resolve(RUN).resolve("log.jsonl");
        Map<String, String> states = states(log);
        assertThat(states).hasSize(messages);
        states.forEach((piece, state) -> {
            switch (state) {
                case "SENT" -> assertThat(accepted).as("called sent").contains(piece);
                case "IN_DOUBT" -> {}
                default -> throw new AssertionError("lost: " + state);
            }
        });
        long doubted = states.values().stream().filter("IN_DOUBT"::equals).count();
        assertThat(doubted).as("in doubt").isLessThanOrEqualTo((long) SESSIONS * kills);
        assertThat(LogChain.differences(log, null)).isEmpty();
        assertThat(kills).isPositive();
        long takenThough = states.entrySet().stream()
                .filter(one -> one.getValue().equals("IN_DOUBT") && accepted.contains(one.getKey()))
                .count();
        System.out.printf(
                "mail kills: %d, all of them while messages were being sent; messages: %d, lost: 0, sent twice: 0, in doubt: %d"
                        + " (%d of them had been taken); %s%n",
                kills, messages, doubted, takenThough, window(log));
    }

    /** Starts deliver, and kills it once the server has taken some more; false where it was done before that. */
    private static boolean killed(KilledWalk walk, ScriptedSmtpServer server, Random random, int messages)
            throws IOException, InterruptedException {
        int before = server.accepted().size();
        int after = before + 1 + random.nextInt(Math.max(1, 2 * messages / KILLS));
        Process process = walk.start(KilledWalk.deliver());
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (process.isAlive() && server.accepted().size() < after) {
            assertThat(System.currentTimeMillis()).as(walk::said).isLessThan(end);
            Thread.sleep(1);
        }
        process.destroyForcibly();
        return process.waitFor() == 137;
    }

    private Path everybodyInYearEight() throws IOException {
        Path extract = folder.resolve("extract");
        new Municipality(INHABITANTS, SEED, AS_OF, 1).writeTo(extract);
        Path school = extract.resolve("school.csv");
        Path contacts = extract.resolve("contacts.csv");
        Files.writeString(school, column(school, "arskurs", "8"));
        Files.writeString(contacts, column(contacts, "samtycke", "ja"));
        return extract;
    }

    /** The file with one column the same in every row. */
    private static String column(Path file, String name, String value) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int at = List.of(lines.get(0).split(";")).indexOf(name);
        return Stream.concat(Stream.of(lines.get(0)), lines.stream().skip(1).map(line -> {
                    String[] fields = line.split(";", -1);
                    fields[at] = value;
                    return String.join(";", fields);
                }))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The shipped configuration with a mail server, and more about it. */
    static Path config(Path folder, int port, String more) throws IOException {
        Path config = folder.resolve("config");
        try (Stream<Path> files = Files.walk(Path.of("config"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, config.resolve(Path.of("config").relativize(file).toString()));
            }
        }
        Path file = config.resolve("application.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("host: \"\"", "host: localhost\n    port: " + port + "\n    security: none\n" + more));
        return config;
    }

    private int messages() throws IOException {
        try (Stream<Path> files =
                Files.list(folder.resolve("data/runs").resolve(RUN).resolve("email/prepared"))) {
            return Math.toIntExact(files.count());
        }
    }

    private static Map<String, String> states(Path log) throws IOException {
        Map<String, String> states = new TreeMap<>();
        Set<String> letters = new HashSet<>();
        for (String line : Files.readAllLines(log)) {
            JsonNode entry = JsonMapper.shared().readTree(line);
            if (entry.get("piece").isString()) {
                String piece = entry.get("piece").asString();
                states.put(piece, entry.get("to").asString());
                if (entry.get("to").asString().equals("COMPOSED")) {
                    letters.add(piece);
                }
            }
        }
        states.keySet().removeAll(letters);
        return states;
    }

    private static String window(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"MAIL_SENT\""))
                .map(line -> line.replaceAll(".*(doubt-ms-p50=[^\"]*).*", "$1"))
                .reduce((one, other) -> other)
                .orElse("");
    }
}
