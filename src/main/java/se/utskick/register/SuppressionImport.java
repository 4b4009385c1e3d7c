package se.utskick.register;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.person.Personnummer;

/**
 * Puts the suppression list into a snapshot (contract 1.5). A record that is rejected still holds back whatever it can mean: without a
 * readable last day for ever, without a campaign all of them. A letter too few does less harm than the one somebody was promised not to get.
 */
final class SuppressionImport {

    private static final List<String> COLUMNS = List.of("personnummer", "kampanj", "orsak", "tom");
    private static final String ALL_CAMPAIGNS = "*";
    /** The names of campaign files. */
    private static final String CAMPAIGN = "[a-zåäö0-9][a-zåäö0-9_-]*";

    private final Connection connection;
    private final int snapshot;
    private final Rejections rejections;

    SuppressionImport(Connection connection, int snapshot, Rejections rejections) {
        this.connection = connection;
        this.snapshot = snapshot;
        this.rejections = rejections;
    }

    /** How many records the file holds. */
    long read(DeclaredText text, Source source) throws SQLException, IOException {
        CsvRows rows = new CsvRows(text, source.name(), COLUMNS);
        rows.header().refuseOthers(COLUMNS);
        int[] places = COLUMNS.stream().mapToInt(rows.header()::place).toArray();
        try (RowBatch batch = new RowBatch(
                connection, "insert into suppression (snapshot, number, campaign, until_day) values (?, ?, ?, ?)")) {
            while (rows.next()) {
                String number = rows.value(places[0]);
                String campaign = rows.value(places[1]);
                String until = rows.value(places[3]);
                Flaw flaw = rows.isWhole() ? flaw(number, campaign, until) : new Flaw("", RejectReason.COLUMN_COUNT);
                if (flaw != null) {
                    rejections.add(source.place(), rows.number(), flaw);
                }
                hold(batch, number, rows.isWhole() ? campaign : "", rows.isWhole() ? until : "");
            }
            rows.refuseCutRow(COLUMNS.get(3));
            batch.flush();
        }
        return rows.number();
    }

    private static @Nullable Flaw flaw(String number, String campaign, String until) {
        if (Personnummer.parse(number).isEmpty()) {
            return new Flaw("personnummer", number.isEmpty() ? RejectReason.MISSING : RejectReason.BAD_NUMBER);
        }
        if (!isCampaign(campaign)) {
            return new Flaw("kampanj", campaign.isEmpty() ? RejectReason.MISSING : RejectReason.UNKNOWN_CODE);
        }
        return !until.isEmpty() && EnrolmentFields.day(until).isEmpty() ? new Flaw("tom", RejectReason.BAD_DATE) : null;
    }

    private void hold(RowBatch batch, String number, String campaign, String until) throws SQLException {
        LocalDate last = EnrolmentFields.day(until).orElse(null);
        List<String> meant = Stream.concat(
                        Personnummer.parse(number).stream().map(Personnummer::digits),
                        StatedNumber.canMean(number).stream())
                .toList();
        for (String held : meant) {
            PreparedStatement row = batch.row();
            row.setInt(1, snapshot);
            row.setString(2, held);
            row.setString(3, isCampaign(campaign) ? campaign : ALL_CAMPAIGNS);
            row.setObject(4, last);
            batch.add();
        }
    }

    private static boolean isCampaign(String text) {
        return text.equals(ALL_CAMPAIGNS) || text.matches(CAMPAIGN);
    }
}
