package se.utskick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.utskick.file.Sha256;

/** Whether every message that should lie in {@code email/} does, with the bytes that were approved, and no other. */
final class MessageCheck {

    private static final String ENDING = ".eml";

    private final Path email;
    private final LogFile log;
    private final Differences differences;

    MessageCheck(Path run, LogFile log, Differences differences) {
        this.email = run.resolve("email");
        this.log = log;
        this.differences = differences;
    }

    void all(Map<String, String> recorded) throws IOException {
        Map<String, Path> found = found();
        Set<String> expected = new TreeSet<>();
        log.states().keySet().stream()
                .filter(piece -> !log.isLetter(piece) && !log.wasTakenOut(piece))
                .forEach(expected::add);
        StringBuilder list = new StringBuilder();
        for (String piece : expected) {
            Path file = found.get(piece);
            if (file == null) {
                differences.add("message-missing", piece);
                continue;
            }
            String sha256 = Sha256.of(file);
            list.append(sha256).append("  ").append(piece).append(ENDING).append('\n');
            if (!sha256.equals(recorded.get(piece))) {
                differences.add("message-hash", piece);
            }
        }
        checkWhole(expected, list.toString());
        found.keySet().stream()
                .filter(piece -> !expected.contains(piece) && !log.wasTakenOut(piece))
                .forEach(piece -> differences.add("message-extra", piece));
    }

    /** The log binds all messages together; where one was taken out since, only the database knows each. */
    private void checkWhole(Set<String> expected, String list) {
        String bound = log.bound("messages");
        boolean complete = log.states().keySet().stream()
                .filter(piece -> !log.isLetter(piece))
                .allMatch(expected::contains);
        if (bound != null && complete && !bound.equals(Sha256.of(list))) {
            differences.add("messages-hash", bound, Sha256.of(list));
        }
    }

    /** By reference; what waits for delivery, what was written, or what was sent. */
    private Map<String, Path> found() throws IOException {
        Map<String, Path> found = new TreeMap<>();
        for (String folder : new String[] {"prepared", "outbox", "sent"}) {
            if (Files.isDirectory(email.resolve(folder))) {
                try (Stream<Path> files = Files.list(email.resolve(folder))) {
                    files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                            .forEach(file -> found.put(reference(file), file));
                }
            }
        }
        return found;
    }

    private static String reference(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }
}
