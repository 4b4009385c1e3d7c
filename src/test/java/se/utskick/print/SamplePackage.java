package se.utskick.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;
import se.utskick.file.Sha256;
import se.utskick.letter.Conformance;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.Job;
import se.utskick.print.PrintPackage.SetBundle;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** A package of plain letters, set by PDFBox, to read back and to tamper with. */
public final class SamplePackage {

    public static final PrintProfile.Area WINDOW = new PrintProfile.Area(112, 45, 85, 30);
    public static final PrintProfile.Area MARK = new PrintProfile.Area(6, 30, 8, 8);
    private static final float MM = 72 / 25.4f;
    private static final byte[] KEY = new byte[32];

    private SamplePackage() {}

    /** What a letter says; changed by tests that tamper. */
    public record Letter(Piece piece, int pages, List<String> window) {

        public Letter(Piece piece, int pages) {
            this(piece, pages, lines(piece));
        }

        private static List<String> lines(Piece piece) {
            List<String> lines = new ArrayList<>(piece.names());
            lines.addAll(piece.addressLines());
            return lines;
        }
    }

    public static Campaign campaign() {
        return new Campaign(
                "moped",
                "Brev om trygg mopedkörning",
                new Campaign.Promise(
                        "Kommunen skickar brev med information om moped till vårdnadshavare med ungdomar som fyller 15 år.",
                        "Alla vårdnadshavare till ungdomar som fyller 15 år",
                        "Kommun"),
                new AudienceRule.TurningAge(15),
                "1482",
                List.of(Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.LIFETIME,
                false,
                true,
                "moped",
                "c5-h2",
                new Campaign.Sender(
                        "Exempelkommunen",
                        "Trygghet",
                        "Exempelkommunen, 123 45 Exempel",
                        "031-390 06 00",
                        "kommun@example.se",
                        "example.se",
                        "Stadshuset",
                        "Ring växeln",
                        "example.se/privacy"),
                new Campaign.LegalBasis("uppgift av allmänt intresse", "KS2126/0001"),
                30,
                false,
                Map.of(),
                Campaign.Mail.NOTICE,
                Sha256.of("moped.yaml"));
    }

    public static PrintProfile profile() {
        return new PrintProfile(
                "c5-h2",
                new PrintProfile.Envelope("C5", "H2", 6, 7),
                new PrintProfile.Envelope("C4", "H2", 40, 18),
                "A4 80 g/m²",
                80 * 0.210 * 0.297,
                true,
                Conformance.PRINT,
                4,
                postage("Ekonomibrev", 1000),
                postage("Ekonomibrev utrikes", 2000),
                List.of(new PrintProfile.Enclosure("Folder", 12)),
                new PrintProfile.Order("K1", "O1", "KS1", 5),
                new PrintProfile.Layout(
                        WINDOW,
                        new PrintProfile.Area(112, 40, 85, 4),
                        MARK,
                        null,
                        List.of(
                                new PrintProfile.KeptFree("production", true, new PrintProfile.Area(0, 0, 18, 297)),
                                new PrintProfile.KeptFree(
                                        "around-window", false, new PrintProfile.Area(105, 38, 105, 44)))));
    }

    private static PrintProfile.Postage postage(String name, int ore) {
        return new PrintProfile.Postage(
                name, List.of(new PrintProfile.Postage.Step(50, ore), new PrintProfile.Postage.Step(100, 2 * ore)));
    }

    public static Piece piece(int number, String name, String postalCode) {
        return new Piece(
                PieceReference.derive(KEY, "piece " + number),
                Channel.PRINT,
                List.of(name),
                List.of(
                        "Provgatan " + number,
                        postalCode.substring(0, 3) + " " + postalCode.substring(3) + " PROVSTAD"),
                postalCode,
                "PROVSTAD",
                "",
                "",
                null,
                List.of());
    }

    public static Piece abroad(int number, String name) {
        Piece home = piece(number, name, "12345");
        return new Piece(
                home.reference(),
                Channel.PRINT,
                home.names(),
                List.of("Prøvegata " + number, "0150 OSLO", "NORGE"),
                "",
                "",
                "NORGE",
                "",
                null,
                List.of());
    }

    /** Four letters of one, two, three and one page in two bundles. */
    public static List<Letter> letters() {
        return List.of(
                new Letter(piece(1, "Alva Provsson", "12345"), 1),
                new Letter(piece(2, "Bo Övning", "12346"), 2),
                new Letter(piece(3, "=Cim Formel", "12347"), 3),
                new Letter(piece(4, "Dag Sista", "12348"), 1));
    }

    /** Writes the whole package and returns its hash. */
    public static String write(Path folder, List<Letter> letters) throws IOException {
        Files.createDirectories(folder);
        int half = (letters.size() + 1) / 2;
        List<SetBundle> bundles = List.of(
                bundle(folder, 1, letters.subList(0, half)), bundle(folder, 2, letters.subList(half, letters.size())));
        Job job = new Job("moped-2126-12-01-1", campaign(), profile(), LocalDate.of(2126, 12, 1));
        return PrintPackage.seal(
                folder,
                job,
                bundles,
                bundle -> letters.stream().map(Letter::piece).toList());
    }

    private static SetBundle bundle(Path folder, int number, List<Letter> letters) throws IOException {
        Path file = folder.resolve("bundle-%04d.pdf".formatted(number));
        List<SetPiece> set = writePdf(file, letters);
        return new SetBundle(
                file.getFileName().toString(),
                set,
                set.stream().mapToInt(SetPiece::sheets).sum(),
                Sha256.of(file));
    }

    /** Writes a bundle's pages and says how its pieces stand in it. */
    public static List<SetPiece> writePdf(Path file, List<Letter> letters) throws IOException {
        List<SetPiece> set = new ArrayList<>();
        try (PDDocument document = new PDDocument();
                InputStream ttf = Objects.requireNonNull(
                        SamplePackage.class.getResourceAsStream("/fonts/SourceSans3-Regular.ttf"))) {
            document.setDocumentId(1L);
            PDType0Font font = PDType0Font.load(document, ttf);
            for (Letter letter : letters) {
                set.add(letter(document, font, letter));
            }
            document.save(file.toFile());
        }
        return set;
    }

    private static SetPiece letter(PDDocument document, PDType0Font font, Letter letter) throws IOException {
        int first = document.getNumberOfPages() + 1;
        StringBuilder words = new StringBuilder();
        for (int n = 1; n <= letter.pages(); n++) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            List<String> shown = new ArrayList<>();
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                if (n == 1) {
                    for (int i = 0; i < letter.window().size(); i++) {
                        shown.add(show(
                                content,
                                font,
                                11,
                                113,
                                50 + 5 * i,
                                letter.window().get(i)));
                    }
                }
                shown.add(show(content, font, 11, 25, 100, "Sida " + n + " av ett brev om trygghet."));
                String mark = letter.piece().reference() + " " + n + "/" + letter.pages();
                shown.add(show(content, font, 7, 150, 288, mark));
            }
            shown.forEach(line -> words.append(line).append(' '));
            if (n % 2 == 1) {
                int running = document.getNumberOfPages() / 2 + 1;
                String piece = letter.piece().reference().text();
                SampleMark.draw(document, page, SampleMark.text(piece, n / 2 + 1, (letter.pages() + 1) / 2, running));
            }
        }
        if (document.getNumberOfPages() % 2 == 1) {
            document.addPage(new PDPage(PDRectangle.A4));
        }
        return new SetPiece(
                letter.piece().reference(),
                first,
                letter.pages(),
                (letter.pages() + 1) / 2,
                letter.piece().names(),
                letter.piece().addressLines(),
                Sha256.of(words.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String show(
            PDPageContentStream content, PDType0Font font, float size, float xMm, float yMm, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(xMm * MM, PDRectangle.A4.getHeight() - yMm * MM);
        content.showText(text);
        content.endText();
        return text;
    }
}
