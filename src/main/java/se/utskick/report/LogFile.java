package se.utskick.report;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code log.jsonl} read from its description alone (contract, section 4): the hash is of the line's bytes without the hash member, and
 * every line names the hash before it. Knows what the lines tell of pieces and hashes.
 */
final class LogFile {

    private static final List<String> KEYS =
            List.of("seq", "time", "event", "piece", "from", "to", "by", "detail", "prev", "hash");
    private static final byte[] HASH_MEMBER = ",\"hash\":\"".getBytes(StandardCharsets.UTF_8);
    private static final int HASH_LENGTH = 64;
    private static final String NO_HASH = "0".repeat(HASH_LENGTH);

    private final Differences differences;
    private final long reportedSeq;
    private final Map<String, String> states = new TreeMap<>();
    private final Set<String> neverHandedOver = new HashSet<>();
    private final Set<String> letters = new HashSet<>();
    private final Map<String, String> replaced = new TreeMap<>();
    private final Map<String, Integer> handOvers = new HashMap<>();
    private final Set<String> hashes = new HashSet<>();
    private final Set<String> events = new HashSet<>();
    private final Map<String, String> bound = new HashMap<>();
    private Map<String, String> boundWhenReported = Map.of();
    private Map<String, Integer> countsWhenReported = Map.of();
    private String hashWhenReported = NO_HASH;
    private long seq;
    private String head = NO_HASH;

    private LogFile(Differences differences, long reportedSeq) {
        this.differences = differences;
        this.reportedSeq = reportedSeq;
    }

    /**
     * Reads the whole log.
     *
     * @param reportedSeq the entry a report describes, to be compared with it; 0 where there is none
     */
    static LogFile read(Path file, long reportedSeq, Differences differences) throws IOException {
        LogFile log = new LogFile(differences, reportedSeq);
        if (!Files.isRegularFile(file)) {
            differences.add("log-missing");
            return log;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    log.take(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                differences.add("log-cut", log.seq + 1);
            }
        }
        return log;
    }

    long entries() {
        return seq;
    }

    String head() {
        return head;
    }

    /** Whether some line of the log has this hash: then everything up to it is as it was when the hash was noted. */
    boolean holds(String hash) {
        return hashes.contains(hash);
    }

    /** The state every piece has come to, by reference. */
    Map<String, String> states() {
        return states;
    }

    boolean isLetter(String piece) {
        return letters.contains(piece);
    }

    /** Whether the piece was cancelled before it was handed over, so that it must not be in the package. */
    boolean wasTakenOut(String piece) {
        return neverHandedOver.contains(piece);
    }

    /** The message that each letter of a supplement goes instead of, as its birth tells. */
    Map<String, String> replaced() {
        return replaced;
    }

    /** How often a piece was handed over: once a printing. */
    int handOvers(String piece) {
        return handOvers.getOrDefault(piece, 0);
    }

    boolean tells(String event) {
        return events.contains(event);
    }

    /** What the log binds the run to, by name: the last {@code decisions=}, {@code package=} … in a line's detail. */
    @Nullable
    String bound(String name) {
        return bound.get(name);
    }

    @Nullable
    String boundWhenReported(String name) {
        return boundWhenReported.get(name);
    }

    /** The hash of each package, by what it is bound under. */
    Map<String, String> packages() {
        return packages(bound);
    }

    Map<String, String> packagesWhenReported() {
        return packages(boundWhenReported);
    }

    private static Map<String, String> packages(Map<String, String> bound) {
        Map<String, String> packages = new TreeMap<>(bound);
        packages.keySet().removeIf(name -> !name.startsWith("package"));
        return packages;
    }

    Map<String, Integer> countsWhenReported() {
        return countsWhenReported;
    }

    String hashWhenReported() {
        return hashWhenReported;
    }

    private void take(byte[] line) {
        seq++;
        int member = line.length - HASH_MEMBER.length - HASH_LENGTH - 2;
        if (member < 0
                || !Arrays.equals(line, member, member + HASH_MEMBER.length, HASH_MEMBER, 0, HASH_MEMBER.length)) {
            broken();
            return;
        }
        String hash = new String(line, line.length - HASH_LENGTH - 2, HASH_LENGTH, StandardCharsets.UTF_8);
        MessageDigest digest = Sha256.digest();
        digest.update(line, 0, member);
        digest.update((byte) '}');
        if (!HexFormat.of().formatHex(digest.digest()).equals(hash)) {
            differences.add("log-hash", seq);
        }
        JsonNode entry = entry(line);
        if (entry == null) {
            broken();
            return;
        }
        if (!head.equals(text(entry, "prev"))) {
            differences.add("log-prev", seq);
        }
        if (entry.get("seq").longValue() != seq) {
            differences.add("log-gap", seq, entry.get("seq").longValue());
        }
        head = hash;
        hashes.add(hash);
        follow(entry);
    }

    private void broken() {
        differences.add("log-shape", seq);
        head = "";
    }

    private @Nullable JsonNode entry(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            JsonNode entry = JsonMapper.shared().readTree(text);
            boolean right = entry.isObject()
                    && List.copyOf(entry.propertyNames()).equals(KEYS)
                    && entry.get("seq").isIntegralNumber()
                    && Normalizer.isNormalized(text, Normalizer.Form.NFC);
            return right ? entry : null;
        } catch (CharacterCodingException | JacksonException notALine) {
            return null;
        }
    }

    private void follow(JsonNode entry) {
        String piece = text(entry, "piece");
        String from = text(entry, "from");
        String to = text(entry, "to");
        if (piece == null) {
            events.add(String.valueOf(text(entry, "event")));
        } else {
            String before = states.put(piece, String.valueOf(to));
            if (!Objects.equals(before, from)) {
                differences.add("log-move", seq, piece);
            }
            if (before == null && "COMPOSED".equals(to)) {
                letters.add(piece);
                String message = part(text(entry, "detail"), "replaces");
                if (message != null) {
                    replaced.put(piece, message);
                }
            }
            if ("HANDED_OVER".equals(to)) {
                handOvers.merge(piece, 1, Integer::sum);
            }
            if ("CANCELLED".equals(to) && ("COMPOSED".equals(from) || "QUEUED".equals(from))) {
                neverHandedOver.add(piece);
            }
        }
        bind(text(entry, "detail"));
        if (seq == reportedSeq) {
            countsWhenReported = counts();
            boundWhenReported = Map.copyOf(bound);
            hashWhenReported = head;
        }
    }

    private static @Nullable String part(@Nullable String detail, String key) {
        for (String part : detail == null ? new String[0] : detail.split("; ", -1)) {
            if (part.startsWith(key + "=")) {
                return part.substring(key.length() + 1);
            }
        }
        return null;
    }

    private void bind(@Nullable String detail) {
        for (String part : detail == null ? new String[0] : detail.split("; ", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0 && part.length() - sign - 1 == HASH_LENGTH) {
                bound.put(part.substring(0, sign), part.substring(sign + 1));
            }
        }
    }

    private Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        states.values().forEach(state -> counts.merge(state, 1, Integer::sum));
        return counts;
    }

    private static @Nullable String text(JsonNode entry, String key) {
        JsonNode value = entry.get(key);
        return value.isString() ? value.stringValue() : null;
    }
}
