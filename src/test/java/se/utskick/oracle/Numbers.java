package se.utskick.oracle;

import static se.utskick.oracle.World.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom a number leads to, whether somebody on the way is protected, and when somebody was born. */
final class Numbers {

    private final World world;
    private final Set<String> marked = new TreeSet<>();

    /**
     * @param passed the numbers met, the first one too
     * @param reached the record's number, or null where none was reached
     */
    record Trail(List<String> passed, @Nullable String reached) {}

    Numbers(World world) {
        this.world = world;
        for (Map<String, String> enrolment : world.enrolments) {
            String marking = value(enrolment, "skydd").strip();
            if (!marking.isEmpty() && !marking.equalsIgnoreCase("Ingen")) {
                marked.addAll(trail(value(enrolment, "personnummer")).passed());
            }
        }
    }

    Trail trail(String number) {
        List<String> passed = new ArrayList<>();
        String at = number;
        while (true) {
            if (passed.contains(at)) {
                return new Trail(passed, null);
            }
            passed.add(at);
            World.Known known = world.person(at);
            if (known == null) {
                return new Trail(passed, null);
            }
            boolean replaced = known.get("avregistrering").equals("GN")
                    || known.get("avregistrering").equals("GS");
            if (!replaced) {
                // A record rejected for anything but its flag reaches nobody; one rejected for its flag is known to be
                // somebody.
                boolean somebody = known.usable() || !known.row().isEmpty();
                return new Trail(passed, somebody ? at : null);
            }
            if (known.get("hanvisning").isEmpty() || !known.usable()) {
                return new Trail(passed, null);
            }
            at = known.get("hanvisning");
        }
    }

    boolean isProtected(List<String> numbers) {
        return numbers.stream().anyMatch(number -> {
            World.Known known = world.person(number);
            return marked.contains(number) || (known != null && known.protectedByFlag());
        });
    }

    /** By the record where its date is complete, else by the number. */
    Optional<LocalDate> birth(World.Known person, String number) {
        Optional<LocalDate> registered = complete(person.get("fodelsedatum"));
        return registered.isPresent() ? registered : dateIn(number);
    }

    static Optional<LocalDate> dateIn(String number) {
        int day = Integer.parseInt(number.substring(6, 8));
        return complete(
                number.substring(0, 4) + "-" + number.substring(4, 6) + "-" + twoDigits(day > 60 ? day - 60 : day));
    }

    static boolean isValid(String number) {
        return number.matches("[0-9]{12}") && dateIn(number).isPresent() && luhn(number.substring(2)) % 10 == 0;
    }

    /** The first day an incomplete date can mean. */
    static LocalDate earliest(String date) {
        String[] parts = date.split("-", -1);
        int month = parts.length > 1 && !parts[1].equals("00") ? Integer.parseInt(parts[1]) : 1;
        int day = parts.length > 2 && !parts[2].equals("00") ? Integer.parseInt(parts[2]) : 1;
        return LocalDate.of(Integer.parseInt(parts[0]), month, day);
    }

    /** The last day an incomplete date can mean. */
    static LocalDate latest(String date) {
        String[] parts = date.split("-", -1);
        int month = parts.length > 1 && !parts[1].equals("00") ? Integer.parseInt(parts[1]) : 12;
        YearMonth last = YearMonth.of(Integer.parseInt(parts[0]), month);
        return parts.length > 2 && !parts[2].equals("00")
                ? last.atDay(Integer.parseInt(parts[2]))
                : last.atEndOfMonth();
    }

    private static Optional<LocalDate> complete(String date) {
        try {
            return date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(date)) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int luhn(String tenDigits) {
        int sum = 0;
        for (int i = 0; i < tenDigits.length(); i++) {
            int digit = Character.digit(tenDigits.charAt(i), 10);
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return sum;
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
