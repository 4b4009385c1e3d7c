package se.utskick.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a relay of our own has written of the messages it took, in Postfix's words: its cleanup names a message's id when the headers have
 * come, its queue manager names the same queue id only once the whole message is safely queued. The second is what counts.
 *
 * @param file the log that is written now; what was written before it was put aside lies beside it under its name and something more
 */
record RelayLog(Path file, Clock clock) {

    private static final Pattern NAMED =
            Pattern.compile("cleanup\\[\\d+]: ([0-9A-Za-z]+): (?:resent-)?message-id=(?:<([0-9A-HJKMNP-TV-Z]{12})@)?");
    private static final Pattern BEGUN = Pattern.compile("smtpd\\[(\\d+)]: ([0-9A-Za-z]+): client=");
    /** After the dot it says END-OF-MESSAGE instead, and the message may be taken all the same. */
    private static final Pattern BROKEN_OFF =
            Pattern.compile("smtpd\\[(\\d+)]: (?:lost connection|timeout) after DATA ");
    /** What rsyslog and journald write where lines came too fast for them. */
    private static final Pattern HOLE =
            Pattern.compile("(?:imuxsock|imjournal|systemd-journald|journal).*(?:rate-limiting|[Ss]uppressed|lost)");

    private static final Pattern QUEUED = Pattern.compile("qmgr\\[\\d+]: ([0-9A-Za-z]+): from=<");

    /**
     * What the log tells.
     *
     * @param taken the queue ids of those of the pieces asked for that the relay has taken
     * @param open those it has named and neither taken nor seen broken off
     * @param begins the time of its first line, null where that cannot be read
     * @param ends the time of its last
     */
    record Told(
            Map<String, String> taken,
            Set<String> open,
            @Nullable Instant begins,
            @Nullable Instant ends) {

        /** Whether it tells of all that was since: what it does not name then was not. */
        boolean covers(Instant since) {
            return begins != null && begins.isBefore(since);
        }

        /** Whether it tells of all that are known to have been taken, of one at least: a log may have holes. */
        boolean names(Set<String> answered) {
            return !answered.isEmpty() && taken.keySet().containsAll(answered);
        }

        /** Whether its last line, just written, has this time: only then do its times mean what ours do. */
        boolean isAsOf(Instant now, Duration give) {
            return ends != null && Duration.between(ends, now).abs().compareTo(give) <= 0;
        }
    }

    /** Reads what was written from a time on, and more. */
    Told read(Collection<String> pieces, Instant from) throws IOException {
        Reading reading = new Reading(pieces, new LogTime(clock));
        for (Path part : parts(from)) {
            try (BufferedReader lines = open(part)) {
                reading.read(lines);
            }
        }
        return reading.told();
    }

    /** How much has been written since it was begun, in bytes; nothing where it was put aside and not begun anew. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** In the order they were written, without those that were finished before. */
    private List<Path> parts(Instant from) throws IOException {
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> aside = Files.newDirectoryStream(
                file.toAbsolutePath().getParent(),
                path -> isAside(path.getFileName().toString()))) {
            for (Path part : aside) {
                if (Files.isRegularFile(part)
                        && !Files.getLastModifiedTime(part).toInstant().isBefore(from)) {
                    parts.add(part);
                }
            }
        }
        List<Part> dated = new ArrayList<>();
        for (Path part : parts) {
            dated.add(new Part(part, Files.getLastModifiedTime(part).toInstant()));
        }
        List<Path> inOrder = new ArrayList<>(dated.stream()
                .sorted(Comparator.comparing(Part::written).thenComparing(Part::path))
                .map(Part::path)
                .toList());
        if (Files.isRegularFile(file)) {
            inOrder.add(file);
        }
        return inOrder;
    }

    private record Part(Path path, Instant written) {}

    /** As logrotate names them (.1, .2.gz, -20261125) and Postfix itself (.20261125-210000.gz). */
    private boolean isAside(String name) {
        String own = file.getFileName().toString();
        return name.startsWith(own + ".") || name.startsWith(own + "-");
    }

    private static BufferedReader open(Path part) throws IOException {
        InputStream bytes = Files.newInputStream(part);
        try {
            InputStream plain = part.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** One part after the other. */
    private static final class Reading {

        private final Collection<String> pieces;
        private final LogTime time;
        private final Map<String, String> pieceByQueue = new HashMap<>();
        private final Map<String, String> queueByServer = new HashMap<>();
        private final Set<String> brokenOff = new HashSet<>();
        private final Map<String, String> taken = new HashMap<>();
        private @Nullable Instant begins;
        private @Nullable Instant ends;
        private boolean isLegible = true;

        private Reading(Collection<String> pieces, LogTime time) {
            this.pieces = pieces;
            this.time = time;
        }

        /** A part that does not begin with a time (packed in a way of its own, say) leaves a gap. */
        void read(BufferedReader lines) throws IOException {
            String last = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (last == null) {
                    begin(time.of(line));
                }
                last = line;
                read(line);
            }
            ends = last == null ? ends : time.of(last).orElse(null);
        }

        private void begin(Optional<Instant> at) {
            isLegible &= at.isPresent();
            begins = begins == null ? at.orElse(null) : begins;
        }

        private void read(String line) {
            Matcher named = NAMED.matcher(line);
            Matcher begun = BEGUN.matcher(line);
            Matcher queued = QUEUED.matcher(line);
            Matcher broken = BROKEN_OFF.matcher(line);
            if (named.find()) {
                name(named.group(1), named.group(2));
            } else if (begun.find()) {
                queueByServer.put(begun.group(1), begun.group(2));
                brokenOff.remove(begun.group(2));
            } else if (queued.find() && pieceByQueue.containsKey(queued.group(1))) {
                taken.put(pieceByQueue.get(queued.group(1)), queued.group(1));
            } else if (broken.find()) {
                breakOff(queueByServer.getOrDefault(broken.group(1), ""));
            } else if (HOLE.matcher(line).find()) {
                isLegible = false;
            }
        }

        /** A queue id is used again for the next message, ours or not. */
        private void name(String queue, @Nullable String piece) {
            pieceByQueue.remove(queue);
            if (piece != null && pieces.contains(piece) && !brokenOff.contains(queue)) {
                pieceByQueue.put(queue, piece);
            }
        }

        /** Cleanup may name the message a moment later than its server tells that it was broken off. */
        private void breakOff(String queue) {
            pieceByQueue.remove(queue);
            brokenOff.add(queue);
        }

        Told told() {
            Set<String> open = new HashSet<>(pieceByQueue.values());
            open.removeAll(taken.keySet());
            return new Told(taken, open, isLegible ? begins : null, ends);
        }
    }
}
