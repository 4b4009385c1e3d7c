package se.utskick.oracle;

import static se.utskick.oracle.World.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.utskick.oracle.Judgement.Row;
import se.utskick.oracle.Numbers.Trail;
import se.utskick.oracle.Oracle.AlreadySent;
import se.utskick.oracle.Oracle.NotPrintable;

/** One mailing put to the oracle. */
final class Case {

    private static final int COMES_OF_AGE = 18;

    private final World world;
    private final Numbers numbers;
    private final Mailing mailing;
    private final NotPrintable notPrintable;
    private final AlreadySent alreadySent;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, NavigableSet<Row>> pieces = new TreeMap<>();

    Case(World world, Numbers numbers, Mailing mailing, NotPrintable notPrintable, AlreadySent alreadySent) {
        this.world = world;
        this.numbers = numbers;
        this.mailing = mailing;
        this.notPrintable = notPrintable;
        this.alreadySent = alreadySent;
    }

    Judgement judge() {
        Collection<Youth> youths = mailing.hasMeetings() ? pupils() : byAge();
        for (Youth youth : youths) {
            youth.meetings().forEach(meeting -> decide(youth, meeting));
        }
        rows.sort(null);
        return new Judgement(rows, new HashSet<>(pieces.values()));
    }

    private List<Youth> byAge() {
        List<Youth> youths = new ArrayList<>();
        world.persons.forEach((number, person) -> {
            Optional<LocalDate> birth = numbers.birth(person, number);
            if (person.get("avregistrering").isEmpty()
                    && person.get("kommunkod").equals(Mailing.MUNICIPALITY)
                    && birth.isPresent()
                    && isOfAge(birth.get())) {
                youths.add(new Youth(number, Set.of(number), person, Set.of("")));
            }
        });
        return youths;
    }

    private boolean isOfAge(LocalDate birth) {
        if (mailing.name().equals("moped")) {
            LocalDate birthday = birth.plusYears(15);
            return !birthday.isBefore(mailing.from()) && !birthday.isAfter(mailing.to());
        }
        return hasTurned(12, birth) && !hasTurned(19, birth);
    }

    private boolean hasTurned(int age, LocalDate birth) {
        return !birth.plusYears(age).isAfter(mailing.asOf());
    }

    private Collection<Youth> pupils() {
        Map<String, Youth> pupils = new TreeMap<>();
        for (Map<String, String> enrolment : world.enrolments) {
            Set<String> meetings = meetingsOf(enrolment);
            if (!counts(enrolment) || meetings.isEmpty()) {
                continue;
            }
            String own = value(enrolment, "personnummer");
            Trail trail = numbers.trail(own);
            World.Known person = trail.reached() == null ? null : world.person(trail.reached());
            if (person != null && !person.get("avregistrering").isEmpty()) {
                continue;
            }
            String number = trail.reached() == null ? own : trail.reached();
            Youth youth = pupils.computeIfAbsent(number, n -> new Youth(n, new TreeSet<>(), person, new TreeSet<>()));
            youth.known().addAll(trail.passed());
            youth.meetings().addAll(meetings);
        }
        return pupils.values();
    }

    private boolean counts(Map<String, String> enrolment) {
        String start = value(enrolment, "start");
        String end = value(enrolment, "slut");
        return value(enrolment, "arskurs").equals("8")
                && value(enrolment, "skolform").equals("GR")
                && value(enrolment, "avbruten").equals("nej")
                && (start.isEmpty() || !LocalDate.parse(start).isAfter(mailing.asOf()))
                && (end.isEmpty() || !LocalDate.parse(end).isBefore(mailing.asOf()));
    }

    private Set<String> meetingsOf(Map<String, String> enrolment) {
        Set<String> meetings = new TreeSet<>();
        for (Map<String, String> meeting : world.meetings) {
            boolean here =
                    List.of(value(meeting, "skolenhetskoder").split(" ")).contains(value(enrolment, "skolenhetskod"));
            if (here && !LocalDate.parse(value(meeting, "datum")).isBefore(mailing.asOf())) {
                meetings.add(value(meeting, "mote"));
            }
        }
        return meetings;
    }

