package se.utskick.selection;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Lang;
import se.utskick.Words;

/**
 * Whether a run balances, asked by queries that share nothing with the selection (contract, "The run balances"): every youth × recipient ×
 * meeting has one outcome, every row to be sent is on one piece, and the youths and rows counted again from the snapshot are those
 * decided.
 */
@Component
public class Balance {

    /** Each finds what must not be there, counted in {@code found}; {@code ?} is the run, as often as it stands. */
    private static final List<Check> CHECKS = List.of(
            new Check(
                    "selection.balance-twice",
                    "select count(*) from (select youth from decision where run = ? and recipient <> ''"
                            + " group by youth, recipient, meeting having count(*) > 1) twice"),
            new Check(
                    "selection.balance-nobody",
                    "select count(*) from decision where run = ? and recipient = '' and outcome not in ('PROTECTED',"
                            + " 'YOUTH_NOT_IN_EXTRACT', 'NO_CUSTODIAN', 'TOO_MANY_CUSTODIANS', 'RECIPIENT_WITHOUT_IDENTITY')"),
            new Check(
                    "selection.balance-mixed",
                    "select count(*) from (select youth from decision where run = ? group by youth, meeting having"
                            + " count(case when outcome in ('PROTECTED', 'TOO_MANY_CUSTODIANS') then 1 end)"
                            + " not in (0, count(*)) or (count(case when outcome in ('YOUTH_NOT_IN_EXTRACT', 'NO_CUSTODIAN')"
                            + " then 1 end) > 0 and count(*) > 1)) mixed"),
            new Check(
                    "selection.balance-protected-sent",
                    "select count(*) from decision d where d.run = ? and d.piece is not null and exists"
                            + " (select 1 from held_protection h where h.run = d.run and h.youth = d.youth)"),
            new Check(
                    "selection.balance-without-piece",
                    "select count(*) from decision d where d.run = ? and d.outcome in ('EMAIL', 'PRINT') and not exists"
                            + " (select 1 from piece p where p.run = d.run and p.ref = d.piece and p.channel = d.outcome)"),
            new Check(
                    "selection.balance-piece-unsent",
                    "select count(*) from decision where run = ? and outcome not in ('EMAIL', 'PRINT')"
                            + " and piece is not null"),
            new Check(
                    "selection.balance-not-invited",
                    "select count(*) from decision d join selection s on s.run = d.run and s.change_of is not null"
                            + " where d.run = ? and d.piece is not null and (d.meeting <> s.change_of or not exists"
                            + " (select 1 from invited i where i.run = d.run and i.youth = d.youth"
                            + " and i.recipient = d.recipient))"),
            new Check(
                    "selection.balance-empty-piece",
                    "select count(*) from piece p where p.run = ? and not exists"
                            + " (select 1 from decision d where d.run = p.run and d.piece = coalesce(p.replaces, p.ref))"));

    private final JdbcTemplate jdbc;

    Balance(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@link #differences(String, Lang)}, in Swedish. */
    public List<String> differences(String run) {
        return differences(run, Lang.SV);
    }

    /** What does not hold, a sentence with its counts each; empty where the run balances. */
    public List<String> differences(String run, Lang lang) {
        Words words = Words.in(lang);
        List<String> differences = new ArrayList<>();
        for (Check check : CHECKS) {
            long found = count(check.query(), run);
            if (found > 0) {
                differences.add(words.say(check.key(), found));
            }
        }
        Recount recount = Recount.of(jdbc, run);
        recounted(
                words,
                "selection.balance-youths",
                recount.youths(),
                count("select count(distinct youth) from decision where run = ?", run),
                differences);
        recounted(
                words,
                "selection.balance-occasions",
                recount.occasions(),
                count("select count(*) from (select distinct youth, meeting from decision where run = ?) pairs", run),
                differences);
        recounted(
                words,
                "selection.balance-rows",
                recount.rows(),
                count("select count(*) from decision where run = ?", run),
                differences);
        return differences;
    }

    private static void recounted(Words words, String key, long recounted, long decided, List<String> differences) {
        if (recounted != decided) {
            differences.add(words.say(key, decided, recounted));
        }
    }

    private long count(String query, String run) {
        Long count = jdbc.queryForObject(query, Long.class, run);
        return count == null ? 0 : count;
    }

    private record Check(String key, String query) {}
}
