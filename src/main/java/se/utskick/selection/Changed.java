package se.utskick.selection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.file.Sha256;
import se.utskick.register.Meeting;
import se.utskick.selection.YouthCase.Occasion;
import se.utskick.selection.YouthRoll.Entry;

/**
 * What has become of a meeting since its recipients were told of it, by the snapshot's list of meetings (decision 0015).
 *
 * @param now the meeting as the snapshot has it, null where it is called off
 * @param told who is to be told: those who were told something else, in order
 */
record Changed(String id, @Nullable Meeting now, List<Told> told) {

    private static final int KEY_DIGITS = 16;

    /**
     * Finds what has changed.
     *
     * @throws Refusal where nobody was invited, everybody knows already, or the meeting has been
     */
    static Changed of(
            JdbcTemplate jdbc,
            ChangeOrder order,
            Campaign campaign,
            LocalDate asOf,
            int snapshot,
            Replacements replacements) {
        List<Told> invited = new ToldReader(jdbc, replacements).read(order);
        if (invited.isEmpty()) {
            throw Refusal.of("selection.change-nobody", campaign.name(), order.meeting());
        }
        @Nullable Meeting now = Meetings.of(jdbc, snapshot, campaign.sender()).get(order.meeting());
        List<Told> toTell = invited.stream().filter(told -> isOther(told, now)).toList();
        if (toTell.isEmpty()) {
            throw Refusal.of("selection.change-none", order.meeting(), snapshot);
        }
        Changed changed = new Changed(order.meeting(), now, toTell);
        if (changed.lastDay().isBefore(asOf)) {
            throw Refusal.of("selection.change-past", order.meeting(), changed.lastDay(), asOf);
        }
        return changed;
    }

    private static boolean isOther(Told told, @Nullable Meeting now) {
        if (now == null || told.off()) {
            return told.off() != (now == null);
        }
        return !Told.facts(told.meeting()).equals(Told.facts(now));
    }

    /** The day the meeting is held, or would have been at the latest. */
    private LocalDate lastDay() {
        return now != null
                ? now.day()
                : told.stream()
                        .map(one -> one.meeting().day())
                        .max(LocalDate::compareTo)
                        .orElseThrow();
    }

    Change.Kind kind() {
        return now == null ? Change.Kind.OFF : Change.Kind.MOVED;
    }

    /** The meeting as a piece tells of it: one that is called off as it was. */
    Meeting asTold(Meeting was) {
        return now == null ? was : now;
    }

    /** Which change it is: the same facts may come back after others, so the number of changes counts too. */
    String periodSuffix() {
        int sequence = told.stream().mapToInt(Told::sequence).max().orElse(0) + 1;
        String facts = (now == null ? "off" : Told.facts(now)) + "\n" + sequence;
        return ":change:" + Sha256.of(facts).substring(0, KEY_DIGITS);
    }

    /** The youths the meeting was about, each with those who were told. */
    YouthRoll roll() {
        Map<String, List<Told>> byYouth = new TreeMap<>();
        told.forEach(one ->
                byYouth.computeIfAbsent(one.youth(), none -> new ArrayList<>()).add(one));
        Occasion occasion = new Occasion(id, asTold(told.get(0).meeting()).school());
        List<Entry> entries = new ArrayList<>();
        byYouth.forEach((youth, invited) -> entries.add(new Entry(List.of(youth), List.of(occasion), invited)));
        return new YouthRoll(entries, Map.of());
    }
}
