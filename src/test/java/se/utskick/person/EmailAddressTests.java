package se.utskick.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.se", "anna.test+skola@example.org", "o'neill@sub.example.com", "-ox@a-b.example.se"})
    void isUsable(String text) {
        assertThat(EmailAddress.parse(text)).hasValue(new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b",
                "@b.se",
                "a@@b.se",
                "a@b@c.se",
                "a b@c.se",
                "a\"b@c.se",
                "a,b@c.se",
                "a:b@c.se",
                "a;b@c.se",
                "a<b@c.se",
                "a(b@c.se",
                "a[b@c.se",
                "a\\b@c.se",
                "å@b.se",
                "a@b..se",
                "a@-b.se",
                "a@b-.se",
                "a@b.se.",
                "a\u0000b@c.se",
                "a@[127.0.0.1]",
                "a\r\nBcc: x@y.se",
                "\u760d\u760a@b.se",
                "a@exämple.se"
            })
    void isNotUsable(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void measuresBothParts() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@b.se")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@b.se")).isEmpty();
        String domain = ("b".repeat(60) + ".").repeat(4) + "se";
        assertThat(EmailAddress.parse("a".repeat(254 - 1 - domain.length()) + "@" + domain))
                .isPresent();
        assertThat(EmailAddress.parse("a".repeat(255 - 1 - domain.length()) + "@" + domain))
                .isEmpty();
    }
}
