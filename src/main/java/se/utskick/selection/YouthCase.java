package se.utskick.selection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All the rule needs to know to decide about one youth.
 *
 * @param relations of the record reached, ended ones too, in the register's order
 * @param invited in a run that tells of a change, the recipients, whatever the relations say now; else empty
 * @param occasions what the youth's recipients are written to about, in order; never empty
 */
record YouthCase(KnownPerson youth, List<Relationship> relations, List<Occasion> occasions, List<Invited> invited) {

    YouthCase {
        relations = List.copyOf(relations);
        occasions = List.copyOf(occasions);
        invited = List.copyOf(invited);
    }

    YouthCase(KnownPerson youth, List<Relationship> relations, List<Occasion> occasions) {
        this(youth, relations, occasions, List.of());
    }

    boolean isChange() {
        return !invited.isEmpty();
    }

    /** A recipient who was told of the meeting. */
    record Invited(KnownPerson person, Told told) {}

    /**
     * A relation in the youth's record.
     *
     * @param kind V, MO, FA or F
     * @param person null for a FodelsetidNr and where there is no number at all
     * @param from the first day it can mean, null where it has always held
     * @param until the last day it can mean, null where it has no end
     */
    record Relationship(
            String kind,
            @Nullable KnownPerson person,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return (from == null || !from.isAfter(day)) && (until == null || until.isAfter(day));
        }
    }

    /**
     * A meeting, or none.
     *
     * @param meeting its id, empty where the campaign has no meetings
     * @param school the meeting's, empty where the campaign has no meetings
     * @param told what the recipient was told before, in a row that tells of a change
     */
    record Occasion(String meeting, String school, @Nullable Told told) implements Comparable<Occasion> {

        static final Occasion NONE = new Occasion("", "");

        Occasion(String meeting, String school) {
            this(meeting, school, null);
        }

        Occasion after(@Nullable Told before) {
            return new Occasion(meeting, school, before);
        }

        @Override
        public int compareTo(Occasion other) {
            return meeting.compareTo(other.meeting);
        }
    }
}
