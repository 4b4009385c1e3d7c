package se.utskick.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.campaign.Channel;
import se.utskick.file.Sha256;
import se.utskick.letter.SetPiece;
import se.utskick.print.BundlePlan;
import se.utskick.selection.PieceReference;

/** The units of work of each run: bundles of letters, batches of messages, and the pieces in them. Writing is in the caller's transaction. */
@Component
class Bundles {

    private final JdbcTemplate jdbc;

    Bundles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A bundle of letters, or a batch of messages. */
    record Unit(Channel channel, int number) {

        /** PRINT-0001 */
        String label() {
            return "%s-%04d".formatted(channel, number);
        }

        static Unit labelled(String label) {
            int dash = label.indexOf('-');
            return new Unit(Channel.valueOf(label.substring(0, dash)), Integer.parseInt(label.substring(dash + 1)));
        }

        /** A bundle's file in the package; a batch has none. */
        String fileName() {
            return new BundlePlan(number, List.of(), 0).fileName();
        }
    }

    /**
     * A unit as it stands.
     *
     * @param sha256 null until it is set
     */
    record Standing(Unit unit, int sheets, @Nullable String sha256) {}

    /** A piece's place in a unit before it is set. */
    record Planned(PieceReference piece, Unit unit, int ordinal, int sheets) {}

    /** Plans the run's own package and its messages. */
    void plan(String run, List<Standing> units, List<Planned> pieces) {
        jdbc.batchUpdate(
                "insert into bundle (run, channel, number, sheets) values (?, ?, ?, ?)",
                units.stream()
                        .map(unit -> new Object[] {
                            run, unit.unit().channel().name(), unit.unit().number(), unit.sheets()
                        })
                        .toList());
        jdbc.batchUpdate(
                "insert into bundle_piece (run, piece, channel, bundle, ordinal, sheets) values (?, ?, ?, ?, ?, ?)",
                pieces.stream()
                        .map(piece -> new Object[] {
                            run,
                            piece.piece().text(),
                            piece.unit().channel().name(),
                            piece.unit().number(),
                            piece.ordinal(),
                            piece.sheets()
                        })
                        .toList());
    }

    /** All units of a channel, without supplements, in their order; those whose every piece was taken out before delivery have no sheets. */
    List<Standing> units(String run, Channel channel) {
        return jdbc.query(
                "select * from bundle where run = ? and channel = ? and part = 1 order by number",
                (row, n) -> new Standing(
                        new Unit(channel, row.getInt("number")), row.getInt("sheets"), row.getString("sha256")),
                run,
                channel.name());
    }

    Standing standing(String run, Unit unit) {
        return units(run, unit.channel()).stream()
                .filter(one -> one.unit().equals(unit))
                .findFirst()
                .orElseThrow();
    }

    /** The references in a unit in their order, without those taken out before delivery. */
    List<PieceReference> references(String run, Unit unit) {
        return jdbc.query(
                "select piece from bundle_piece where run = ? and channel = ? and bundle = ? and removed_in is null"
                        + " order by ordinal",
                (row, n) -> new PieceReference(row.getString(1)),
                run,
                unit.channel().name(),
                unit.number());
    }

    /** The letters of a bundle as they were set. */
    List<SetPiece> setPieces(String run, Unit unit) {
        return jdbc.query(
                "select * from bundle_piece where run = ? and channel = ? and bundle = ? and removed_in is null"
                        + " order by ordinal",
                (row, n) -> setPiece(row),
                run,
                unit.channel().name(),
                unit.number());
    }

    /** Records a bundle's letters as set; an empty hash where the bundle has lost its last piece. */
    void set(String run, Unit unit, List<SetPiece> pieces, String sha256) {
        jdbc.batchUpdate(
                "update bundle_piece set first_page = ?, pages = ?, sheets = ?, names = ?, address = ?, sha256 = ?"
                        + " where run = ? and piece = ? and bundle = ?",
                pieces.stream()
                        .map(piece -> new Object[] {
                            piece.firstPage(),
                            piece.pages(),
                            piece.sheets(),
                            String.join("\n", piece.names()),
                            String.join("\n", piece.addressLines()),
                            piece.sha256(),
                            run,
                            piece.reference().text(),
                            unit.number()
                        })
                        .toList());
        recordSet(run, unit, pieces.stream().mapToInt(SetPiece::sheets).sum(), sha256);
    }

