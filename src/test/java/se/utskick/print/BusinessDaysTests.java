package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessDaysTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-19",
                        "2027-06-25",
                "2025-06-06", "2026-10-31", "2026-12-24", "2026-12-25", "2026-12-31", "2024-03-29", "2038-06-03",
                        "2026-11-28"
            })
    void noPostIsTakenInOn(LocalDate day) {
        assertThat(BusinessDays.isBusinessDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-02", "2026-04-02", "2026-04-07", "2026-05-13", "2026-06-18", "2026-12-23", "2026-12-30"
            })
    void postIsTakenInOn(LocalDate day) {
        assertThat(BusinessDays.isBusinessDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 5, 2026-12-08",
        "2026-12-22, 1, 2026-12-23",
        "2026-12-22, 2, 2026-12-28",
        "2026-12-23, 5, 2027-01-05",
        "2026-12-25, 0, 2026-12-28",
        "2026-12-28, 0, 2026-12-28",
        "2026-04-01, 2, 2026-04-07"
    })
    void countsOverWeekendsAndHolidays(LocalDate day, int businessDays, LocalDate expected) {
        assertThat(BusinessDays.after(day, businessDays)).isEqualTo(expected);
    }
}
