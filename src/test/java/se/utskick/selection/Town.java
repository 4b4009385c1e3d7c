package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Progress;
import se.utskick.TestDatabase;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;
import se.utskick.person.EmailAddress;
import se.utskick.person.Personnummer;

/** A snapshot in an in-memory database, filled with invented people by the test that needs them. */
final class Town {

    static final LocalDate AS_OF = LocalDate.of(2026, 11, 22);
    static final String RUN_KEY = "00112233445566778899aabbccddeeff".repeat(2);

    private static final TestDatabase DATABASE = TestDatabase.named("town");

    final JdbcTemplate jdbc = DATABASE.jdbc();
    private final Set<String> sent = new TreeSet<>();
    private final Set<EmailAddress> bounced = new HashSet<>();
    private int snapshot = 1;

    static Town empty() {
        Town town = new Town();
        for (String table : List.of(
                "person",
                "relation",
                "enrolment",
                "school_marking",
                "contact",
                "suppression",
                "meeting",
                "meeting_unit",
                "decision",
                "held_protection",
                "piece",
                "selection")) {
            town.jdbc.update("delete from " + table);
        }
        return town;
    }

    /** A number of this birth date and three-digit birth number. */
    static String number(String birth, int serial) {
        return Personnummer.withCheckDigit(birth.replace("-", "") + String.format("%03d", serial));
    }

    static String woman(String birth) {
        return number(birth, 238);
    }

    static String man(String birth) {
        return number(birth, 239);
    }

    /** What follows is a newer snapshot; the older ones stay. */
    Town newSnapshot() {
        snapshot++;
        return this;
    }

    int snapshot() {
        return snapshot;
    }

    /** Somebody registered in 1482 at an address of their own. */
    Resident person(String number) {
        Resident resident = new Resident(number);
        return resident.with("municipality", "1482")
                .with("birth_date", Personnummer.of(number).date())
                .with("given_names", "Test")
                .with("surname", "Testsson")
                .with("delivery2", "TESTGATAN " + number.substring(8, 11) + number.substring(2, 4))
                .with("postal_code", "44231")
                .with("city", "KUNGÄLV");
    }

    /** A record that could not be used: known by its number alone. */
    Resident rejected(String number) {
        return new Resident(number).with("usable", false);
    }

    void relation(String person, String kind, @Nullable String related) {
        relation(person, kind, related, null, null);
    }

    void relation(String person, String kind, @Nullable String related, @Nullable String from, @Nullable String until) {
        jdbc.update(
                "insert into relation (snapshot, person, ordinal, kind, related, from_day, until_day)"
                        + " values (?, ?, (select count(*) from relation where snapshot = ? and person = ?), ?, ?, ?, ?)",
                snapshot,
                person,
                snapshot,
                person,
                kind,
                related,
                day(from),
                day(until));
    }

    void enrolment(String pupil, String unit) {
        enrolment(pupil, unit, 8, "GR", "2026-08-17", null, false);
    }

    void enrolment(
            String pupil, String unit, int grade, String form, String start, @Nullable String end, boolean cancelled) {
        jdbc.update(
                "insert into enrolment values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                snapshot,
                pupil,
                unit,
                "Skolan " + unit,
                grade,
                form,
                "8A",
                day(start),
                day(end),
                cancelled);
    }

    void marking(String pupil) {
        jdbc.update("insert into school_marking values (?, ?)", snapshot, pupil);
    }

    void contact(String number, String email, boolean consent) {
        contact(number, email, consent, true);
    }

    void contact(String number, String email, boolean consent, boolean usable) {
        jdbc.update("insert into contact values (?, ?, ?, ?, ?)", snapshot, number, email, consent, usable);
    }

    void suppression(String number, String campaign, @Nullable String until) {
        jdbc.update("insert into suppression values (?, ?, ?, ?)", snapshot, number, campaign, day(until));
    }

    void meeting(String id, String day, String... units) {
        jdbc.update(
                "insert into meeting values (?, ?, ?, ?, '18:00', '19:30', 'Aulan', 'A1', null, 'Rektor')",
                snapshot,
                id,
                "Skola " + id,
                day(day));
        for (String unit : units) {
            jdbc.update("insert into meeting_unit values (?, ?, ?)", snapshot, id, unit);
        }
    }

    /** An earlier run's piece about this youth to this recipient. */
    void sentEarlier(String period, String youth, String recipient) {
        sent.add(period + "|" + youth + "|" + recipient);
    }

