package se.utskick.run;

import org.jspecify.annotations.Nullable;

/**
 * Who let a run out, and what exactly.
 *
 * @param pieces how many, as the approver counted
 * @param contentSha256 of every approved piece's reference and text hash: stays the same when a piece is taken out afterwards
 * @param sameCommand given in the command that prepared the run ({@code run --approve-as})
 */
public record Approval(
        String run,
        String approvedBy,
        String account,
        int pieces,
        Seal seal,
        String contentSha256,
        boolean sameCommand) {

    /** The hashes an approval is bound to. */
    public record Seal(
            String decisions, String template, @Nullable String message, String printPackage, String messages) {}
}
