package se.utskick.selection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.campaign.OncePer;

/** What a run's selection was asked for, as the table {@code selection} keeps it; the last two are null in a run that invites. */
record StoredSelection(
        String run,
        int snapshot,
        String campaign,
        LocalDate asOf,
        String rule,
        @Nullable LocalDate windowFrom,
        @Nullable LocalDate windowTo,
        int ageFrom,
        int ageTo,
        int grade,
        String forms,
        String municipality,
        OncePer oncePer,
        @Nullable String changeOf,
        @Nullable String periodSuffix) {

    static StoredSelection of(JdbcTemplate jdbc, String run) {
        return jdbc
                .query(
                        "select * from selection where run = ?",
                        (row, number) -> new StoredSelection(
                                run,
                                row.getInt("snapshot"),
                                row.getString("campaign"),
                                row.getObject("as_of", LocalDate.class),
                                row.getString("rule"),
                                row.getObject("window_from", LocalDate.class),
                                row.getObject("window_to", LocalDate.class),
                                row.getInt("age_from"),
                                row.getInt("age_to"),
                                row.getInt("grade"),
                                row.getString("forms") == null ? "" : row.getString("forms"),
                                row.getString("municipality"),
                                OncePer.valueOf(row.getString("once_per")),
                                row.getString("change_of"),
                                row.getString("period_suffix")),
                        run)
                .stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing is selected for run " + run));
    }

    /** The period a row of the run counts in. */
    String period(String meeting) {
        return oncePer.periodKey(asOf, meeting) + (periodSuffix == null ? "" : periodSuffix);
    }
}
