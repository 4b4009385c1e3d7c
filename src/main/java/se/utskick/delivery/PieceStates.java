package se.utskick.delivery;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The state every piece has come to by the log. */
@Component
public class PieceStates {

    private static final int AT_A_TIME = 500;

    private final JdbcTemplate jdbc;

    PieceStates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** How many pieces of a run are in each state; states no piece is in are left out. */
    public Map<PieceState, Integer> counts(String run) {
        Map<PieceState, Integer> counts = new EnumMap<>(PieceState.class);
        jdbc.query(
                "select state, count(*) from piece_state where run = ? group by state",
                row -> {
                    counts.put(PieceState.valueOf(row.getString(1)), row.getInt(2));
                },
                run);
        return counts;
    }

    /** Where one piece is; empty where the run has no such piece. */
    public Optional<PieceState> of(String run, String piece) {
        return Optional.ofNullable(of(run, List.of(piece)).get(piece));
    }

    /** Where these pieces are; those the run does not have are left out. */
    public Map<String, PieceState> of(String run, Collection<String> pieces) {
        Map<String, PieceState> states = new HashMap<>();
        known(run, pieces).forEach((piece, known) -> states.put(piece, known.state()));
        return states;
    }

    /** The pieces of a run in a state, in the order of their references. */
    public List<String> in(String run, PieceState state) {
        return jdbc.queryForList(
                "select piece from piece_state where run = ? and state = ? order by piece",
                String.class,
                run,
                state.name());
    }

    Map<String, Known> known(String run, Collection<String> pieces) {
        Map<String, Known> known = new HashMap<>();
        List<String> all = new ArrayList<>(pieces);
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            read(run, all.subList(from, Math.min(all.size(), from + AT_A_TIME)), known);
        }
        return known;
    }

    /** Each by its whole key: with a list of pieces H2 reads the whole run. */
    private void read(String run, List<String> pieces, Map<String, Known> known) {
        jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            "select s.piece, s.channel, s.state from unnest(cast(? as varchar(20) array)) as asked(piece)"
                                    + " join piece_state s on s.run = ? and s.piece = asked.piece");
                    statement.setArray(1, connection.createArrayOf("varchar", pieces.toArray()));
                    statement.setString(2, run);
                    return statement;
                },
                row -> {
                    known.put(
                            row.getString(1),
                            new Known(Route.valueOf(row.getString(2)), PieceState.valueOf(row.getString(3))));
                });
    }

    record Known(Route route, PieceState state) {}
}
