package se.utskick.campaign;

import java.time.LocalDate;

/** The period in which a recipient gets a campaign's letter about a youth once. */
public enum OncePer {
    LIFETIME {
        @Override
        public String periodKey(LocalDate asOf, String meeting) {
            return "lifetime";
        }
    },
    CALENDAR_YEAR {
        @Override
        public String periodKey(LocalDate asOf, String meeting) {
            return Integer.toString(asOf.getYear());
        }
    },
    MEETING {
        @Override
        public String periodKey(LocalDate asOf, String meeting) {
            return "meeting:" + meeting;
        }
    };

    /**
     * The period's name in the memory of what was sent.
     *
     * @param meeting the meeting's id, empty where the campaign has none
     */
    public abstract String periodKey(LocalDate asOf, String meeting);
}
