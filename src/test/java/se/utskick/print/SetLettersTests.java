package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.file.Sha256;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SampleInsert;
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
        seal(Path.of("templates"));
        assertThat(PrintPackage.readBack(folder)).isEmpty();
    }

    /** Whatever letter a name may hold, of whichever font: the window, the text and its hash are read back as they were set. */
    @Test
    void areReadBackInEveryLetterThatANameMayHold() throws IOException {
        LetterPress press = press(Path.of("templates"));
        List<String> names = namesOfEveryLetter(press);
        assertThat(String.join("", names).chars().filter(Character::isLetter).count())
                .isGreaterThan(1_700);
        seal(
                press,
                bundle -> IntStream.range(0, names.size())
                        .filter(n -> n % 2 == bundle - 1)
                        .mapToObj(n ->
                                piece(n, List.of(names.get(n)), List.of(names.get(n), "442 31 KUNGÄLV"), names.get(n)))
                        .toList());
        assertThat(PrintPackage.readBack(folder)).isEmpty();
    }

    private static List<String> namesOfEveryLetter(LetterPress press) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int c = 'A'; c < 0x10000; c++) {
            if (Character.isLetter(c) && hasLetter(press, Character.toString(c))) {
                name.appendCodePoint(c);
            }
            if (name.length() == 12 || c == 0xffff) {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        return names;
    }

    private static boolean hasLetter(LetterPress press, String letter) {
        return press.flaw(letter, List.of("Gatan 1"), letter).isEmpty();
    }

    @Test
    void areReadBackWithTheirInserts(@TempDir Path templates) throws IOException {
        templates(templates);
        seal(templates);
        assertThat(PrintPackage.readBack(folder)).isEmpty();
        assertThat(Files.readString(folder.resolve("job-ticket.json"))).contains("\"file\" : \"folder.pdf\"");
    }

    @Test
    void areNotHandedOutWithTheirInsertsSwapped(@TempDir Path templates) throws IOException {
        templates(templates);
        seal(templates);
        Sabotage.bundle(bundle -> {
                    PDPage first = bundle.getPage(2);
                    PDPage second = bundle.getPage(3);
                    COSDictionary names = first.getResources().getCOSObject().getCOSDictionary(COSName.XOBJECT);
                    List<COSName> drawn = drawnOnceOn(first, second, names);
                    COSBase one = names.getItem(drawn.get(0));
                    names.setItem(drawn.get(0), names.getItem(drawn.get(1)));
                    names.setItem(drawn.get(1), one);
                })
                .to(folder);
        assertThat(PrintPackage.readBack(folder))
                .contains(
                        "bundle-0001.pdf, sida 3: bilagans sida saknas, är en annan eller står på fel plats i försändelse "
                                + reference(LETTERS).text() + ". Förbered utskicket på nytt.");
    }

    /** A page's insert is the first thing that it draws. */
    private static List<COSName> drawnOnceOn(PDPage first, PDPage second, COSDictionary names) throws IOException {
        List<COSName> drawn = new ArrayList<>();
        for (PDPage page : List.of(first, second)) {
            Matcher name = Pattern.compile("/(X\\d+) Do")
                    .matcher(new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1));
            assertThat(name.find()).isTrue();
            drawn.add(COSName.getPDFName(name.group(1)));
        }
        assertThat(names.keySet()).containsAll(drawn);
        return drawn;
    }

    /** The moped letter with a folder of two pages. */
    private static void templates(Path templates) throws IOException {
        for (String name : List.of("moped", "shared")) {
            Files.createDirectories(templates.resolve(name));
            try (Stream<Path> files = Files.list(Path.of("templates", name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, templates.resolve(name).resolve(file.getFileName()));
                }
            }
        }
        SampleInsert.write(templates.resolve("moped/folder.pdf"), 2);
        Files.writeString(
                templates.resolve("moped/fields.yaml"),
                "\ninserts: [{file: folder.pdf, alt: Folder om moped}]\n",
                StandardOpenOption.APPEND);
    }

    private LetterPress press(Path templates) {
        return LetterPress.open(new Places(folder, Path.of("config"), templates), campaign(), DATE);
    }

    private void seal(Path templates) throws IOException {
        seal(press(templates), SetLettersTests::pieces);
    }

    private void seal(LetterPress press, IntFunction<List<Piece>> pieces) throws IOException {
        seal(folder, press, pieces);
    }

    /** A whole package of two bundles. */
    static void seal(Path folder, Path config, Path templates) throws IOException {
        Places places = new Places(folder, config, templates);
        seal(folder, LetterPress.open(places, campaign(), DATE), SetLettersTests::pieces);
    }

    private static void seal(Path folder, LetterPress press, IntFunction<List<Piece>> pieces) throws IOException {
        List<SetBundle> bundles = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            Path file = folder.resolve("bundle-%04d.pdf".formatted(number));
            List<SetPiece> set = press.writeBundle(file, "moped-2126-12-01-1", number, pieces.apply(number));
            int sheets = set.stream().mapToInt(SetPiece::sheets).sum();
            bundles.add(new SetBundle(file.getFileName().toString(), set, sheets, Sha256.of(file)));
        }
        PrintPackage.Job job =
                new PrintPackage.Job("moped-2126-12-01-1", campaign(), press.profile(), DATE, press.inserts());
        PrintPackage.seal(folder, job, bundles, bundle -> pieces.apply(bundles.indexOf(bundle) + 1));
    }

    private static List<Piece> pieces(int bundle) {
        return IntStream.range(0, LETTERS / 2)
                .mapToObj(n -> piece(bundle * LETTERS + n))
                .toList();
    }

    private static PieceReference reference(int n) {
        return PieceReference.derive("read-back".getBytes(StandardCharsets.UTF_8), Integer.toString(n));
    }

    private static Piece piece(int n) {
        PieceReference reference = reference(n);
        List<String> address = n % 3 == 0
                ? List.of("c/o Övning", "Provgatan " + n + " lgh 1101", "442 31 KUNGÄLV")
                : List.of("Provgatan " + n, "442 31 KUNGÄLV");
        List<String> names = n % 2 == 0 ? List.of("Åsa Exempel", "Örjan Łukasz Exempel-Provsson") : List.of("Bo Prov");
        List<Piece.Youth> youths = n % 5 == 0
                ? List.of(new Piece.Youth("Alva", false), new Piece.Youth("Cim", false))
                : List.of(new Piece.Youth("Disa", false));
        return new Piece(reference, Channel.PRINT, names, address, "44231", "KUNGÄLV", "", "", null, youths);
    }

    private static Piece piece(int n, List<String> names, List<String> address, String youth) {
        return new Piece(
                reference(n),
                Channel.PRINT,
                names,
                address,
                "44231",
                "KUNGÄLV",
                "",
                "",
                null,
                List.of(new Piece.Youth(youth, false)));
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
                plain.mail(),
                plain.sha256());
    }
}
