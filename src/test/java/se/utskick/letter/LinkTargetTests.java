package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a link leads whose href is a scheme alone. */
class LinkTargetTests {

    @ParameterizedTest
    @CsvSource({
        "tel:, 031-390 06 12, tel:+46313900612",
        "tel:, ' 0303‑23 80 00 ', tel:+46303238000",
        "tel:, (0)31 390 06 12, tel:+46313900612",
        "tel:, +46 31-390 06 12, tel:+46313900612",
        "tel:, 0046 31 390 06 12, tel:+46313900612",
        "tel:, 114 14, tel:11414",
        "tel:, 112, tel:112",
        "https:, kungalv.se, https://kungalv.se",
        "https:, kungalv.se/integritetspolicy?a=1#b, https://kungalv.se/integritetspolicy?a=1#b",
        "https:, https://www.imy.se/, https://www.imy.se/",
        "mailto:, kommun@kungalv.se, mailto:kommun@kungalv.se"
    })
    void isWhatTheTextSays(String scheme, String text, String target) {
        assertThat(LinkTarget.of(scheme, text)).contains(target);
        assertThat(LinkTarget.isOne(target)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "tel:, ring oss",
        "tel:, ''",
        "tel:, 12",
        "tel:, 031-390 06 12 eller 114 14 eller 112",
        "tel:, 112 när det brådskar",
        "https:, vår webbplats",
        "https:, kungälv.se",
        "https:, http://kungalv.se",
        "https:, kungalv",
        "https:, kungalv.se.",
        "https:, javascript:alert(1)",
        "mailto:, kommun",
        "mailto:, kommun@kungalv.se?bcc=x@example.se",
        "mailto:, 'Kommunen <kommun@kungalv.se>'"
    })
    void isNothingWhereTheTextIsNoAddress(String scheme, String text) {
        assertThat(LinkTarget.of(scheme, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.se/", "javascript:alert(1)", "file:///a", "https://", "https", "tel", "ftp:"})
    void isNoOtherScheme(String href) {
        assertThat(LinkTarget.isOne(href)).isFalse();
    }

    @Test
    void isSaidByTheTextOnlyWhereTheSchemeStandsAlone() {
        assertThat(LinkTarget.isInText("tel:")).isTrue();
        assertThat(LinkTarget.isInText("tel:112")).isFalse();
    }
}
