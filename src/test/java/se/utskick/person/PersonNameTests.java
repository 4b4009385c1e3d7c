package se.utskick.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTests {

    @ParameterizedTest
    @CsvSource({
        "Anna Maria,10,Anna",
        "Anna Maria,20,Maria",
        "Anna Maria,12,Anna Maria",
        "Eva Ulla-Karin Isa,23,Ulla-Karin",
        "Eva Ulla-Karin Isa,40,Isa",
        "Eva Ulla-Karin Isa,12,Eva Ulla",
        "Anna Maria,30,''",
        "Anna Maria,00,''",
        "Anna Maria,'',''",
        "Anna Maria,x1,''"
    })
    void calledIsWhatTheMarkingPointsOut(String given, String marking, String called) {
        assertThat(PersonName.called(given, marking)).isEqualTo(called);
    }

    @Test
    void windowShowsTheNamesInUse() {
        assertThat(new PersonName("Anna Maria", "Maria", "von", "Testsson").inWindow())
                .isEqualTo("Maria von Testsson");
    }

    @Test
    void windowShowsAllGivenNamesWhereNoneIsMarked() {
        assertThat(new PersonName("Anna  Maria ", "", "", "Testsson").inWindow())
                .isEqualTo("Anna Maria Testsson");
    }

    @Test
    void spokenNameIsTheFirstWhereNoneIsMarked() {
        assertThat(new PersonName("Alva Sofia", "", "", "Testsson").spoken()).isEqualTo("Alva");
    }

    @Test
    void printsMasked() {
        assertThat(new PersonName("Anna", "", "", "Testsson").toString()).doesNotContain("Anna", "Testsson");
    }
}
