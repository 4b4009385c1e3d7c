package se.utskick.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonnummerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200203012398", "200302022389", "200001252386", "199001012385", "198506012387", "198506232381",
                "197811012397", "199912012391", "199002222397", "190001019801", "189602029812", "201202292387"
            })
    void acceptsTheTaxAgencysTestNumbers(String number) {
        assertThat(Personnummer.parse(number)).hasValueSatisfying(read -> {
            assertThat(read.digits()).isEqualTo(number);
            assertThat(read.isCoordinationNumber()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"196403722397", "197001782395", "196109732393"})
    void readsTheDayOfACoordinationNumberLessSixty(String number) {
        Personnummer read = Personnummer.of(number);

        assertThat(read.isCoordinationNumber()).isTrue();
        assertThat(read.date().getDayOfMonth()).isEqualTo(Integer.parseInt(number.substring(6, 8)) - 60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "200203012399",
                "20020301-2398",
                "0203012398",
                "200213012390",
                "200202302390",
                "201102292380",
                "20020301239８",
                "20120511TF10",
                "200203602392",
                "200203922390",
                " 200203012398",
                "2002030123981"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(Personnummer.parse(text)).isEmpty();
    }

    @Test
    void agreesWithAnIndependentLibraryOnTenThousandNumbers() {
        int agreed = 0;
        LocalDate day = LocalDate.of(1990, 1, 1);
        for (int i = 0; i < 10_000; i++) {
            String number = day.plusDays(i).toString().replace("-", "") + "%04d".formatted(i * 37 % 10_000);
            assertThat(Personnummer.parse(number).isPresent()).isEqualTo(dev.personnummer.Personnummer.valid(number));
            agreed += Personnummer.parse(number).isPresent() ? 1 : 0;
        }
        assertThat(agreed).isPositive();
    }

    @Test
    void checkDigitTenBecomesZero() {
        assertThat(Personnummer.withCheckDigit("20121015239")).isEqualTo("201210152391");
        assertThat(Personnummer.parse(Personnummer.withCheckDigit("20120101238")))
                .isPresent();
    }

    @Test
    void printsMaskedAndItsErrorDoesNotHoldTheDigits() {
        assertThat(Personnummer.of("200203012398")).hasToString("************");
        assertThatThrownBy(() -> Personnummer.of("200203012399")).hasMessage("Not a valid personal identity number");
    }
}
