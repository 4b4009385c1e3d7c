package se.utskick.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a relay of our own has written of the messages it took, in Postfix's words: its cleanup names a message's id when the headers have
 * come, its queue manager names the same queue id only once the whole message is safely queued. The second is what counts.
 *
 * @param file the log that is written now; what was written before it was last rotated lies in {@code FILE.1}
 */
record RelayLog(Path file) {

    private static final Pattern NAMED =
            Pattern.compile("cleanup\\[\\d+]: ([0-9A-Za-z]+): (?:resent-)?message-id=<([0-9A-HJKMNP-TV-Z]{12})@");
    private static final Pattern QUEUED = Pattern.compile("qmgr\\[\\d+]: ([0-9A-Za-z]+): from=<");

    /** The queue ids of those of these pieces that the relay has taken. */
    Map<String, String> taken(Collection<String> pieces) throws IOException {
        Map<String, String> pieceByQueue = new HashMap<>();
        Map<String, String> taken = new HashMap<>();
        for (Path part : List.of(sibling(".1"), file)) {
            if (Files.isRegularFile(part)) {
                read(part, pieces, pieceByQueue, taken);
            }
        }
        return taken;
    }

    /** Whether what was written before the last rotation can still be read, where there was one. */
    boolean isWhole() {
        return Files.isRegularFile(sibling(".1")) || !Files.exists(sibling(".1.gz"));
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /** How much has been written so far, in bytes. */
    long size() throws IOException {
        return Files.size(file);
    }

    private static void read(
            Path part, Collection<String> pieces, Map<String, String> pieceByQueue, Map<String, String> taken)
            throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(part, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher named = NAMED.matcher(line);
                if (named.find() && pieces.contains(named.group(2))) {
                    pieceByQueue.put(named.group(1), named.group(2));
                    continue;
                }
                Matcher queued = QUEUED.matcher(line);
                if (queued.find() && pieceByQueue.containsKey(queued.group(1))) {
                    taken.put(pieceByQueue.get(queued.group(1)), queued.group(1));
                }
            }
        }
    }
}
