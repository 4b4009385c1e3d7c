package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.file.Sha256;
import se.utskick.print.SamplePackage.Letter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PrintPackageTests {

    @TempDir
    Path folder;

    @Test
    void sealsManifestTicketAndChecksums() throws IOException {
        String sha256 = SamplePackage.write(folder, SamplePackage.letters());

        assertThat(names())
                .containsExactly("SHA256SUMS", "bundle-0001.pdf", "bundle-0002.pdf", "job-ticket.json", "manifest.csv");
        if (Boolean.getBoolean("utskick.write-golden")) {
            Path golden = Path.of("src/test/resources/se/utskick/print");
            Files.writeString(golden.resolve("manifest.csv"), text("manifest.csv"));
            Files.writeString(golden.resolve("job-ticket.json"), ticketWithoutHashes());
        }
        assertThat(text("manifest.csv")).isEqualTo(golden("manifest.csv"));
        assertThat(ticketWithoutHashes()).isEqualTo(golden("job-ticket.json"));
        assertThat(sha256).isEqualTo(Sha256.of(folder.resolve("SHA256SUMS")));
    }

    /** 5 + 7 + 12 grams for one sheet in C5; 35 + 18 + 12 for seven in C4, two weight steps and two countries. */
    @Test
    void ticketTotalsWeightAndCostByPostageClassAndNamesTheLargerEnvelope() throws IOException {
        Letter one = new Letter(SamplePackage.piece(1, "Alva Provsson", "12345"), 1);
        Letter thick = new Letter(SamplePackage.piece(2, "Bo Övning", "12346"), 13);
        Letter far = new Letter(SamplePackage.abroad(3, "Cim Fjärran"), 1);
        SamplePackage.write(folder, List.of(one, far, thick));

        JsonNode ticket = JsonMapper.shared().readTree(folder.resolve("job-ticket.json"));
        assertThat(ticket.get("latestPostingDay").stringValue()).isEqualTo("2126-12-06");
        assertThat(ticket.get("grams").intValue()).isEqualTo(24 + 24 + 65);
        assertThat(ticket.get("cost").decimalValue()).isEqualByComparingTo("50.00");
        assertThat(ticket.get("postage").toString())
                .isEqualTo(
                        "[{\"postageClass\":\"Ekonomibrev\",\"upToGrams\":50,\"price\":10.0,\"pieces\":1,\"sheets\":1,"
                                + "\"grams\":24,\"cost\":10.0},{\"postageClass\":\"Ekonomibrev\",\"upToGrams\":100,\"price\":20.0,"
                                + "\"pieces\":1,\"sheets\":7,\"grams\":65,\"cost\":20.0},{\"postageClass\":\"Ekonomibrev utrikes\","
                                + "\"upToGrams\":50,\"price\":20.0,\"pieces\":1,\"sheets\":1,\"grams\":24,\"cost\":20.0}]");
        assertThat(ticket.get("bundles").findValuesAsString("envelope")).containsExactly("C5", "C4");
        assertThat(text("manifest.csv").lines().map(line -> line.substring(line.lastIndexOf(';') + 1)))
                .containsExactly("weight_g", "24", "24", "65");
    }

    @Test
    void aPieceAboveTheHighestWeightStepStops() {
        Letter heavy = new Letter(SamplePackage.piece(1, "Alva Provsson", "12345"), 60);

        assertThatThrownBy(() -> SamplePackage.write(
                        folder, List.of(heavy, SamplePackage.letters().get(1))))
                .isInstanceOf(Refusal.class)
                .hasMessage("Försändelse " + heavy.piece().reference()
                        + " väger 180 gram, mer än det högsta viktsteget för Ekonomibrev. Lägg till ett steg under postage i"
                        + " utskriftsprofilen.");
    }

    @Test
    void checksumsAreReadBySha256sum() throws IOException, InterruptedException {
        SamplePackage.write(folder, SamplePackage.letters());

        Process sha256sum = new ProcessBuilder("sha256sum", "-c", "SHA256SUMS")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();

        String said = new String(sha256sum.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(sha256sum.waitFor()).as(said).isZero();
        assertThat(said.lines()).hasSize(4);
    }

    @Test
    void samePiecesGiveTheSameManifestAndTicket() throws IOException {
        SamplePackage.write(folder.resolve("a"), SamplePackage.letters());
        SamplePackage.write(folder.resolve("b"), SamplePackage.letters());

        assertThat(folder.resolve("a/manifest.csv")).hasSameBinaryContentAs(folder.resolve("b/manifest.csv"));
    }

    @Test
    void readsAnUntouchedPackageBackWithoutFindings() throws IOException {
        SamplePackage.write(folder, SamplePackage.letters());

        assertThat(PrintPackage.readBack(folder)).isEmpty();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String ticketWithoutHashes() throws IOException {
        return text("job-ticket.json").replaceAll("\"sha256\" : \"[0-9a-f]{64}\"", "\"sha256\" : \"…\"");
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static String golden(String name) throws IOException {
        try (var in = PrintPackageTests.class.getResourceAsStream(name)) {
            return in == null ? "(no golden file " + name + ")" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
