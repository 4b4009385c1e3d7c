package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DetailTests {

    @Test
    void letsNoValuePassForAnotherKey() {
        String forged = "x; package=" + "a".repeat(64);

        String detail = Detail.of("account", "anna", "reason", forged, "sheets", 3);

        assertThat(detail.split("; ")).hasSize(3).noneMatch(part -> part.startsWith("package="));
    }
}
