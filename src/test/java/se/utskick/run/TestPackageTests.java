package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaigns;
import se.utskick.print.PrintPackage;

class TestPackageTests {

    @TempDir
    Path folder;

    private final Places places = new Places(Path.of("data"), Path.of("config"), Path.of("templates"));

    @ParameterizedTest
    @ValueSource(strings = {"moped", "narkotika", "skolmote"})
    void holdsTheSamplesOfAMailingAndIsReadBackWithoutFindings(String campaign) throws IOException {
        Path written = folder.resolve(campaign);

        int pieces = TestPackage.write(places, new Campaigns(places).get(campaign), written);

        assertThat(pieces).isEqualTo(Samples.of(places, campaign).size()).isPositive();
        assertThat(PrintPackage.readBack(written)).isEmpty();
        assertThatThrownBy(() -> TestPackage.write(places, new Campaigns(places).get(campaign), written))
                .isInstanceOf(Refusal.class)
                .hasMessage(written + " finns redan. Ta bort den eller välj en annan mapp med --to.");
    }
}
