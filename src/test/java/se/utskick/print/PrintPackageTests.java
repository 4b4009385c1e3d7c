package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.file.Sha256;

class PrintPackageTests {

    @TempDir
    Path folder;

    @Test
    void sealsManifestTicketAndChecksums() throws IOException {
        String sha256 = SamplePackage.write(folder, SamplePackage.letters());

        assertThat(names())
                .containsExactly("SHA256SUMS", "bundle-0001.pdf", "bundle-0002.pdf", "job-ticket.json", "manifest.csv");
        assertThat(text("manifest.csv")).isEqualTo(golden("manifest.csv"));
        assertThat(text("job-ticket.json").replaceAll("\"sha256\" : \"[0-9a-f]{64}\"", "\"sha256\" : \"…\""))
                .isEqualTo(golden("job-ticket.json"));
        assertThat(sha256).isEqualTo(Sha256.of(folder.resolve("SHA256SUMS")));
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

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static String golden(String name) throws IOException {
        try (var in = PrintPackageTests.class.getResourceAsStream(name)) {
            return in == null ? "(no golden file " + name + ")" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
