package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;

class FlawPictureTests {

    private static final int RED = 0xffff0000;

    @TempDir
    Path folder;

    @Test
    void aFlawedPackageIsRefusedAndThePageShownWithTheFlawFramedInRed() throws IOException {
        Path restricted = Files.createDirectory(folder.resolve("restricted"));
        SamplePackage.write(folder.resolve("package"), SamplePackage.letters());
        Sabotage.page(2, Sabotage.operators("0 g 20 200 10 10 re f")).to(folder.resolve("package"));

        assertThatThrownBy(() -> PrintPackage.requireFlawless(folder.resolve("package"), restricted))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Paketet har 3 fel och lämnas inte ut. Filen bundle-0001.pdf har en annan kontrollsumma än den som står i"
                                + " SHA256SUMS. bundle-0001.pdf, sida 2: något står i zonen production, som ska vara fri. bundle-0001.pdf, sida"
                                + " 2: baksidan ska vara tom men är det inte. Sidorna visas i:"
                                + " restricted/preflight-bundle-0001-page-2.png. Rätta orsaken och förbered utskicket igen.");

        BufferedImage page = ImageIO.read(
                restricted.resolve("preflight-bundle-0001-page-2.png").toFile());
        // The square's upper left corner, 7 mm from the left and 223 from above, with a millimetre around it.
        double pixels = 100 / 25.4;
        assertThat(page.getRGB((int) (8 * pixels), (int) (221.9 * pixels))).isEqualTo(RED);
        assertThat(page.getRGB((int) (60 * pixels), (int) (60 * pixels))).isEqualTo(0xffffffff);
    }

    @Test
    void aSoundPackageIsLetThrough() throws IOException {
        SamplePackage.write(folder.resolve("package"), SamplePackage.letters());

        PrintPackage.requireFlawless(folder.resolve("package"), folder);

        assertThat(folder).isDirectoryNotContaining("glob:**.png");
    }
}