    private void decide(Youth youth, String meeting) {
        List<Recipient> recipients = recipients(youth);
        boolean held = numbers.isProtected(List.copyOf(youth.known()))
                || recipients.stream().anyMatch(recipient -> numbers.isProtected(recipient.passed()));
        if (held) {
            hold(youth, recipients, meeting, "PROTECTED");
        } else if (youth.person() == null || !youth.person().usable()) {
            rows.add(new Row(youth.number(), "", meeting, "YOUTH_NOT_IN_EXTRACT"));
        } else if (recipients.isEmpty()) {
            rows.add(new Row(youth.number(), "", meeting, "NO_CUSTODIAN"));
        } else if (recipients.size() > 2) {
            hold(youth, recipients, meeting, "TOO_MANY_CUSTODIANS");
        } else {
            recipients.forEach(recipient -> decide(youth, recipient, meeting));
            formPrintPieces(youth, meeting);
        }
    }

    private void hold(Youth youth, List<Recipient> recipients, String meeting, String outcome) {
        if (recipients.isEmpty()) {
            rows.add(new Row(youth.number(), "", meeting, outcome));
        }
        recipients.forEach(recipient -> rows.add(new Row(youth.number(), lowest(recipient), meeting, outcome)));
    }

    private void decide(Youth youth, Recipient recipient, String meeting) {
        String outcome = outcome(youth, recipient, meeting);
        String number = recipient.reached() == null ? lowest(recipient) : recipient.reached();
        Row row = new Row(youth.number(), number, meeting, outcome);
        rows.add(row);
        if (outcome.equals("EMAIL")) {
            piece("email " + meeting + " " + number).add(row);
        } else if (outcome.equals("PRINT") && mailing.byCustodian()) {
            piece("print " + meeting + " " + number).add(row);
        }
    }

    private String outcome(Youth youth, Recipient recipient, String meeting) {
        if (recipient.own().isEmpty()) {
            return "RECIPIENT_WITHOUT_IDENTITY";
        }
        if (recipient.reached() == null || !recipient.own().stream().allMatch(Numbers::isValid)) {
            return "RECIPIENT_NOT_IN_EXTRACT";
        }
        World.Known person = Objects.requireNonNull(world.person(recipient.reached()));
        String left = person.get("avregistrering");
        Optional<Letterbox> letterbox = Letterbox.of(person);
        if (left.equals("AV")) {
            return "RECIPIENT_DECEASED";
        }
        if (left.equals("UV") && (!mailing.sendAbroad() || letterbox.isEmpty())) {
            return "RECIPIENT_EMIGRATED";
        }
        if (!left.isEmpty() && !left.equals("UV")) {
            return "RECIPIENT_DEREGISTERED";
        }
        if (isSuppressed(youth.known()) || isSuppressed(recipient.passed())) {
            return "SUPPRESSED";
        }
        if (alreadySent.test(youth.number(), recipient.reached(), meeting)) {
            return "ALREADY_SENT";
        }
        if (mailing.email() && Contacts.reaches(world, recipient.reached())) {
            return "EMAIL";
        }
        if (letterbox.isEmpty()) {
            return "NO_ADDRESS";
        }
        String spoken = mailing.namesYouth() ? spoken(Objects.requireNonNull(youth.person())) : "";
        return notPrintable.test(nameInWindow(person), letterbox.get().lines(), spoken) ? "NOT_PRINTABLE" : "PRINT";
    }

