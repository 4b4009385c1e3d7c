package se.utskick.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PostalAddressTests {

    @Test
    void writesTheBlockAsTheSwedishStandardDoes() {
        PostalAddress address = new PostalAddress.Swedish("Bo Ek", "", "Exempelgatan 1 lgh 1101", "442 31", "Kungälv");

        assertThat(address.lines()).containsExactly("c/o Bo Ek", "Exempelgatan 1 lgh 1101", "442 31 KUNGÄLV");
    }

    @Test
    void keepsACareOfThatIsThereAlready() {
        assertThat(new PostalAddress.Swedish("C/O Bo Ek", "", "Gatan 1", "44231", "X").lines())
                .startsWith("C/O Bo Ek");
    }

    @Test
    void isCompleteWithADeliveryLineFiveDigitsAndACity() {
        assertThat(new PostalAddress.Swedish("", "", "Gatan 1", "44 2 31", "Kungälv").isComplete())
                .isTrue();
        assertThat(new PostalAddress.Swedish("c/o Bo", "", " ", "44231", "Kungälv").isComplete())
                .isFalse();
        assertThat(new PostalAddress.Swedish("", "Gatan 1", "", "4423", "Kungälv").isComplete())
                .isFalse();
        assertThat(new PostalAddress.Swedish("", "Gatan 1", "", "44231", " ").isComplete())
                .isFalse();
    }

    @Test
    void abroadEndsWithTheCountryInCapitals() {
        PostalAddress address = new PostalAddress.Foreign(List.of("Testveien 1", "", "0150 Oslo"), "Norge");

        assertThat(address.lines()).containsExactly("Testveien 1", "0150 Oslo", "NORGE");
        assertThat(address.isComplete()).isTrue();
        assertThat(new PostalAddress.Foreign(List.of("Testveien 1"), "").isComplete())
                .isFalse();
        assertThat(new PostalAddress.Foreign(List.of(" "), "Norge").isComplete())
                .isFalse();
    }

    @Test
    void sameDwellingIsOneAddressWhateverTheText() {
        PostalAddress.Swedish one = new PostalAddress.Swedish("", "", "Gatan 1", "44231", "Kungälv");
        PostalAddress.Swedish other = new PostalAddress.Swedish("c/o Bo", "", "Gatan 1 lgh 2", "44231", "Kungälv");

        assertThat(AddressKey.registered(one, "D-1", "A-1")).isEqualTo(AddressKey.registered(other, "d-1", "A-2"));
    }

    @Test
    void sameHouseWithAnotherCareOfIsAnotherAddress() {
        PostalAddress.Swedish one = new PostalAddress.Swedish("", "", "Gatan 1", "44231", "Kungälv");
        PostalAddress.Swedish other = new PostalAddress.Swedish("Bo", "", "Gatan 1", "44231", "Kungälv");

        assertThat(AddressKey.registered(one, "", "A-1")).isNotEqualTo(AddressKey.registered(other, "", "A-1"));
        assertThat(AddressKey.registered(one, "", "A-1")).isEqualTo(AddressKey.registered(one, "", "A-1"));
    }

    @Test
    void aRegisteredAddressWithoutUuidMeetsASpecialOneOfTheSameText() {
        PostalAddress.Swedish one = new PostalAddress.Swedish("", "", "Gatan 1", "442 31", "Kungälv");
        PostalAddress.Swedish other = new PostalAddress.Swedish("", "GATAN 1", "", "44231", "KUNGA\u0308LV");

        assertThat(AddressKey.registered(one, "", "")).isEqualTo(AddressKey.special(other));
    }

    @Test
    void printsMasked() {
        PostalAddress.Swedish address = new PostalAddress.Swedish("", "", "Gatan 1", "44231", "Kungälv");

        assertThat(address.toString()).isEqualTo("Swedish[masked]");
        assertThat(AddressKey.special(address)).hasToString("AddressKey[masked]");
    }
}
