package se.utskick.email;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import se.utskick.person.EmailAddress;

/**
 * What a report says of its recipients.
 *
 * @param status RFC 3463, such as 5.1.1; empty where none was told
 * @param badAddress whether it says that there is no such address, or that it is closed
 * @param failing the addresses it was about in the end; empty where it does not say
 * @param asked the addresses it was sent to at first, where they were others
 */
public record BounceVerdict(
        BounceClass kind, String status, boolean badAddress, List<EmailAddress> failing, List<EmailAddress> asked) {

    static final BounceVerdict UNKNOWN = of(BounceClass.UNKNOWN);

    public BounceVerdict {
        failing = List.copyOf(failing);
        asked = List.copyOf(asked);
    }

    static BounceVerdict of(BounceClass kind) {
        return new BounceVerdict(kind, "", false, List.of(), List.of());
    }

    /** Whether it names the address, in any case. */
    boolean names(EmailAddress address) {
        return isAmong(failing, address) || isAmong(asked, address);
    }

    /** Whether it says that there is no such address as this one; one whom the mail was passed on to says nothing of it. */
    boolean isBad(EmailAddress address) {
        return badAddress && isAmong(failing, address);
    }

    /** What several that agree say together; what differs is left out, and those that do not agree say nothing. */
    static BounceVerdict together(Collection<BounceVerdict> verdicts) {
        BounceVerdict first = verdicts.stream().findFirst().orElse(UNKNOWN);
        if (verdicts.stream().anyMatch(one -> one.kind() != first.kind())) {
            return UNKNOWN;
        }
        boolean sameStatus = verdicts.stream().allMatch(one -> one.status().equals(first.status()));
        return new BounceVerdict(
                first.kind(),
                sameStatus ? first.status() : "",
                verdicts.stream().allMatch(BounceVerdict::badAddress),
                verdicts.stream().flatMap(one -> one.failing().stream()).toList(),
                verdicts.stream().flatMap(one -> one.asked().stream()).toList());
    }

    private static boolean isAmong(List<EmailAddress> addresses, EmailAddress address) {
        return addresses.stream().anyMatch(one -> folded(one).equals(folded(address)));
    }

    private static String folded(EmailAddress address) {
        return address.text().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "BounceVerdict[" + kind + " " + status + "]";
    }
}
