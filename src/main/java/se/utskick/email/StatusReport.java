package se.utskick.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import se.utskick.person.EmailAddress;

/** The part of a report that programs read, {@code message/delivery-status} (RFC 3464): groups of fields, one a recipient. */
final class StatusReport {

    private static final int MOST_RECIPIENTS = 100;

    private StatusReport() {}

    /** A verdict for each recipient; empty where the part tells of none, as one does that is cut off. */
    static List<BounceVerdict> read(String part) {
        List<BounceVerdict> verdicts = new ArrayList<>();
        for (String group : part.replace("\r", "").split("\n[ \t]*\n", -1)) {
            Map<String, String> fields = fields(group);
            if ((fields.containsKey("action") || fields.containsKey("status")) && verdicts.size() < MOST_RECIPIENTS) {
                verdicts.add(verdict(fields));
            }
        }
        return verdicts;
    }

    private static Map<String, String> fields(String group) {
        Map<String, String> fields = new HashMap<>();
        for (String line : group.replaceAll("\n[ \t]+", " ").split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static BounceVerdict verdict(Map<String, String> fields) {
        Optional<StatusCode> told = StatusCode.in(fields.getOrDefault("status", ""));
        BounceClass kind = kind(
                word(fields.getOrDefault("action", "")),
                told.map(StatusCode::group).orElse(0));
        Optional<StatusCode> status = precise(told, fields.getOrDefault("diagnostic-code", ""));
        boolean bad = kind == BounceClass.PERMANENT
                && status.map(code -> code.isBadAddress() || isUnknownUser(code, fields))
                        .orElse(false);
        return new BounceVerdict(
                kind,
                status.map(StatusCode::text).orElse(""),
                bad,
                addresses(fields, "final-recipient"),
                addresses(fields, "original-recipient"));
    }

    /** The action is what the reporting system did; where it does not fit the status, the report says nothing. */
    private static BounceClass kind(String action, int group) {
        return switch (action) {
            case "failed" -> group == 2 ? BounceClass.UNKNOWN : BounceClass.PERMANENT;
            case "delayed" -> group == 4 || group == 0 ? BounceClass.DELAYED : BounceClass.UNKNOWN;
            case "delivered", "relayed", "expanded" ->
                group == 2 || group == 0 ? BounceClass.DELIVERED : BounceClass.UNKNOWN;
            // No action, or one that is not in the standard: the status alone.
            default ->
                switch (group) {
                    case 5 -> BounceClass.PERMANENT;
                    case 4 -> BounceClass.TEMPORARY;
                    default -> BounceClass.UNKNOWN;
                };
        };
    }

    /** A system that knows no codes says 5.0.0 and quotes one that does. */
    private static Optional<StatusCode> precise(Optional<StatusCode> told, String diagnostic) {
        Optional<StatusCode> quoted = StatusCode.in(diagnostic);
        boolean takeQuoted = quoted.isPresent()
                && told.map(code ->
                                code.isBare() && code.group() == quoted.get().group())
                        .orElse(true);
        return takeQuoted ? quoted : told;
    }

    private static boolean isUnknownUser(StatusCode code, Map<String, String> fields) {
        return code.isBare() && BounceProse.saysUnknownUser(fields.getOrDefault("diagnostic-code", ""));
    }

    /** {@code rfc822; lisa@example.se}. */
    private static List<EmailAddress> addresses(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        String address = value.substring(value.indexOf(';') + 1).strip();
        boolean isBracketed = address.startsWith("<") && address.endsWith(">");
        return EmailAddress.parse(isBracketed ? address.substring(1, address.length() - 1) : address).stream()
                .toList();
    }

    /** Some add a comment: {@code failed (bad destination mailbox address)}. */
    private static String word(String value) {
        String[] words = value.strip().toLowerCase(Locale.ROOT).split("[^a-z]", 2);
        return words[0];
    }
}
