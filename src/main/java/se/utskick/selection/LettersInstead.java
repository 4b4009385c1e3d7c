package se.utskick.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.person.PostalAddress;
import se.utskick.selection.RegisterRecord.Destination;

/** Letters for those an e-mail did not reach: about the same youths and meeting, to the address that the run's own snapshot tells. */
@Component
public class LettersInstead {

    private static final int CHUNK = 500;

    private final JdbcTemplate jdbc;
    private final Pieces pieces;

    LettersInstead(JdbcTemplate jdbc, Pieces pieces) {
        this.jdbc = jdbc;
        this.pieces = pieces;
    }

    /**
     * What becomes of a message.
     *
     * @param letter null where there can be none
     * @param outcome PRINT, or why there can be none: NO_ADDRESS or NOT_PRINTABLE
     */
    public record Instead(PieceReference message, @Nullable Piece letter, Outcome outcome) {

        public Piece requireLetter() {
            return Objects.requireNonNull(letter, () -> "No letter for " + message);
        }
    }

    /**
     * A letter for each message, in their order.
     *
     * @param naming the letter's reference by the message's
     */
    public List<Instead> of(
            String run,
            Campaign campaign,
            List<PieceReference> messages,
            Printability printability,
            UnaryOperator<PieceReference> naming) {
        SnapshotLookup lookup =
                new SnapshotLookup(jdbc, StoredSelection.of(jdbc, run).snapshot());
        List<Instead> letters = new ArrayList<>();
        for (int from = 0; from < messages.size(); from += CHUNK) {
            List<PieceReference> chunk = messages.subList(from, Math.min(from + CHUNK, messages.size()));
            Map<String, String> recipients = recipients(run, chunk);
            Map<String, RegisterRecord> records = lookup.records(recipients.values());
            for (Piece message : pieces.of(run, chunk)) {
                RegisterRecord recipient =
                        records.get(recipients.get(message.reference().text()));
                letters.add(instead(message, recipient, campaign, printability, naming));
            }
        }
        return letters;
    }

    private static Instead instead(
            Piece message,
            @Nullable RegisterRecord recipient,
            Campaign campaign,
            Printability printability,
            UnaryOperator<PieceReference> naming) {
        Optional<PostalAddress> address = Optional.ofNullable(recipient)
                .flatMap(RegisterRecord::destination)
                .map(Destination::address);
        if (address.isEmpty()) {
            return new Instead(message.reference(), null, Outcome.NO_ADDRESS);
        }
        return isPrintable(message, address.get(), campaign, printability)
                ? new Instead(
                        message.reference(),
                        letter(message, address.get(), naming.apply(message.reference())),
                        Outcome.PRINT)
                : new Instead(message.reference(), null, Outcome.NOT_PRINTABLE);
    }

    private static boolean isPrintable(
            Piece message, PostalAddress address, Campaign campaign, Printability printability) {
        String name = message.names().get(0);
        List<String> spoken = campaign.namesYouth()
                ? message.youths().stream().map(Piece.Youth::name).toList()
                : List.of("");
        boolean named = !name.isEmpty() && (!campaign.namesYouth() || !spoken.contains(""));
        return named
                && spoken.stream()
                        .allMatch(youth ->
                                printability.flaw(name, address.lines(), youth).isEmpty());
    }

    private static Piece letter(Piece message, PostalAddress address, PieceReference reference) {
        return new Piece(
                reference,
                Channel.PRINT,
                message.names(),
                address.lines(),
                address.postalCode(),
                address.city(),
                address.country(),
                "",
                message.meeting(),
                message.youths(),
                message.change());
    }

    /** A message has one recipient, whatever youths it is about. */
    private Map<String, String> recipients(String run, List<PieceReference> messages) {
        Map<String, String> recipients = new HashMap<>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("select d.piece, d.recipient from unnest(?) as n(ref)"
                            + " join decision d on d.run = ? and d.piece = n.ref");
                    Object[] texts = messages.stream().map(PieceReference::text).toArray();
                    statement.setArray(1, connection.createArrayOf("varchar", texts));
                    statement.setString(2, run);
                    return statement;
                },
                row -> {
                    recipients.put(row.getString(1), row.getString(2));
                });
        return recipients;
    }
}
