package se.utskick.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A run's youths and rows, counted again straight from the snapshot's tables in two queries: the database follows replaced numbers,
 * finds the youths and counts recipients by itself.
 *
 * @param youths distinct
 * @param occasions youth × meeting
 * @param rows youth × recipient × meeting; one where there is no recipient
 */
record Recount(long youths, long occasions, long rows) {

    /** Longer chains of replaced numbers than this reach nothing, as circles do; nobody is renumbered so often. */
    private static final int LONGEST_CHAIN = 50;

    /** Of its own and indexed: as part of the query itself H2 would follow every chain anew for each row it is joined to. */
    private static final String FOLLOWED = """
            create local temporary table if not exists recount_reached
            (start_number varchar(40) primary key, number varchar(40) not null) not persistent transactional
            """;

    private static final String FOLLOW = """
            insert into recount_reached
            with recursive trail(start, number, depth) as (
                select number, replaced_by, 1 from person
                where snapshot = ? and deregistration in ('GN', 'GS') and replaced_by <> ''
                union all
                select t.start, p.replaced_by, t.depth + 1 from trail t
                join person p on p.snapshot = ? and p.number = t.number
                where p.deregistration in ('GN', 'GS') and p.replaced_by <> '' and t.depth < %d
            )
            select t.start, t.number from trail t
            join person p on p.snapshot = ? and p.number = t.number
            where (p.usable or p.protection <> 'NONE') and coalesce(p.deregistration, '') not in ('GN', 'GS')
            """.formatted(LONGEST_CHAIN);

    private static final String REGISTERED_HERE = """
            with youth(number, occasions) as (
                select p.number, 1 from person p
                where p.snapshot = ? and p.municipality = ? and coalesce(p.deregistration, '') = ''
                and (p.usable or p.protection <> 'NONE') and %s
            ),
            """;

    private static final String PUPILS = """
            with youth(number, occasions) as (
                select x.number, count(distinct x.meeting) from (
                    select coalesce(r.number, e.pupil) as number, m.id as meeting from enrolment e
                    join meeting_unit u on u.snapshot = e.snapshot and u.unit = e.unit
                    join meeting m on m.snapshot = e.snapshot and m.id = u.meeting and m.held_on >= ?
                    left join recount_reached r on r.start_number = e.pupil
                    where e.snapshot = ? and e.grade = ? and not e.cancelled and coalesce(e.start_day, ?) <= ?
                    and coalesce(e.end_day, ?) >= ? and e.form in (%s)
                ) x
                where not exists (select 1 from person p where p.snapshot = ? and p.number = x.number
                    and (p.usable or p.protection <> 'NONE')
                    and coalesce(p.deregistration, '') not in ('', 'GN', 'GS'))
                group by x.number
            ),
            """;

    /** Those who were invited, as they go by in the snapshot; a youth who is not in it is one row. */
    private static final String INVITED = """
            with asked(youth, recipient) as (
                select coalesce(y.number, i.youth), coalesce(r.number, i.recipient) from invited i
                left join recount_reached y on y.start_number = i.youth
                left join recount_reached r on r.start_number = i.recipient
                where i.run = ?
            ),
            case_of(number, numbered) as (
                select a.youth, count(distinct case when p.number is not null then a.recipient end)
                from asked a
                left join person p on p.snapshot = ? and p.number = a.youth
                    and (p.usable or p.protection <> 'NONE') and coalesce(p.deregistration, '') not in ('GN', 'GS')
                where coalesce(p.deregistration, '') = ''
                group by a.youth
            )
            select count(*), count(*), coalesce(sum(greatest(1, numbered)), 0) from case_of
            """;

    private static final String ROWS = """
            case_of(number, occasions, numbered, nameless) as (
                select y.number, y.occasions,
                    count(distinct coalesce(r.number, nullif(l.related, ''))),
                    count(case when l.person is not null and coalesce(l.related, '') = '' then 1 end)
                from youth y
                left join person p on p.snapshot = ? and p.number = y.number
                    and (p.usable or p.protection <> 'NONE') and coalesce(p.deregistration, '') not in ('GN', 'GS')
                left join relation l on l.snapshot = p.snapshot and l.person = p.number
                    and (l.from_day is null or l.from_day <= ?) and (l.until_day is null or l.until_day > ?)
                    and (case when p.birth_date + interval '18' year <= ? then l.kind in ('MO', 'FA', 'F') else l.kind = 'V' end)
                left join recount_reached r on r.start_number = l.related
                group by y.number, y.occasions
            )
            select count(*), coalesce(sum(occasions), 0), coalesce(sum(occasions * greatest(1, numbered + nameless)), 0)
            from case_of
            """;

    static Recount of(JdbcTemplate jdbc, String run) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Recount>)
                connection -> counted(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), run)));
    }

    /** On one connection, which alone sees the table of numbers followed. */
    private static Recount counted(JdbcTemplate jdbc, String run) {
        StoredSelection selection = StoredSelection.of(jdbc, run);
        jdbc.execute(FOLLOWED);
        try {
            jdbc.update(FOLLOW, selection.snapshot(), selection.snapshot(), selection.snapshot());
            return count(jdbc, selection);
        } finally {
            jdbc.update("delete from recount_reached");
        }
    }

    private static Recount count(JdbcTemplate jdbc, StoredSelection selection) {
        List<Object> arguments = new ArrayList<>();
        String query = selection.changeOf() == null ? selected(selection, arguments) : INVITED;
        if (selection.changeOf() != null) {
            arguments.addAll(List.of(selection.run(), selection.snapshot()));
        }
        return Objects.requireNonNull(jdbc.queryForObject(
                query,
                (row, number) -> new Recount(row.getLong(1), row.getLong(2), row.getLong(3)),
                arguments.toArray()));
    }

    private static String selected(StoredSelection selection, List<Object> arguments) {
        String youths = youths(selection, arguments);
        arguments.add(selection.snapshot());
        for (int i = 0; i < 3; i++) {
            arguments.add(selection.asOf());
        }
        return youths + ROWS;
    }

    private static String youths(StoredSelection selection, List<Object> arguments) {
        if (selection.rule().equals("SCHOOL_YEAR")) {
            arguments.addAll(List.of(
                    selection.asOf(),
                    selection.snapshot(),
                    selection.grade(),
                    selection.asOf(),
                    selection.asOf(),
                    selection.asOf(),
                    selection.asOf()));
            List<String> forms = List.of(selection.forms().split(","));
            arguments.addAll(forms);
            arguments.add(selection.snapshot());
            return PUPILS.formatted(
                    String.join(", ", forms.stream().map(form -> "?").toList()));
        }
        arguments.addAll(List.of(selection.snapshot(), selection.municipality()));
        return REGISTERED_HERE.formatted(age(selection, arguments));
    }

    private static String age(StoredSelection selection, List<Object> arguments) {
        if (selection.rule().equals("TURNING_AGE")) {
            arguments.add(Objects.requireNonNull(selection.windowFrom(), "a birthday's rule has a window"));
            arguments.add(Objects.requireNonNull(selection.windowTo(), "a birthday's rule has a window"));
            return "p.birth_date + interval '" + selection.ageFrom() + "' year between ? and ?";
        }
        arguments.add(selection.asOf());
        arguments.add(selection.asOf());
        return "p.birth_date + interval '" + selection.ageFrom() + "' year <= ? and p.birth_date + interval '"
                + (selection.ageTo() + 1) + "' year > ?";
    }
}
