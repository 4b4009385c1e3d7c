package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.selection.Piece;

/** A letter says what its HTML says to openhtmltopdf: the same words in the same order, on as many pages. */
class SameAsHtmlTests {

    private static final double POINTS_PER_MM = 72 / 25.4;

    private static final Map<String, LetterPress> PRESSES = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("se.utskick.letter.ShippedLetter#all")
    void everyShippedLetterDoes(ShippedLetter letter) throws Exception {
        LetterPress press = PRESSES.computeIfAbsent(letter.template(), LetterPressTests::press);
        mustSayTheSame(press, LetterPressTests.PLACES, LetterPressTests.campaign(letter.template()), letter.piece());
    }

    static Stream<Arguments> bodies() {
        String words = "Den som kör moped ska ha hjälm, och hjälmen ska vara knäppt. ";
        return Stream.of(
                Arguments.of("many paragraphs", ("<h2>Rubrik</h2><p>" + words.repeat(9) + "</p>").repeat(22)),
                Arguments.of(
                        "lists in lists",
                        "<ul><li>Ett<ul><li>Inre ett</li><li>Inre <strong>två</strong><ol><li>Djupt</li><li>Djupare</li></ol></li></ul></li>"
                                + "<li>Två</li></ul><ol><li>Första<ul><li>Under</li></ul></li><li>Andra</li></ol>"),
                Arguments.of(
                        "runs in faces",
                        "<p>Hej <strong>alla <em>glada</em></strong><em> och</em> <strong>[[${youth.names}]]</strong>, fet<strong>stil</strong> i ord."
                                + " Se <a href=\"https://example.se/\">example.se</a>.<br/>Ny rad <span lang=\"en\">in English</span></p>"),
                Arguments.of(
                        "a table over pages",
                        "<table><thead><tr><th>Vecka</th><th>Tid</th></tr></thead><tbody>" + rows(70)
                                + "</tbody></table><p>Efter tabellen</p>"),
                Arguments.of(
                        "pages ended by the author",
                        "<p>Ett</p><hr class=\"page-break\"/><h2>Två</h2><p>" + words
                                + "</p><hr class=\"page-break\"/><p>Tre</p>"),
                Arguments.of(
                        "many items", "<ul>" + ("<li>" + words.repeat(3) + "</li>").repeat(40) + "</ul><p>Slut</p>"),
                Arguments.of(
                        "held words and white space",
                        "<p>  Ej&#160;moped \n\t klass\n I  <strong> mitt </strong> i </p><p>5&#160;000&#160;kronor &amp; &lt;mer&gt;</p>"),
                Arguments.of(
                        "long words unhyphenated",
                        "<p>" + "vårdnadshavarnas trafikförsäkringspremie ".repeat(60) + "</p>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void everyConstructedLetterDoes(String what, String body) throws Exception {
        BadTemplate template = new BadTemplate(folder).letter("<h1>Rubrik</h1>\n" + body);
        LetterPress press = LetterPress.open(template.places(), template.campaign(), LetterPressTests.DATE);
        mustSayTheSame(press, template.places(), template.campaign(), SamplePieces.plain("html", 2, 0));
    }

    /** Were words lost on the way to either side, it would be seen. */
    @Test
    void seesAWordThatIsAnother() throws Exception {
        BadTemplate template = new BadTemplate(folder).letter("<h1>Rubrik</h1>\n<p>Hej du</p>");
        Piece piece = SamplePieces.plain("html", 1, 0);
        LetterPress press = LetterPress.open(template.places(), template.campaign(), LetterPressTests.DATE);
        PageGeometry geometry = TemplateCheck.geometry(template.places(), template.campaign());
        assertThat(ours(press, geometry, piece).words()).containsExactly("Rubrik", "Hej", "du");

        Path file = folder.resolve("theirs.pdf");
        template.letter("<h1>Rubrik</h1>\n<p>Hej vi</p>");
        new HtmlPages(template.places(), template.campaign()).writePlain(file, piece);

        assertThat(said(file, template.campaign(), template.places()).words()).containsExactly("Rubrik", "Hej", "vi");
    }

    private static String rows(int count) {
        return Stream.iterate(1, row -> row + 1)
                .limit(count)
                .map(row -> "<tr><td>vecka " + row + "</td><td>klockan " + row + "</td></tr>")
                .collect(Collectors.joining());
    }

    /** What stands in the body's places, and on how many pages. */
    private record Said(List<String> words, int pages) {

        /** Every letter there is, whatever the order it was drawn in. */
        String letters() {
            return String.join("", words)
                    .chars()
                    .sorted()
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
        }
    }

    private void mustSayTheSame(LetterPress press, Places places, Campaign campaign, Piece piece) throws Exception {
        Said ours = ours(press, TemplateCheck.geometry(places, campaign), piece);
        HtmlPages html = new HtmlPages(places, campaign);
        Path file = folder.resolve("theirs.pdf");
        html.writePlain(file, piece);
        assertThat(String.join(" ", ours.words()))
                .isEqualTo(String.join(" ", said(file, campaign, places).words()));
        html.write(file, piece);
        Said theirs = said(file, campaign, places);
        assertThat(ours.letters()).isEqualTo(theirs.letters());
        assertThat(ours.pages()).as("pages").isEqualTo(theirs.pages());
    }

    private Said ours(LetterPress press, PageGeometry geometry, Piece piece) throws Exception {
        Path file = folder.resolve("ours.pdf");
        int pages = press.writeBundle(file, "run", 1, List.of(piece)).get(0).pages();
        return said(file, geometry, pages);
    }

    private static Said said(Path file, Campaign campaign, Places places) throws Exception {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return said(file, TemplateCheck.geometry(places, campaign), document.getNumberOfPages());
        }
    }

    /** Where a line ends after a hyphen a reader sees two words; both may end it elsewhere. */
    private static Said said(Path file, PageGeometry geometry, int pages) throws Exception {
        String text = SetPages.lines(file).stream()
                .filter(line -> isBody(line, geometry))
                .map(SetPages.Line::text)
                .collect(Collectors.joining(" "))
                .replaceAll("- +", "-");
        return new Said(List.of(text.strip().split("[\\s\u00a0]+")), pages);
    }

    private static boolean isBody(SetPages.Line line, PageGeometry geometry) {
        Box body = line.page() == 1 ? geometry.firstBody() : geometry.laterBody();
        double yMm = line.yPt() / POINTS_PER_MM;
        return yMm > body.yMm() && yMm < body.yMm() + body.heightMm();
    }
}
