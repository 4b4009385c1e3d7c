package se.utskick.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.utskick.person.EmailAddress;

/**
 * What mail systems write to people, where they write nothing for programs: sentences that each stands for one class, as their makers have
 * them. A text that holds sentences of two classes says neither.
 */
final class BounceProse {

    private static final int MOST_ADDRESSES = 20;

    private record Sentence(BounceClass kind, String words) {}

    private static final List<Sentence> SENTENCES = List.of(
            // Postfix
            sentence(BounceClass.PERMANENT, "your message could not be delivered to one or more recipients"),
            sentence(BounceClass.DELAYED, "this is a warning only. you do not need to resend your message"),
            sentence(
                    BounceClass.DELIVERED,
                    "your message was successfully delivered to the destination(s) listed below"),
            // Exim
            sentence(
                    BounceClass.PERMANENT,
                    "could not be delivered to one or more of its recipients. this is a permanent error"),
            sentence(
                    BounceClass.PERMANENT,
                    "could not be delivered to all of its recipients. this is a permanent error"),
            sentence(
                    BounceClass.DELAYED, "has not yet been delivered to one or more of its recipients after more than"),
            sentence(BounceClass.DELAYED, "has not been delivered to one or more of its recipients after more than"),
            sentence(BounceClass.DELAYED, "has not yet been delivered to all of its recipients after more than"),
            // qmail
            sentence(BounceClass.PERMANENT, "this is a permanent error; i've given up"),
            // Sendmail
            sentence(BounceClass.PERMANENT, "the following addresses had permanent fatal errors"),
            sentence(BounceClass.PERMANENT, "message will be deleted from queue"),
            sentence(BounceClass.DELAYED, "this is a warning message only"),
            sentence(BounceClass.DELAYED, "will keep trying until message is"),
            sentence(BounceClass.DELIVERED, "the following addresses had successful delivery notifications"),
            // Exchange and Outlook, English and Swedish
            sentence(BounceClass.PERMANENT, "delivery has failed to these recipients or"),
            sentence(BounceClass.PERMANENT, "your message did not reach some or all of the intended recipients"),
            sentence(BounceClass.PERMANENT, "couldn't be delivered. the email address you entered couldn't be found"),
            sentence(BounceClass.PERMANENT, "det gick inte att leverera till följande mottagare eller"),
            sentence(BounceClass.PERMANENT, "leveransen misslyckades för följande mottagare eller"),
            sentence(BounceClass.DELAYED, "delivery is delayed to these recipients or"),
            sentence(BounceClass.DELAYED, "leveransen är försenad för följande mottagare eller"),
            // Gmail
            sentence(BounceClass.PERMANENT, "delivery to the following recipient failed permanently"),
            sentence(BounceClass.PERMANENT, "because the address couldn't be found, or is unable to receive mail"),
            sentence(BounceClass.PERMANENT, "** message blocked **"),
            sentence(BounceClass.PERMANENT, "** message not delivered **"),
            sentence(BounceClass.DELAYED, "delivery to the following recipient has been delayed"),
            sentence(BounceClass.DELAYED, "** delivery incomplete **"),
            // Yahoo, Courier, Domino
            sentence(BounceClass.PERMANENT, "sorry, we were unable to deliver your message to the following address"),
            sentence(BounceClass.PERMANENT, "this is a delivery status notification. your message was not delivered"),
            sentence(BounceClass.PERMANENT, "not listed in domino directory"));

    /** Says that it did not go, and leaves open whether it is tried again. */
    private static final List<String> TEMPORARY = List.of("the following addresses had transient non-fatal errors");

    private static final List<String> UNKNOWN_USER = List.of(
            "user unknown",
            "unknown user",
            "no such user",
            "no such mailbox",
            "no mailbox here by that name",
            "user doesn't exist",
            "user does not exist",
            "account that you tried to reach does not exist",
            "address couldn't be found",
            "recipient not found",
            "recipientnotfound",
            "not listed in domino directory",
            "unrouteable address");

    /** Where the sender's own message begins. */
    private static final Pattern RETURNED = Pattern.compile(
            "--- below this line is a copy|this is a copy of (?:the|your) message|-{3,} ?original message|"
                    + "original message headers|message headers? follow|-{3,} ?the header of the original|"
                    + "-{3,} ?unsent message below|^received: from ",
            Pattern.MULTILINE);

    private static final Pattern ADDRESS =
            Pattern.compile("[!#$%&*+\\-./0-9=?A-Z^_`a-z{|}~']{1,64}@[A-Za-z0-9.-]{3,190}");

    private BounceProse() {}

    private static Sentence sentence(BounceClass kind, String words) {
        return new Sentence(kind, words);
    }

    static BounceVerdict read(String text) {
        String line = line(text);
        Set<BounceClass> kinds = new TreeSet<>();
        SENTENCES.stream()
                .filter(sentence -> line.contains(sentence.words()))
                .forEach(sentence -> kinds.add(sentence.kind()));
        if (kinds.isEmpty() && TEMPORARY.stream().anyMatch(line::contains)) {
            kinds.add(BounceClass.TEMPORARY);
        }
        return kinds.size() == 1 ? verdict(kinds.iterator().next(), line, addresses(own(text))) : BounceVerdict.UNKNOWN;
    }

    /** Whether a text, or a server's reply in it, says that there is no such mailbox. */
    static boolean saysUnknownUser(String text) {
        String line = line(text);
        return UNKNOWN_USER.stream().anyMatch(line::contains);
    }

    private static BounceVerdict verdict(BounceClass kind, String line, List<EmailAddress> recipients) {
        Optional<StatusCode> status = StatusCode.in(line).filter(code -> fits(kind, code));
        boolean bad = kind == BounceClass.PERMANENT
                && status.map(code -> code.isBadAddress() || (code.isBare() && saysUnknownUser(line)))
                        .orElseGet(() -> saysUnknownUser(line));
        return new BounceVerdict(kind, status.map(StatusCode::text).orElse(""), bad, recipients, List.of());
    }

    private static boolean fits(BounceClass kind, StatusCode code) {
        return switch (kind) {
            case PERMANENT -> code.group() != 2;
            case TEMPORARY, DELAYED -> code.group() == 4;
            default -> code.group() == 2;
        };
    }

    /** What the system wrote itself, on one line and in lower case. */
    private static String line(String text) {
        return own(text).toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ");
    }

    private static String own(String text) {
        Matcher returned = RETURNED.matcher(text.toLowerCase(Locale.ROOT));
        return returned.find() ? text.substring(0, Math.min(text.length(), returned.start())) : text;
    }

    private static List<EmailAddress> addresses(String text) {
        List<EmailAddress> addresses = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find() && addresses.size() < MOST_ADDRESSES) {
            EmailAddress.parse(address.group().replaceFirst("\\.$", "")).ifPresent(addresses::add);
        }
        return addresses;
    }
}
