package se.utskick.selection;

import java.util.List;
import java.util.Map;
import se.utskick.selection.YouthCase.Occasion;

/**
 * A campaign's youths by number.
 *
 * @param entries in the order of decisions.csv
 * @param withoutMeeting pupils of the school year at units without a meeting, by unit
 */
record YouthRoll(List<Entry> entries, Map<String, Integer> withoutMeeting) {

    YouthRoll {
        entries = List.copyOf(entries);
    }

    /**
     * A youth.
     *
     * @param asked the numbers the youth was found by; several where a pupil is enrolled under an old number too
     * @param invited in a run that tells of a change, what each recipient was told; else empty
     */
    record Entry(List<String> asked, List<Occasion> occasions, List<Told> invited) {

        Entry(List<String> asked, List<Occasion> occasions) {
            this(asked, occasions, List.of());
        }

        @Override
        public String toString() {
            return "Entry[masked]";
        }
    }
}
