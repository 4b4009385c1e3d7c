package se.utskick.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;
import se.utskick.delivery.PieceState;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.run.Bundles.Unit;
import se.utskick.selection.PieceReference;

/** Which letters lie in which bundle of which supplement. Writing is in the caller's transaction. */
@Component
class SupplementLetters {

    private final JdbcTemplate jdbc;

    SupplementLetters(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A supplement's bundles in their order, without what was taken out. */
    Map<Unit, List<SupplementLetter>> of(String run, int number) {
        Map<Unit, List<SupplementLetter>> bundles = new LinkedHashMap<>();
        jdbc.query(
                "select b.bundle, b.piece, b.copy, b.found_in, p.replaces from bundle_piece b"
                        + " left join piece p on p.run = b.run and p.ref = b.piece"
                        + " where b.run = ? and b.part = ? and b.removed_in is null order by b.bundle, b.ordinal",
                row -> {
                    bundles.computeIfAbsent(new Unit(Channel.PRINT, row.getInt(1)), none -> new ArrayList<>())
                            .add(letter(row));
                },
                run,
                number);
        return bundles;
    }

    /** All bundles the shop has got, the run's own and those of supplements, in their order. */
    Map<Unit, List<PieceReference>> handedOver(String run) {
        Map<Unit, List<PieceReference>> bundles = new LinkedHashMap<>();
        jdbc.query(
                "select b.bundle, b.piece from bundle_piece b where b.run = ? and b.channel = 'PRINT' and b.removed_in is null"
                        + " and (b.part = 1 or exists (select 1 from supplement s where s.run = b.run and s.number = b.part"
                        + " and s.state = 'DELIVERED')) order by b.bundle, b.ordinal",
                row -> {
                    bundles.computeIfAbsent(new Unit(Channel.PRINT, row.getInt(1)), none -> new ArrayList<>())
                            .add(new PieceReference(row.getString(2)));
                },
                run);
        return bundles;
    }

    /** The messages that have a letter, or had one that was taken out by itself: an officer has said what is to become of them. */
    Set<String> replaced(String run) {
        return new HashSet<>(jdbc.queryForList(
                "select p.replaces from piece p join bundle_piece b on b.run = p.run and b.piece = p.ref"
                        + " where p.run = ? and p.replaces is not null",
                String.class,
                run));
    }

    /** How often a piece is printed already, and the message it replaces if any. */
    SupplementLetter printedAgain(String run, PieceReference piece, PieceState now) {
        return jdbc
                .query(
                        "select b.piece, max(b.copy) + 1 as copy, max(p.replaces) as replaces from bundle_piece b"
                                + " join piece p on p.run = b.run and p.ref = b.piece where b.run = ? and b.piece = ? group by b.piece",
                        (row, n) -> new SupplementLetter(piece, row.getInt("copy"), replaces(row), now),
                        run,
                        piece.text())
                .stream()
                .findFirst()
                .orElseThrow();
    }

    /** The text's hash of a piece as it was printed first. */
    String firstText(String run, PieceReference piece) {
        return String.valueOf(jdbc.queryForObject(
                "select sha256 from bundle_piece where run = ? and piece = ? and copy = 1",
                String.class,
                run,
                piece.text()));
    }

    /** Bundles are numbered on through all packages, so that a shop's row for one can mean no other. */
    int lastBundle(String run) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(number), 0) from bundle where run = ? and channel = 'PRINT'", Integer.class, run);
        return last == null ? 0 : last;
    }

    /** Forgets a supplement's bundles; what was taken out by itself stays told. */
    void clear(String run, int number) {
        jdbc.update("delete from bundle where run = ? and part = ?", run, number);
        jdbc.update("delete from bundle_piece where run = ? and part = ? and removed_in is null", run, number);
    }

    /** Records a supplement's bundles as they are set, in the place of what stood there. */
    void record(String run, int number, Map<Unit, SetBundle> bundles, Map<PieceReference, SupplementLetter> letters) {
        clear(run, number);
        bundles.forEach((unit, bundle) -> {
            jdbc.update(
                    "insert into bundle (run, channel, number, sheets, sha256, part) values (?, 'PRINT', ?, ?, ?, ?)",
                    run,
                    unit.number(),
                    bundle.sheets(),
                    bundle.sha256(),
                    number);
            int ordinal = 0;
            List<Object[]> rows = new ArrayList<>();
            for (SetPiece piece : bundle.pieces()) {
                rows.add(row(run, number, unit, ++ordinal, piece, letters));
            }
            jdbc.batchUpdate(
                    "insert into bundle_piece (run, piece, channel, bundle, ordinal, sheets, first_page, pages, names,"
                            + " address, sha256, part, copy, found_in) values (?, ?, 'PRINT', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        });
    }

    /** Takes out for good: of a new letter the row stays, of a printing that will not be there is nothing to tell. */
    void remove(String run, int number, SupplementLetter letter) {
        jdbc.update(
                letter.isReprint()
                        ? "delete from bundle_piece where run = ? and part = ? and piece = ?"
                        : "update bundle_piece set removed_in = 'DELIVERED' where run = ? and part = ? and piece = ?",
                run,
                number,
                letter.piece().text());
    }

    private static Object[] row(
            String run,
            int number,
            Unit unit,
            int ordinal,
            SetPiece piece,
            Map<PieceReference, SupplementLetter> letters) {
        SupplementLetter letter = Objects.requireNonNull(letters.get(piece.reference()));
        return new Object[] {
            run,
            piece.reference().text(),
            unit.number(),
            ordinal,
            piece.sheets(),
            piece.firstPage(),
            piece.pages(),
            String.join("\n", piece.names()),
            String.join("\n", piece.addressLines()),
            piece.sha256(),
            number,
            letter.copy(),
            letter.foundIn().name()
        };
    }

    private static SupplementLetter letter(ResultSet row) throws SQLException {
        return new SupplementLetter(
                new PieceReference(row.getString("piece")),
                row.getInt("copy"),
                replaces(row),
                PieceState.valueOf(row.getString("found_in")));
    }

    private static @Nullable PieceReference replaces(ResultSet row) throws SQLException {
        String message = row.getString("replaces");
        return message == null ? null : new PieceReference(message);
    }
}
