package se.utskick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.utskick.Refusal;

class TraceTests {

    @Test
    void tellsWhereAndWhatKindButNotWhatADatabaseQuoted() {
        Exception quoting = new IllegalStateException("Value too long: '200203012398'");

        String trace = Main.trace(Refusal.failure("cli.no-data", "data").because(quoting));

        assertThat(trace)
                .contains("Caused by: java.lang.IllegalStateException", "\tat se.utskick.cli.TraceTests", "data")
                .doesNotContain("2398");
    }
}
