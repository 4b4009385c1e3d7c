package se.utskick.email;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/**
 * A message that came to a return path.
 *
 * @param sha256 of its bytes, as far as they are read: the same message read again is known by it
 * @param piece whose return path it came to, with the right token; null where none is believed
 * @param forged whether it named a piece with a wrong token
 * @param verdicts one for each recipient it reports on; one at least
 * @param hint the piece whose Message-ID stands in what was returned: for a person to look at, never acted on; null where none
 */
public record Bounce(
        String sha256,
        @Nullable PieceReference piece,
        boolean forged,
        List<BounceVerdict> verdicts,
        @Nullable PieceReference hint) {

    public Bounce {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * What it says of the message to this address: one who is not named shares what is said of all. A report that returns another piece's
     * message says nothing of this one.
     *
     * @param address empty where it is not known any more
     */
    public BounceVerdict about(Optional<EmailAddress> address) {
        if (hint != null && piece != null && !hint.equals(piece)) {
            return BounceVerdict.UNKNOWN;
        }
        List<BounceVerdict> named = verdicts.stream()
                .filter(verdict -> address.filter(verdict::names).isPresent())
                .toList();
        BounceVerdict together = BounceVerdict.together(named.isEmpty() ? verdicts : named);
        // Some pass their mail on to an address that is gone: theirs is good.
        boolean bad = address.filter(one -> named.stream().allMatch(verdict -> verdict.isBad(one)))
                .isPresent();
        return new BounceVerdict(
                together.kind(), together.status(), bad && !named.isEmpty(), together.failing(), together.asked());
    }

    /** What it says of everybody it reports on. */
    public BounceClass kind() {
        return BounceVerdict.together(verdicts).kind();
    }

    @Override
    public String toString() {
        return "Bounce[" + verdicts + "]";
    }
}
