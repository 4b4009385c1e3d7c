package se.utskick.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.delivery.DeliveryLog.Head;

/**
 * Recomputes a {@code log.jsonl} from the file alone: every line in its one spelling, numbered without gaps, chained and hashed right, and
 * every piece's moves joined end to end, each in the table. A log cut at its end is whole in itself: only a head kept elsewhere shows the cut.
 */
public final class LogChain {

    private static final int MOST_TOLD = 100;

    private final List<String> differences = new ArrayList<>();
    private final Map<String, String> states = new HashMap<>();
    private final Set<String> handedOver = new HashSet<>();
    private final Words words;
    private Head head = new Head(0, LogEntry.NO_HASH);

    private LogChain(Words words) {
        this.words = words;
    }

    /** As {@link #differences(Path, String, Lang)}, in Swedish. */
    public static List<String> differences(Path log, @Nullable String expectedHead) throws IOException {
        return differences(log, expectedHead, Lang.SV);
    }

    /**
     * What is wrong, a sentence each; empty where all holds.
     *
     * @param expectedHead the last line's hash as kept outside the file, null where it is not known
     */
    public static List<String> differences(Path log, @Nullable String expectedHead, Lang lang) throws IOException {
        LogChain chain = new LogChain(Words.in(lang));
        chain.read(log);
        if (expectedHead != null && !expectedHead.equals(chain.head.sha256())) {
            chain.tell("delivery.log-head", expectedHead, chain.head.sha256());
        }
        return List.copyOf(chain.differences);
    }

    /** The last line's seq and hash as the file tells them. */
    public static Head head(Path log) throws IOException {
        LogChain chain = new LogChain(Words.in(Lang.SV));
        chain.read(log);
        return chain.head;
    }

    /** Whether the file's last line has this hash; only its end is read. */
    public static boolean endsWith(Path log, String sha256) throws IOException {
        byte[] end = ("\"hash\":\"" + sha256 + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            ByteBuffer found = ByteBuffer.allocate(end.length);
            file.position(Math.max(0, file.size() - end.length));
            while (found.hasRemaining() && file.read(found) >= 0) {
                // read on
            }
            return Arrays.equals(end, found.array());
        }
    }

    private void read(Path log) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    check(line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                tell("delivery.log-cut", head.seq() + 1);
            }
        }
    }

    private void check(byte[] bytes) {
        long expected = head.seq() + 1;
        LogLine line = LogLine.parse(bytes);
        if (line == null) {
            tell("delivery.log-shape", expected);
            head = new Head(expected, "?");
            return;
        }
        if (line.entry().seq() != expected) {
            tell("delivery.log-gap", expected, line.entry().seq());
        }
        if (!line.entry().prev().equals(head.sha256())) {
            tell("delivery.log-prev", line.entry().seq());
        }
        if (!line.entry().hash().equals(line.hash())) {
            tell("delivery.log-hash", line.entry().seq());
        }
        follow(line.entry());
        head = new Head(line.entry().seq(), line.hash());
    }

    private void follow(LogEntry entry) {
        LogEvent event = entry.event();
        if (event.piece() != null) {
            if (!Objects.equals(states.get(event.piece()), event.from())) {
                tell("delivery.log-move", entry.seq(), event.piece());
            } else if (!isPossible(event)) {
                String from = event.from() == null ? "-" : event.from();
                tell("delivery.log-impossible", entry.seq(), event.piece(), from, String.valueOf(event.to()));
            }
            if (PieceState.HANDED_OVER.name().equals(event.to())) {
                handedOver.add(event.piece());
            }
            states.put(event.piece(), String.valueOf(event.to()));
        }
    }

    /** By the table; the two routes share no state but CANCELLED, which only a letter that was handed over leaves again. */
    private boolean isPossible(LogEvent event) {
        if (PieceState.CANCELLED.name().equals(event.from()) && !handedOver.contains(event.piece())) {
            return false;
        }
        return Transition.TABLE.stream()
                .anyMatch(move -> move.to().name().equals(event.to())
                        && Objects.equals(
                                move.from() == null ? null : move.from().name(), event.from()));
    }

    private void tell(String key, Object... arguments) {
        if (differences.size() < MOST_TOLD) {
            differences.add(words.say(key, arguments));
        }
    }
}
