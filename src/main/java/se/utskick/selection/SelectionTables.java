package se.utskick.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.file.Json;
import se.utskick.selection.SelectionOrder.Window;

/** The tables of this room, as a whole. */
final class SelectionTables {

    private static final int BATCH = 1000;

    private final JdbcTemplate jdbc;

    SelectionTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void erase(String run) {
        for (String table : new String[] {"decision", "held_protection", "piece", "invited", "selection"}) {
            jdbc.update("delete from " + table + " where run = ?", run);
        }
    }

    /** Keeps what was asked for, for the run's balance, re-check and overlap. */
    void remember(SelectionOrder order, SelectionResult result, @Nullable Changed changed) {
        Campaign campaign = order.campaign();
        Window window = order.window();
        RuleColumns rule = RuleColumns.of(campaign.rule());
        jdbc.update(
                "insert into selection (run, snapshot, campaign, as_of, rule, window_from, window_to, age_from, age_to,"
                        + " grade, forms, municipality, once_per, youths, without_meeting, change_of, period_suffix)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                order.run(),
                order.snapshot(),
                campaign.name(),
                order.asOf(),
                rule.type(),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                rule.from(),
                rule.to(),
                rule.grade(),
                rule.forms(),
                campaign.municipality(),
                campaign.oncePer().name(),
                result.youths(),
                Json.COMPACT.writeValueAsString(result.withoutMeeting()),
                changed == null ? null : changed.id(),
                changed == null ? null : changed.periodSuffix());
        if (changed != null) {
            rememberInvited(order.run(), changed.told());
        }
    }

    private void rememberInvited(String run, List<Told> invited) {
        jdbc.batchUpdate(
                "insert into invited (run, youth, recipient, told_in, piece) values (?, ?, ?, ?, ?)",
                invited,
                BATCH,
                (statement, told) -> {
                    statement.setString(1, run);
                    statement.setString(2, told.youth());
                    statement.setString(3, told.recipient());
                    statement.setString(4, told.run());
                    statement.setString(5, told.piece());
                });
    }

    private record RuleColumns(
            String type,
            @Nullable Integer from,
            @Nullable Integer to,
            @Nullable Integer grade,
            @Nullable String forms) {

        static RuleColumns of(AudienceRule rule) {
            if (rule instanceof AudienceRule.TurningAge turning) {
                return new RuleColumns("TURNING_AGE", turning.age(), null, null, null);
            }
            if (rule instanceof AudienceRule.AgeRange range) {
                return new RuleColumns("AGE_RANGE", range.from(), range.to(), null, null);
            }
            AudienceRule.SchoolYear school = (AudienceRule.SchoolYear) rule;
            return new RuleColumns("SCHOOL_YEAR", null, null, school.grade(), String.join(",", school.forms()));
        }
    }
}