    SelectionOrder moped() {
        return order(campaign(
                "moped",
                new AudienceRule.TurningAge(15),
                List.of(Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.LIFETIME,
                false,
                true));
    }

    SelectionOrder narkotika() {
        return order(campaign(
                "narkotika",
                new AudienceRule.AgeRange(12, 18),
                List.of(Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.CALENDAR_YEAR,
                false,
                false));
    }

    SelectionOrder skolmote() {
        return order(campaign(
                "skolmote",
                new AudienceRule.SchoolYear(8, List.of("GR")),
                List.of(Channel.EMAIL, Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.MEETING,
                false,
                true));
    }

    SelectionOrder order(Campaign campaign) {
        SelectionOrder.Window window = campaign.rule().hasWindow()
                ? new SelectionOrder.Window(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31))
                : null;
        return new SelectionOrder(campaign.name() + "-2026-11-22-1", campaign, AS_OF, window, snapshot, RUN_KEY);
    }

    static Campaign campaign(
            String name,
            AudienceRule rule,
            List<Channel> channels,
            Grouping grouping,
            OncePer oncePer,
            boolean sendAbroad,
            boolean namesYouth) {
        return new Campaign(
                name,
                name,
                new Campaign.Promise("löfte", "mål", "Kommun"),
                rule,
                "1482",
                channels,
                grouping,
                oncePer,
                sendAbroad,
                namesYouth,
                name,
                "c5-h2",
                new Campaign.Sender("n", "u", "r", "p", "e", "w", "c", "d", "x"),
                new Campaign.LegalBasis("grund", "KS2026/0123"),
                30,
                false,
                Map.of(),
                Campaign.Mail.NOTICE,
                "0".repeat(64));
    }

    /** That a message to this address came back because there is none. */
    Town bounced(String address) {
        bounced.add(EmailAddress.parse(address).orElseThrow());
        return this;
    }

    SelectionResult select(SelectionOrder order) {
        return select(order, (name, lines, spoken) -> Optional.empty());
    }

    SelectionResult select(SelectionOrder order, Printability printability) {
        SelectionResult result = new Selector(jdbc, this::memory, () -> bounced::contains, Progress.silent())
                .select(order, printability);
        assertThat(new Balance(jdbc).differences(order.run()))
                .as("the run balances")
                .isEmpty();
        return result;
    }

    private RecipientSelector.SentEarlier memory(SelectionOrder order) {
        return (period, youths, recipients) -> youths.stream()
                .anyMatch(youth -> recipients.stream()
                        .anyMatch(recipient -> sent.contains(period + "|" + youth + "|" + recipient)));
    }

    /** The run's rows as {@code youth;recipient;meeting;outcome}, in their order. */
    List<String> rows(SelectionOrder order) {
        select(order);
        return rowsOf(order.run());
    }

    List<String> rowsOf(String run) {
        return jdbc.query(
                "select youth, recipient, meeting, outcome from decision where run = ? order by ordinal",
                (row, n) -> String.join(";", row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                run);
    }

    /** The run's pieces: channel, meeting, recipients' and youths' numbers; in the order of the first row on each. */
    List<String> pieces(SelectionOrder order) {
        select(order);
        Map<String, List<String[]>> rows = new TreeMap<>();
        List<String> order0 = new ArrayList<>();
        jdbc.query(
                "select piece, youth, recipient, meeting, outcome from decision where run = ? and piece is not null"
                        + " order by ordinal",
                row -> {
                    String piece = row.getString(1);
                    if (!rows.containsKey(piece)) {
                        order0.add(piece);
                    }
                    rows.computeIfAbsent(piece, none -> new ArrayList<>())
                            .add(new String[] {row.getString(2), row.getString(3), row.getString(4), row.getString(5)});
                },
                order.run());
        return order0.stream().map(piece -> described(rows.get(piece))).toList();
    }

    private static String described(List<String[]> rows) {
        Set<String> youths = new TreeSet<>();
        Set<String> recipients = new TreeSet<>();
        for (String[] row : rows) {
            youths.add(row[0]);
            recipients.add(row[1]);
        }
        return rows.get(0)[3] + rows.get(0)[2] + " to " + String.join("+", recipients) + " about "
                + String.join("+", youths);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /** Somebody being registered; the last step is {@link #in()}. */
    final class Resident {

        private final Map<String, @Nullable Object> columns = new TreeMap<>();
        private final String number;

        private Resident(String number) {
            this.number = number;
            columns.putAll(Map.of("snapshot", snapshot, "number", number, "usable", true, "protection", "NONE"));
        }

        Resident with(String column, @Nullable Object value) {
            columns.put(column, value);
            return this;
        }

        Resident named(String given, String surname) {
            return with("given_names", given).with("surname", surname);
        }

        Resident at(String street, String dwelling) {
            return with("delivery2", street).with("dwelling_uuid", dwelling);
        }

        Resident gone(String code) {
            return with("deregistration", code);
        }

        Resident replacedBy(String other) {
            return gone("GN").with("replaced_by", other);
        }

        /** Flagged: no name and no address stay in the snapshot. */
        Resident guarded(String protection) {
            for (String column : List.of("given_names", "surname", "delivery2", "postal_code", "city")) {
                columns.remove(column);
            }
            return with("protection", protection);
        }

        /** Puts the person in the register; the number. */
        String in() {
            Map<String, @Nullable Object> row = new HashMap<>(columns);
            String names = String.join(", ", columns.keySet());
            String places =
                    String.join(", ", columns.keySet().stream().map(none -> "?").toList());
            jdbc.update(
                    "insert into person (" + names + ") values (" + places + ")",
                    columns.keySet().stream().map(row::get).toArray());
            return number;
        }
    }
}
