package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.selection.PieceReference;

class StopListTests {

    @TempDir
    Path folder;

    @Test
    void tellsTheShopWhereAStoppedPieceLiesAndNothingMore() throws IOException {
        SamplePackage.write(folder.resolve("print"), SamplePackage.letters());
        PieceReference second = SamplePackage.letters().get(1).piece().reference();
        PieceReference third = SamplePackage.letters().get(2).piece().reference();

        StopList.write(folder.resolve("stop-list.csv"), List.of(folder.resolve("print")), List.of(third, second));

        assertThat(Files.readString(folder.resolve("stop-list.csv"))).isEqualTo("""
                piece;bundle;first_page;pages;sheets
                74NS11QPZPMJ;bundle-0001.pdf;3;2;1
                B5YSY015M225;bundle-0002.pdf;1;3;2
                """);
    }

    @Test
    void isNotWrittenForAPieceThePackageDoesNotHold() throws IOException {
        SamplePackage.write(folder.resolve("print"), SamplePackage.letters());
        PieceReference stranger = SamplePackage.piece(9, "Ej Med", "12345").reference();

        assertThatThrownBy(() -> StopList.write(
                        folder.resolve("stop-list.csv"), List.of(folder.resolve("print")), List.of(stranger)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Försändelserna " + stranger + " finns inte i paketet print. "
                        + "Kontrollera referensen; stopplistan är inte skriven.");
        assertThat(folder.resolve("stop-list.csv")).doesNotExist();
    }
}
