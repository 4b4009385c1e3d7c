package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterDateTests {

    @ParameterizedTest
    @CsvSource({
        "20240229, 2024-02-29, 2024-02-29",
        "2024, 2024-01-01, 2024-12-31",
        "20241, 2024-10-01, 2024-12-31",
        "20240, 2024-01-01, 2024-09-30",
        "202402, 2024-02-01, 2024-02-29",
        "2024020, 2024-02-01, 2024-02-09",
        "2024022, 2024-02-20, 2024-02-29",
        "2023043, 2023-04-30, 2023-04-30",
        "99991231, 9999-12-31, 9999-12-31"
    })
    void digitsMeanEveryDayTheyCanBegin(String text, String first, String last) {
        assertThat(RegisterDate.ofDigits(text)).hasValueSatisfying(date -> {
            assertThat(date.first()).hasToString(first);
            assertThat(date.last()).hasToString(last);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "202",
                "20230229",
                "20240000",
                "20240100",
                "202400",
                "202413",
                "20242",
                "2024024",
                "20240132",
                "17991231",
                "202401011",
                "2024-1",
                "2024-01-01",
                "åååå",
                "٢٠٢٤",
                "-2024",
                " 2024"
            })
    void isNoDateInNavet(String text) {
        assertThat(RegisterDate.ofDigits(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20240101",
                "2024-13-01",
                "2024-02-30",
                "2024-1-1",
                "24-01-01",
                "2024/01/01",
                "2024-01-",
                "2024-01-01 "
            })
    void isNoDateInCsv(String text) {
        assertThat(RegisterDate.ofText(text)).isEmpty();
    }
}
