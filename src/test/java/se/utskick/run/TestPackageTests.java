package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    /** Structure, language and artifacts around the marks are nothing that a package for print may not have. */
    @Test
    void isReadBackWithoutFindingsInTheAccessibleProfileToo() throws IOException {
        Path config = folder.resolve("config");
        for (String file : List.of("application.yaml", "campaigns/moped.yaml", "print/c5-h2.yaml")) {
            Files.createDirectories(config.resolve(file).getParent());
            String shipped = Files.readString(places.config().resolve(file));
            Files.writeString(config.resolve(file), shipped.replace("conformance: print", "conformance: accessible"));
        }
        Places accessible = new Places(places.data(), config, places.templates());

        TestPackage.write(accessible, new Campaigns(accessible).get("moped"), folder.resolve("moped"));

        assertThat(PrintPackage.readBack(folder.resolve("moped"))).isEmpty();
    }
}
