package se.utskick.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.file.Json;

/** The supplements of each run. Writing is in the caller's transaction. */
@Component
public class Supplements {

    private static final String SELECT =
            "select s.*, count(b.piece) as standing, count(case when b.copy > 1 then 1 end)"
                    + " as reprints from supplement s left join bundle_piece b on b.run = s.run and b.part = s.number"
                    + " and b.removed_in is null where s.run = ? group by s.run, s.number order by s.number";

    private final JdbcTemplate jdbc;

    Supplements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A run's supplements in their order, cancelled ones too. */
    public List<Supplement> of(String run) {
        return jdbc.query(SELECT, (row, n) -> supplement(row), run);
    }

    /** The one that waits in the house; there is never more than one. */
    public Optional<Supplement> open(String run) {
        return of(run).stream().filter(one -> one.state().isOpen()).findFirst();
    }

    /**
     * A supplement by its number.
     *
     * @throws Refusal where there is none
     */
    public Supplement get(String run, int number) {
        return of(run).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.of("run.supplement-unknown", run, number));
    }

    int nextNumber(String run) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(number), 1) from supplement where run = ?", Integer.class, run);
        return last == null ? 2 : last + 1;
    }

    void insert(String run, int number, Map<String, Integer> leftOut, String packageSha256, Officer officer) {
        jdbc.update(
                "insert into supplement (run, number, state, prepared_by, prepared_account, left_out, package_sha256)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                run,
                number,
                SupplementState.PREPARED.name(),
                officer.name(),
                officer.account(),
                Json.COMPACT.writeValueAsString(new TreeMap<>(leftOut)),
                packageSha256);
        addPreparer(run, number, officer.name());
    }

    void addPreparer(String run, int number, String name) {
        if (!preparers(run, number).contains(name)) {
            jdbc.update("insert into supplement_preparer (run, number, name) values (?, ?, ?)", run, number, name);
        }
    }

    List<String> preparers(String run, int number) {
        return jdbc.queryForList(
                "select name from supplement_preparer where run = ? and number = ? order by name",
                String.class,
                run,
                number);
    }

    /** A piece was taken out: other bytes, which somebody has to approve anew. */
    void reseal(Supplement supplement, String packageSha256) {
        if (supplement.state() == SupplementState.APPROVED) {
            move(supplement, SupplementState.PREPARED);
        }
        jdbc.update(
                "update supplement set package_sha256 = ?, approved_by = null, approved_account = null,"
                        + " approved_pieces = null where run = ? and number = ?",
                packageSha256,
                supplement.run(),
                supplement.number());
    }

    void approve(Supplement supplement, int pieces, Officer officer) {
        move(supplement, SupplementState.APPROVED);
        jdbc.update(
                "update supplement set approved_by = ?, approved_account = ?, approved_pieces = ? where run = ? and number = ?",
                officer.name(),
                officer.account(),
                pieces,
                supplement.run(),
                supplement.number());
    }

    /** Moves it on; stops where it is no longer where it was read. */
    void move(Supplement supplement, SupplementState to) {
        if (!supplement.state().canBecome(to)
                || jdbc.update(
                                "update supplement set state = ? where run = ? and number = ? and state = ?",
                                to.name(),
                                supplement.run(),
                                supplement.number(),
                                supplement.state().name())
                        != 1) {
            throw Refusal.of("run.supplement-not-in-state", supplement.run(), supplement.number(), to);
        }
    }

    private static Supplement supplement(ResultSet row) throws SQLException {
        return new Supplement(
                row.getString("run"),
                row.getInt("number"),
                SupplementState.valueOf(row.getString("state")),
                row.getInt("standing"),
                row.getInt("reprints"),
                leftOut(row.getString("left_out")),
                row.getString("package_sha256"),
                row.getString("prepared_by"),
                row.getString("approved_by"),
                row.getInt("approved_pieces"));
    }

    private static SortedMap<String, Integer> leftOut(String json) {
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        Json.COMPACT
                .readTree(json)
                .properties()
                .forEach(entry -> leftOut.put(entry.getKey(), entry.getValue().asInt(0)));
        return leftOut;
    }
}