    /** A message as it was composed. */
    record SetMessage(PieceReference piece, String sha256) {

        /** Stands for all of them: their hashes and names as {@code sha256sum} prints them. */
        static String sha256(List<SetMessage> messages) {
            return Sha256.of(messages.stream()
                    .map(message -> message.sha256() + "  " + message.piece() + ".eml\n")
                    .collect(Collectors.joining()));
        }
    }

    /** Records a batch's messages as composed. */
    void setMessages(String run, Unit unit, List<SetMessage> messages) {
        jdbc.batchUpdate(
                "update bundle_piece set sha256 = ? where run = ? and piece = ?",
                messages.stream()
                        .map(message -> new Object[] {
                            message.sha256(), run, message.piece().text()
                        })
                        .toList());
        recordSet(run, unit, 0, SetMessage.sha256(messages));
    }

    private void recordSet(String run, Unit unit, int sheets, String sha256) {
        jdbc.update(
                "update bundle set sha256 = ?, sheets = ? where run = ? and channel = ? and number = ?",
                sha256.isEmpty() ? null : sha256,
                sheets,
                run,
                unit.channel().name(),
                unit.number());
    }

    /** The messages to send, by reference in order, with the hash of their bytes. */
    List<SetMessage> messages(String run) {
        return jdbc.query(
                "select piece, sha256 from bundle_piece where run = ? and channel = 'EMAIL' and removed_in is null"
                        + " order by piece",
                (row, n) -> new SetMessage(new PieceReference(row.getString(1)), row.getString(2)),
                run);
    }

    /** How many pieces are to go or have gone by a channel: all but those taken out before delivery, and without supplements. */
    int count(String run, Channel channel) {
        Integer count = jdbc.queryForObject(
                "select count(*) from bundle_piece where run = ? and channel = ? and part = 1 and removed_in is null",
                Integer.class,
                run,
                channel.name());
        return count == null ? 0 : count;
    }

    int count(String run) {
        return count(run, Channel.PRINT) + count(run, Channel.EMAIL);
    }

    /** Where a piece is set; empty where the run has no such piece. */
    Optional<Unit> unitOf(String run, String piece) {
        return jdbc
                .query(
                        "select channel, bundle from bundle_piece where run = ? and piece = ? order by copy",
                        (row, n) -> new Unit(Channel.valueOf(row.getString(1)), row.getInt(2)),
                        run,
                        piece)
                .stream()
                .findFirst();
    }

    /** Takes a piece out of the run's own package for good, in this state of the run. */
    void remove(String run, String piece, RunState state) {
        jdbc.update(
                "update bundle_piece set removed_in = ? where run = ? and piece = ? and part = 1",
                state.name(),
                run,
                piece);
    }

    /** Puts pieces on a stop list. */
    void stop(String run, List<String> pieces, int stopList) {
        jdbc.batchUpdate(
                "update bundle_piece set stop_list = ? where run = ? and piece = ?",
                pieces.stream()
                        .map(piece -> new Object[] {stopList, run, piece})
                        .toList());
    }

    /** The last stop list's number, 0 where there is none. */
    int lastStopList(String run) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(stop_list), 0) from bundle_piece where run = ?", Integer.class, run);
        return last == null ? 0 : last;
    }

    List<PieceReference> stopped(String run, int stopList) {
        return jdbc.query(
                "select piece from bundle_piece where run = ? and stop_list = ? group by piece order by min(bundle), min(ordinal)",
                (row, n) -> new PieceReference(row.getString(1)),
                run,
                stopList);
    }

    /**
     * A hash of every piece's reference and text as they stood when the run was approved: pieces taken out afterwards count, those taken
     * out before do not.
     */
    String contentAtApproval(String run) {
        StringBuilder lines = new StringBuilder();
        jdbc.query(
                "select piece, sha256 from bundle_piece where run = ? and part = 1"
                        + " and (removed_in is null or removed_in = 'APPROVED') order by piece",
                row -> {
                    lines.append(row.getString(1))
                            .append("  ")
                            .append(row.getString(2))
                            .append('\n');
                },
                run);
        return Sha256.of(lines.toString());
    }

    private static SetPiece setPiece(ResultSet row) throws SQLException {
        return new SetPiece(
                new PieceReference(row.getString("piece")),
                row.getInt("first_page"),
                row.getInt("pages"),
                row.getInt("sheets"),
                lines(row.getString("names")),
                lines(row.getString("address")),
                row.getString("sha256"));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
