package se.utskick.generate;

import java.time.LocalDate;

/** What all families share: the day, the words, the numbers left and the schools. */
record Town(LocalDate asOf, WordLists words, NumberRoll numbers, Schools schools) {

    /** LanKod and KommunKod of the municipality the campaigns are for. */
    static final String HERE = "1482";
}