    /** At each address, by the set of the youth's print recipients there. */
    private void formPrintPieces(Youth youth, String meeting) {
        if (mailing.byCustodian()) {
            return;
        }
        Map<String, NavigableSet<Row>> atAddress = new TreeMap<>();
        for (Row row : rows) {
            if (row.youth().equals(youth.number())
                    && row.meeting().equals(meeting)
                    && row.outcome().equals("PRINT")) {
                String key = Letterbox.of(Objects.requireNonNull(world.person(row.recipient())))
                        .orElseThrow()
                        .key();
                atAddress.computeIfAbsent(key, k -> new TreeSet<>()).add(row);
            }
        }
        atAddress.forEach((key, together) -> piece("print " + meeting + " " + key + " "
                        + together.stream().map(Row::recipient).toList())
                .addAll(together));
    }

    private NavigableSet<Row> piece(String label) {
        return pieces.computeIfAbsent(label, l -> new TreeSet<>());
    }

    private List<Recipient> recipients(Youth youth) {
        World.Known person = youth.person();
        if (person == null || person.row().isEmpty()) {
            return List.of();
        }
        Optional<LocalDate> birth = numbers.birth(person, youth.number());
        boolean adult = birth.isPresent() && hasTurned(COMES_OF_AGE, birth.get());
        List<String> kinds = adult ? List.of("MO", "FA", "F") : List.of("V");
        List<Recipient> withoutNumber = new ArrayList<>();
        Map<String, Recipient> byPerson = new TreeMap<>();
        for (Map<String, String> relation : world.relations.getOrDefault(youth.number(), List.of())) {
            if (!kinds.contains(value(relation, "relation")) || !holds(relation)) {
                continue;
            }
            String own = value(relation, "relaterad");
            if (own.isEmpty() || own.matches("[0-9]{8}(0000)?")) {
                withoutNumber.add(new Recipient(new TreeSet<>(), List.of(), null));
                continue;
            }
            Trail trail = numbers.trail(own);
            Recipient recipient = byPerson.computeIfAbsent(
                    trail.reached() == null ? own : trail.reached(),
                    n -> new Recipient(new TreeSet<>(), new ArrayList<>(), trail.reached()));
            recipient.own().add(own);
            recipient.passed().addAll(trail.passed());
        }
        withoutNumber.addAll(byPerson.values());
        return withoutNumber;
    }

    private boolean holds(Map<String, String> relation) {
        String from = value(relation, "from");
        String until = value(relation, "tom");
        return (from.isEmpty() || !Numbers.earliest(from).isAfter(mailing.asOf()))
                && (until.isEmpty() || Numbers.latest(until).isAfter(mailing.asOf()));
    }

    private boolean isSuppressed(Collection<String> known) {
        return world.suppressions.stream()
                .filter(entry -> List.of("*", mailing.name()).contains(value(entry, "kampanj")))
                .filter(entry -> value(entry, "tom").isEmpty()
                        || !LocalDate.parse(value(entry, "tom")).isBefore(mailing.asOf()))
                .map(entry -> value(entry, "personnummer"))
                .anyMatch(number -> known.contains(number) || leadsTo(number, known));
    }

    private boolean leadsTo(String number, Collection<String> known) {
        String reached = numbers.trail(number).reached();
        return reached != null && known.contains(reached);
    }

    private static String lowest(Recipient recipient) {
        return recipient.own().isEmpty() ? "" : recipient.own().first();
    }

    private static String nameInWindow(World.Known person) {
        String called = person.get("tilltalsnamn").isEmpty() ? person.get("fornamn") : person.get("tilltalsnamn");
        return String.join(" ", called, person.get("mellannamn"), person.get("efternamn"));
    }

    private static String spoken(World.Known person) {
        return person.get("tilltalsnamn").isEmpty()
                ? person.get("fornamn").split(" ", -1)[0]
                : person.get("tilltalsnamn");
    }

    /**
     * Somebody the mailing is about.
     *
     * @param number reached, or the school's where none was
     * @param person null for a pupil who is not in the register
     */
    private record Youth(String number, Set<String> known, World.@Nullable Known person, Set<String> meetings) {}

    /** A person to write to: one, however many relations lead there. No trail where the relation has no number. */
    private record Recipient(
            NavigableSet<String> own,
            List<String> passed,
            @Nullable String reached) {}
}
