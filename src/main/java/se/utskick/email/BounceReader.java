package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.file.Sha256;
import se.utskick.selection.PieceReference;

/**
 * Reads what came to a return path: whose it is, and what it says. Anybody may write anything here, so nothing is believed but the token
 * in the address it came to, no more than a mebibyte is read, and what cannot be read is unknown.
 */
@Component
public class BounceReader {

    static final int LONGEST = 1 << 20;
    private static final int MOST_DELIMITERS = 1000;

    /** Headers that hold the address a message came to; a mail server adds the first ones by the envelope. */
    private static final List<String> CAME_TO = List.of(
            "Delivered-To",
            "X-Delivered-To",
            "X-Original-To",
            "Envelope-To",
            "X-Envelope-To",
            "X-Rcpt-To",
            "To",
            "Cc",
            "Apparently-To",
            "Original-Recipient",
            "X-Original-Recipient");

    /** Whom mail systems write as; a person's mailbox has other names. */
    private static final Pattern SYSTEM = Pattern.compile(
            "(?:^|[<\\s\"])(?:mailer-daemon|mail-daemon|postmaster|microsoftexchange[0-9a-f]{32})(?:@|>|\\s|$|\")",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OURS =
            Pattern.compile("^Message-ID:\\s*<([0-9A-Z]{12})@", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final ReturnPath returnPath;

    BounceReader(ReturnPath returnPath) {
        this.returnPath = returnPath;
    }

    /** Reads one message; no more than the first mebibyte of it. */
    public Bounce read(InputStream message) throws IOException {
        byte[] bytes = message.readNBytes(LONGEST);
        String sha256 = Sha256.of(bytes);
        try {
            MimeMessage parsed = new MimeMessage(null, new ByteArrayInputStream(bytes));
            return isTooManifold(bytes)
                    ? bounce(sha256, parsed, List.of(BounceVerdict.UNKNOWN), null)
                    : read(sha256, parsed, BounceParts.of(parsed));
        } catch (MessagingException notAMessage) {
            return new Bounce(sha256, null, false, List.of(BounceVerdict.UNKNOWN), null);
        }
    }

    private Bounce read(String sha256, MimeMessage message, BounceParts parts) throws MessagingException {
        return bounce(sha256, message, verdicts(message, parts), hint(parts));
    }

    private Bounce bounce(
            String sha256, MimeMessage message, List<BounceVerdict> verdicts, @Nullable PieceReference hint)
            throws MessagingException {
        Set<PieceReference> pieces = new TreeSet<>();
        boolean claimed = false;
        for (String name : CAME_TO) {
            for (String value : values(message, name)) {
                claimed |= returnPath.claims(value);
                returnPath.piece(value).ifPresent(pieces::add);
            }
        }
        PieceReference piece = pieces.size() == 1 ? pieces.iterator().next() : null;
        return new Bounce(sha256, piece, claimed && pieces.isEmpty(), verdicts, hint);
    }

    /** What is for programs before what is for people, and both before what only looks like an answer. */
    private static List<BounceVerdict> verdicts(MimeMessage message, BounceParts parts) throws MessagingException {
        List<BounceVerdict> reported = parts.statuses().stream()
                .flatMap(part -> StatusReport.read(part).stream())
                .toList();
        if (!reported.isEmpty()) {
            return reported;
        }
        if (isFromSystem(message)) {
            return List.of(prose(parts.texts()));
        }
        return List.of(
                AutoReply.is(name -> first(message, name))
                        ? BounceVerdict.of(BounceClass.OUT_OF_OFFICE)
                        : BounceVerdict.UNKNOWN);
    }

    /** The first text that says something; one that contradicts it makes both say nothing. */
    private static BounceVerdict prose(List<String> texts) {
        List<BounceVerdict> told = texts.stream()
                .map(BounceProse::read)
                .filter(verdict -> verdict.kind() != BounceClass.UNKNOWN)
                .toList();
        return told.stream().map(BounceVerdict::kind).distinct().count() == 1 ? told.get(0) : BounceVerdict.UNKNOWN;
    }

    private static boolean isFromSystem(MimeMessage message) throws MessagingException {
        return !values(message, "X-Failed-Recipients").isEmpty()
                || Stream.concat(values(message, "From").stream(), values(message, "Sender").stream())
                        .anyMatch(from -> SYSTEM.matcher(from).find());
    }

    private static @Nullable PieceReference hint(BounceParts parts) {
        for (String returned : parts.returned()) {
            Matcher ours = OURS.matcher(returned);
            if (ours.find() && PieceReference.isValid(ours.group(1))) {
                return new PieceReference(ours.group(1));
            }
        }
        return null;
    }

    private static List<String> values(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? List.of() : List.of(values);
    }

    private static String first(MimeMessage message, String name) {
        try {
            return values(message, name).stream()
                    .findFirst()
                    .map(BounceReader::decoded)
                    .orElse("");
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static String decoded(String value) {
        String unfolded = MimeUtility.unfold(value);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException unknownCharset) {
            return unfolded;
        }
    }

    /** More lines that look like a boundary than a report has: made to make a reader choke. */
    private static boolean isTooManifold(byte[] bytes) {
        int delimiters = 0;
        for (int i = 2; i < bytes.length; i++) {
            if (bytes[i] == '-' && bytes[i - 1] == '-' && (bytes[i - 2] == '\n' || bytes[i - 2] == '\r')) {
                delimiters++;
            }
        }
        return delimiters > MOST_DELIMITERS;
    }
}
