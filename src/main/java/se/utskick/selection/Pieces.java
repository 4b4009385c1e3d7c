package se.utskick.selection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;
import se.utskick.file.Json;

/** The pieces of a run. */
@Component
public class Pieces {

    private static final int PAGE = 500;

    private final JdbcTemplate jdbc;

    Pieces(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every piece of a channel in its order (postnummer, postort, address, reference), streamed. */
    public void forEach(String run, Channel channel, Consumer<Piece> consumer) {
        String after = "";
        List<Stored> page;
        do {
            page = page(run, channel, after);
            for (Stored stored : page) {
                consumer.accept(stored.piece());
                after = stored.sortKey();
            }
        } while (page.size() == PAGE);
    }

    /** One piece; empty where the run has none such, or its personal data is erased. */
    public Optional<Piece> find(String run, PieceReference reference) {
        return jdbc
                .queryForList(
                        "select payload from piece where run = ? and ref = ?", String.class, run, reference.text())
                .stream()
                .findFirst()
                .map(Pieces::read);
    }

    /** The pieces of these references, in the order asked for; at most a bundle of them. */
    public List<Piece> of(String run, List<PieceReference> references) {
        Map<PieceReference, Piece> found = new HashMap<>();
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("select p.payload from unnest(?) as n(ref)"
                            + " join piece p on p.run = ? and p.ref = n.ref");
                    Object[] texts =
                            references.stream().map(PieceReference::text).toArray();
                    statement.setArray(1, connection.createArrayOf("varchar", texts));
                    statement.setString(2, run);
                    return statement;
                },
                row -> {
                    Piece piece = read(row.getString(1));
                    found.put(piece.reference(), piece);
                });
        List<Piece> pieces = new ArrayList<>();
        for (PieceReference reference : references) {
            pieces.add(Objects.requireNonNull(found.get(reference), () -> "No piece " + reference + " in " + run));
        }
        return pieces;
    }

    /** In the order of bundles: postnummer, postort, address, reference. */
    public static List<Piece> inOrder(Collection<Piece> letters) {
        return letters.stream().sorted(Comparator.comparing(Piece::sortKey)).toList();
    }

    /** Adds letters that go instead of messages of the run; in the caller's transaction. */
    public void add(String run, List<LettersInstead.Instead> letters) {
        jdbc.batchUpdate(
                "insert into piece (run, ref, channel, sort_key, payload, replaces) values (?, ?, ?, ?, ?, ?)",
                letters.stream()
                        .map(one -> {
                            Piece letter = one.requireLetter();
                            return new Object[] {
                                run,
                                letter.reference().text(),
                                letter.channel().name(),
                                letter.sortKey(),
                                Json.COMPACT.writeValueAsString(letter),
                                one.message().text()
                            };
                        })
                        .toList());
    }

    /** Pages by the last key seen, so that memory holds no more than one whatever the database buffers. */
    private List<Stored> page(String run, Channel channel, String after) {
        return jdbc.query(
                "select sort_key, payload from piece where run = ? and channel = ? and sort_key > ?"
                        + " order by sort_key limit " + PAGE,
                (row, number) -> new Stored(row.getString(1), read(row.getString(2))),
                run,
                channel.name(),
                after);
    }

    private static Piece read(String payload) {
        return Json.COMPACT.readValue(payload, Piece.class);
    }

    private record Stored(String sortKey, Piece piece) {}
}
