package se.utskick.selection;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Channel;
import se.utskick.register.Meeting;
import se.utskick.selection.Decision.About;
import se.utskick.selection.Decision.Addressee;
import se.utskick.selection.Decision.Dispatch;

/**
 * A piece with the numbers it was formed by, which the piece itself does not hold. Personal data: prints masked.
 *
 * @param identity what makes it this piece and no other within the run
 * @param reference null until the run's pieces are all there
 * @param recipients one or two, by number; all at one address
 * @param youths by number
 * @param rows its decisions
 */
record Draft(
        String identity,
        @Nullable PieceReference reference,
        Channel channel,
        String meeting,
        List<Addressee> recipients,
        List<About> youths,
        List<Row> rows) {

    Draft named(PieceReference name) {
        return new Draft(identity, name, channel, meeting, recipients, youths, rows);
    }

    String ref() {
        return Objects.requireNonNull(reference, "a piece is named before it is written")
                .text();
    }

    /** @param about what the recipients are told of; {@code changed} null unless the run tells of a change */
    Piece asPiece(@Nullable Meeting about, @Nullable Changed changed) {
        Change change = changed == null ? null : change(changed.kind());
        Addressee to = recipients.get(0);
        boolean print = channel == Channel.PRINT;
        return new Piece(
                Objects.requireNonNull(reference, "a piece is named before it is written"),
                channel,
                recipients.stream().map(Addressee::name).toList(),
                to.lines(),
                to.postalCode(),
                print ? to.city() : "",
                print ? to.country() : "",
                to.email(),
                change == null || changed == null ? about : changed.asTold(change.was()),
                youths.stream()
                        .map(youth -> new Piece.Youth(youth.name(), youth.adult()))
                        .toList(),
                change);
    }

    private Change change(Change.Kind kind) {
        List<Told> told = rows.stream()
                .map(row -> Objects.requireNonNull(row.decision().occasion().told(), "a change is of what was told"))
                .toList();
        return new Change(
                kind,
                told.get(0).meeting(),
                told.stream()
                        .map(Told::invitation)
                        .min(PieceReference::compareTo)
                        .orElseThrow(),
                told.stream().mapToInt(Told::sequence).max().orElse(0) + 1);
    }

    @Override
    public String toString() {
        return "Draft[" + reference + "]";
    }

    /**
     * A decision on a piece.
     *
     * @param ordinal its place in decisions.csv
     */
    record Row(int ordinal, Decision decision) {

        Dispatch dispatch() {
            return Objects.requireNonNull(decision.dispatch(), "a row on a piece is sent");
        }
    }
}
