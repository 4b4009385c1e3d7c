package se.utskick.run;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;
import se.utskick.file.Json;
import se.utskick.letter.TemplateVersion;
import se.utskick.run.MailingRun.Sealed;
import se.utskick.run.MailingRun.Selected;
import se.utskick.selection.SelectionOrder.Window;
import se.utskick.selection.SelectionResult;

/** The runs of a data folder. Writing is in the caller's transaction. */
@Component
public class MailingRuns {

    private final JdbcTemplate jdbc;

    MailingRuns(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The run of a name.
     *
     * @throws Refusal where there is none
     */
    public MailingRun get(String name) {
        return find("name = ?", name).stream().findFirst().orElseThrow(() -> Refusal.of("run.unknown", name));
    }

    /** Every run, by campaign, as-of date and number. */
    public List<MailingRun> all() {
        return find("1 = 1");
    }

    /** Whether a run's personal data is erased: then only its log, its report and its counts can still be read. */
    public boolean isPurged(String name) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select purged from run where name = ?", Boolean.class, name));
    }

    /** Who approved a run and what; empty where nobody has. */
    public Optional<Approval> approval(String run) {
        return jdbc.query("select * from approval where run = ?", (row, n) -> approval(row), run).stream()
                .findFirst();
    }

    /** The latest run of the same campaign, dates, snapshot and change that is not cancelled. */
    Optional<MailingRun> lastLike(
            String campaign,
            LocalDate asOf,
            @Nullable Window window,
            int snapshot,
            LocalDate letterDate,
            @Nullable String changeOf) {
        return find(
                        "campaign = ? and as_of = ? and snapshot = ? and letter_date = ?",
                        campaign,
                        asOf,
                        snapshot,
                        letterDate)
                .stream()
                .filter(run -> Objects.equals(run.window(), window))
                .filter(run -> Objects.equals(run.changeOf(), changeOf))
                .filter(run -> run.state() != RunState.CANCELLED)
                .reduce((earlier, later) -> later);
    }

    int nextNumber(String campaign, LocalDate asOf) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(number), 0) from run where campaign = ? and as_of = ?",
                Integer.class,
                campaign,
                asOf);
        return last == null ? 1 : last + 1;
    }

    void insert(MailingRun run, String runKey) {
        Window window = run.window();
        jdbc.update(
                "insert into run (name, campaign, as_of, number, window_from, window_to, snapshot, letter_date, frozen, state,"
                        + " prepared_by, prepared_account, change_of, planned) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
                run.name(),
                run.campaign().name(),
                run.asOf(),
                run.number(),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                run.snapshot(),
                run.letterDate(),
                FrozenCampaign.freeze(run.campaign()),
                run.state().name(),
                run.preparedBy(),
                run.preparedAccount(),
                run.changeOf());
        jdbc.update("insert into run_key (run, run_key) values (?, ?)", run.name(), runKey);
        addPreparer(run.name(), run.preparedBy());
    }

    /** The run's secret key as 64 hex digits. */
    String key(String run) {
        return String.valueOf(jdbc.queryForObject("select run_key from run_key where run = ?", String.class, run));
    }

    /** Whether a run is on its way in one command, which goes on with it when repeated. */
    boolean isInOneCommand(String run) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select in_one_command from run where name = ?", Boolean.class, run));
    }

    void setInOneCommand(String run, boolean is) {
        jdbc.update("update run set in_one_command = ? where name = ?", is, run);
    }

    void addPreparer(String run, String name) {
        if (!preparers(run).contains(name)) {
            jdbc.update("insert into preparer (run, name) values (?, ?)", run, name);
        }
    }

    List<String> preparers(String run) {
        return jdbc.queryForList("select name from preparer where run = ? order by name", String.class, run);
    }

    void select(String run, Selected selected) {
        jdbc.update(
                "update run set selection = ?, template_name = ?, template_sha256 = ?, message_sha256 = ? where name = ?",
                Json.COMPACT.writeValueAsString(selected.result()),
                selected.template().name(),
                selected.template().sha256(),
                selected.messageSha256(),
                run);
    }

    boolean isPlanned(String run) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select planned from run where name = ?", Boolean.class, run));
    }

    void plan(String run) {
        jdbc.update("update run set planned = true where name = ?", run);
    }

    void seal(String run, Sealed sealed) {
        jdbc.update(
                "update run set decisions_sha256 = ?, package_sha256 = ?, messages_sha256 = ? where name = ?",
                sealed.decisionsSha256(),
                sealed.packageSha256(),
                sealed.messagesSha256(),
                run);
    }

    /** Moves a run on; stops where it is not (or no longer) in the state it should leave. */
    void move(String run, RunState from, RunState to) {
        if (!from.canBecome(to)
                || jdbc.update("update run set state = ? where name = ? and state = ?", to.name(), run, from.name())
                        != 1) {
            throw Refusal.of("run.not-in-state", run, to, get(run).state());
        }
    }

    void approve(Approval approval) {
        Approval.Seal seal = approval.seal();
        jdbc.update(
                "insert into approval (run, approved_by, account, pieces, decisions_sha256, template_sha256, message_sha256,"
                        + " package_sha256, messages_sha256, content_sha256, same_command)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                approval.run(),
                approval.approvedBy(),
                approval.account(),
                approval.pieces(),
                seal.decisions(),
                seal.template(),
                seal.message(),
                seal.printPackage(),
                seal.messages(),
                approval.contentSha256(),
                approval.sameCommand());
    }

    private List<MailingRun> find(String condition, Object... arguments) {
        return jdbc.query(
                "select * from run where " + condition + " order by campaign, as_of, number",
                (row, n) -> run(row),
                arguments);
    }

    private static MailingRun run(ResultSet row) throws SQLException {
        Date from = row.getDate("window_from");
        Date to = row.getDate("window_to");
        return new MailingRun(
                row.getString("name"),
                FrozenCampaign.thaw(row.getString("frozen")),
                row.getObject("as_of", LocalDate.class),
                row.getInt("number"),
                from == null || to == null ? null : new Window(from.toLocalDate(), to.toLocalDate()),
                row.getInt("snapshot"),
                row.getObject("letter_date", LocalDate.class),
                RunState.valueOf(row.getString("state")),
                row.getString("prepared_by"),
                row.getString("prepared_account"),
                row.getString("change_of"),
                selected(row),
                sealed(row));
    }

    private static @Nullable Selected selected(ResultSet row) throws SQLException {
        String selection = row.getString("selection");
        return selection == null
                ? null
                : new Selected(
                        Json.COMPACT.readValue(selection, SelectionResult.class),
                        new TemplateVersion(row.getString("template_name"), row.getString("template_sha256")),
                        row.getString("message_sha256"));
    }

    private static @Nullable Sealed sealed(ResultSet row) throws SQLException {
        String decisions = row.getString("decisions_sha256");
        return decisions == null
                ? null
                : new Sealed(decisions, row.getString("package_sha256"), row.getString("messages_sha256"));
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getString("run"),
                row.getString("approved_by"),
                row.getString("account"),
                row.getInt("pieces"),
                new Approval.Seal(
                        row.getString("decisions_sha256"),
                        row.getString("template_sha256"),
                        row.getString("message_sha256"),
                        row.getString("package_sha256"),
                        row.getString("messages_sha256")),
                row.getString("content_sha256"),
                row.getBoolean("same_command"));
    }
}
