package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** The letters as the house sets them, read back by a reader that shares nothing with the setter. */
class SetLettersTests {

    private static final int LETTERS = 60;
    private static final LocalDate DATE = LocalDate.of(2126, 12, 1);

    @TempDir
    Path folder;

    @Test
    void areReadBackWithoutFindings() throws IOException {
        LetterPress press =
                LetterPress.open(new Places(folder, Path.of("config"), Path.of("templates")), campaign(), DATE);
        List<SetBundle> bundles = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            Path file = folder.resolve("bundle-%04d.pdf".formatted(number));
            List<SetPiece> set = press.writeBundle(file, "moped-2126-12-01-1", number, pieces(number));
            int sheets = set.stream().mapToInt(SetPiece::sheets).sum();
            bundles.add(new SetBundle(file.getFileName().toString(), set, sheets, Sha256.of(file)));
        }
        PrintPackage.Job job = new PrintPackage.Job("moped-2126-12-01-1", campaign(), press.profile(), DATE);
        PrintPackage.seal(folder, job, bundles, bundle -> pieces(bundles.indexOf(bundle) + 1));

        assertThat(PrintPackage.readBack(folder)).isEmpty();
    }

    private static List<Piece> pieces(int bundle) {
        return IntStream.range(0, LETTERS / 2)
                .mapToObj(n -> piece(bundle * LETTERS + n))
                .toList();
    }

    private static Piece piece(int n) {
        PieceReference reference =
                PieceReference.derive("read-back".getBytes(StandardCharsets.UTF_8), Integer.toString(n));
        List<String> address = n % 3 == 0
                ? List.of("c/o Övning", "Provgatan " + n + " lgh 1101", "442 31 KUNGÄLV")
                : List.of("Provgatan " + n, "442 31 KUNGÄLV");
        List<String> names = n % 2 == 0 ? List.of("Åsa Exempel", "Örjan Łukasz Exempel-Provsson") : List.of("Bo Prov");
        List<Piece.Youth> youths = n % 5 == 0
                ? List.of(new Piece.Youth("Alva", false), new Piece.Youth("Cim", false))
                : List.of(new Piece.Youth("Disa", false));
        return new Piece(reference, Channel.PRINT, names, address, "44231", "KUNGÄLV", "", "", null, youths);
    }

    private static Campaign campaign() {
        Campaign plain = SamplePackage.campaign();
        return new Campaign(
                plain.name(),
                plain.title(),
                plain.promise(),
                plain.rule(),
                plain.municipality(),
                plain.channels(),
                plain.grouping(),
                plain.oncePer(),
                plain.sendAbroad(),
                plain.namesYouth(),
                plain.template(),
                plain.printProfile(),
                plain.sender(),
                plain.legalBasis(),
                plain.maxSnapshotAgeDays(),
                plain.requireSeparateApproval(),
                Map.of(
                        "signature", "Trygghet i Exempelkommunen",
                        "questionPhone", "031-390 06 12",
                        "policePhone", "114 14",
                        "web", "example.se"),
                plain.sha256());
    }
}
