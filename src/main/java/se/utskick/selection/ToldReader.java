package se.utskick.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.delivery.PieceState;
import se.utskick.file.Json;
import se.utskick.register.Meeting;

/** Reads what each recipient of a meeting was told last, from the pieces of earlier runs. */
final class ToldReader {

    private static final String ROWS = "select d.youth, d.recipient, d.piece, s.state, p.payload from decision d"
            + " join piece_state s on s.run = d.run and s.piece = d.piece"
            + " join piece p on p.run = d.run and p.ref = d.piece"
            + " where d.run = ? and d.meeting = ? and d.piece is not null order by d.ordinal";

    /** The letters that went instead of messages, in supplements: whoever had one was told by it. */
    private static final String LETTERS_INSTEAD =
            "select d.youth, d.recipient, l.ref as piece, s.state, l.payload from decision d"
                    + " join piece l on l.run = d.run and l.replaces = d.piece"
                    + " join piece_state s on s.run = l.run and s.piece = l.ref"
                    + " where d.run = ? and d.meeting = ? order by d.ordinal";

    private final JdbcTemplate jdbc;
    private final Replacements replacements;

    ToldReader(JdbcTemplate jdbc, Replacements replacements) {
        this.jdbc = jdbc;
        this.replacements = replacements;
    }

    /** One a youth and recipient, in their order; whose pieces were all taken back is not among them. */
    List<Told> read(ChangeOrder order) {
        Map<String, Told> latest = new TreeMap<>();
        for (String run : order.earlierRuns()) {
            for (Told told : standing(run, order.meeting())) {
                latest.merge(told.youth() + "\n" + told.recipient(), told, ToldReader::later);
            }
        }
        return List.copyOf(latest.values());
    }

    /** Of one recipient's pieces the one that tells of the latest change; among equals that of the later run. */
    private static Told later(Told one, Told other) {
        return other.sequence() >= one.sequence() ? other : one;
    }

    private List<Told> standing(String run, String meeting) {
        List<Told> standing = new ArrayList<>(standing(ROWS, run, meeting));
        standing.addAll(standing(LETTERS_INSTEAD, run, meeting));
        return standing;
    }

    private List<Told> standing(String rows, String run, String meeting) {
        List<Told> standing = new ArrayList<>();
        jdbc.query(
                rows,
                row -> {
                    PieceState state = PieceState.valueOf(row.getString("state"));
                    Piece piece = Json.COMPACT.readValue(row.getString("payload"), Piece.class);
                    if (!state.isTakenBack()) {
                        standing.add(told(row.getString("youth"), row.getString("recipient"), run, piece));
                    }
                },
                run,
                meeting);
        return standing;
    }

    private Told told(String youth, String recipient, String run, Piece piece) {
        @Nullable Meeting meeting = piece.meeting();
        if (meeting == null) {
            throw new IllegalStateException("Piece " + piece.reference() + " is about a meeting it does not hold");
        }
        @Nullable Change change = piece.change();
        return new Told(
                now(youth),
                now(recipient),
                run,
                piece.reference().text(),
                piece.channel(),
                meeting,
                change != null && change.kind() == Change.Kind.OFF,
                change == null ? piece.reference() : change.invitation(),
                change == null ? 0 : change.sequence());
    }

    private String now(String number) {
        return replacements.trail(number).end().orElse(number);
    }
}
