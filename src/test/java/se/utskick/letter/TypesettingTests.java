package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader is told of each block and run, and where words may be parted. */
class TypesettingTests {

    @TempDir
    Path folder;

    @Test
    void knowsWhatEachBlockIs() throws Exception {
        List<Block> blocks = blocks("<h1>Rubrik</h1><p>Text</p><ol><li>Ett<ul><li>Inre</li></ul></li><li>Två</li></ol>"
                + "<table><thead><tr><th></th><th>Dag</th></tr></thead><tbody><tr><th>Tid</th><td>18</td></tr></tbody></table>"
                + "<p><img src=\"logo.png\" alt=\"Märke\" data-width-mm=\"9\"/></p>");
        List<Role> roles = new ArrayList<>();
        blocks.forEach(block -> roles.add(block.laid(400).role()));
        assertThat(roles)
                .containsExactly(
                        new Role.Heading(1),
                        new Role.Text(),
                        new Role.Item(1, 1, true, "1."),
                        new Role.Item(2, 2, false, "–"),
                        new Role.Item(1, 1, true, "2."),
                        new Role.Table(),
                        new Role.Figure("Märke"));
        LaidTable table = (LaidTable) blocks.get(5).laid(400);
        assertThat(table.row(0).get(0).role()).isEqualTo(new Role.Cell(0, 0, Role.Scope.NONE));
        assertThat(table.row(0).get(1).role()).isEqualTo(new Role.Cell(0, 1, Role.Scope.COLUMN));
        assertThat(table.row(1).get(0).role()).isEqualTo(new Role.Cell(1, 0, Role.Scope.ROW));
        assertThat(table.row(1).get(1).role()).isEqualTo(new Role.Cell(1, 1, Role.Scope.NONE));
    }

    @Test
    void knowsTheLanguageOfBlocksAndRuns() throws Exception {
        List<Block> blocks = blocks(
                "<h1>Hej</h1><p lang=\"en\">Hello <em lang=\"sv\">Anna</em></p><ul lang=\"fi\"><li>Hei</li></ul>");
        assertThat(blocks).extracting(block -> block.laid(400).language()).containsExactly("sv", "en", "fi");
        assertThat(blocks.get(1).inlines())
                .containsExactly(
                        new Inline.Text("Hello", Face.REGULAR, RunTag.NONE),
                        new Inline.Text(" ", Face.REGULAR, RunTag.NONE),
                        new Inline.Text("Anna", Face.ITALIC, new RunTag("sv", "")));
    }

    @Test
    void boxesALinkOnEachLineItStandsOn() throws Exception {
        List<Block> blocks = blocks("<h1>Hej</h1><p>Läs <a href=\"https://example.se/\">mer om det</a> nu</p>");
        Laid laid = blocks.get(1).laid(70);
        laid.lay(Laid.Values.NONE);
        Outline outline = new Outline(blocks, "sv");
        Ink ink = new Ink(new GlyphsUsed());
        ink.tell(outline, 0);
        ink.block(outline.first(1));
        laid.draw(0, laid.strips(), ink, 100, 500);
        assertThat(ink.spots())
                .allMatch(spot -> spot.target().equals("https://example.se/") && spot.right() < 172)
                .allMatch(spot -> outline.node(spot.element()).type().equals("Link"))
                .extracting(spot ->
                        Math.round(spot.left()) + " " + Math.round(spot.lower()) + " " + Math.round(spot.upper()))
                .containsExactly("118 485 500", "100 470 485");
    }

    @Test
    void partsWordsAtSoftHyphensAndShowsNoOthers() {
        Galley galley = galley("Trafik\u00ADförsäkrings\u00ADpremien", 70);
        assertThat(lines(galley)).containsExactly("Trafik\u00AD", "försäkrings\u00AD", "premien");
        assertThat(lines(galley("Trafik\u00ADförsäkring nu", 500))).containsExactly("Trafikförsäkring nu");
        assertThat(lines(galley("ett Trafik\u00AD x", 500))).containsExactly("ett Trafik x");
    }

    @Test
    void keepsANoBreakSpaceAndAddsASpaceWhereALineEnds() {
        Galley galley = galley("Ej\u00A0moped klass", 60);
        assertThat(lines(galley)).containsExactly("Ej\u00A0moped", "klass");
        assertThat(galley.setEnd(0)).isEqualTo(galley.end(0) + 1);
        assertThat(galley.setEnd(1)).isEqualTo(galley.end(1));
    }

    @Test
    void hyphenatesSwedishWherePatternsAllow() {
        Hyphenation swedish = Hyphenation.of("sv");
        assertThat(swedish.soften("vårdnadshavare").replace('\u00AD', '-')).isEqualTo("vård-nads-ha-vare");
        assertThat(swedish.soften("AM-körkort 2026 KOMMUN hej")).isEqualTo("AM-körkort 2026 KOMMUN hej");
        assertThat(Hyphenation.of("en").soften("hyphenation")).isEqualTo("hyphenation");
    }

    @Test
    void hyphenatesBlocksWhoseStyleAsksForIt() throws Exception {
        BadTemplate template = template("<h1>Hej</h1><p>vårdnadshavare</p><p lang=\"en\">vårdnadshavare</p>");
        template.replace("templates/shared/styles.yaml", "p: {size_pt: 11,", "p: {hyphenate: true, size_pt: 11,");
        List<Block> blocks = blocks(template);
        assertThat(blocks.get(1).inlines().findFirst().orElseThrow().toString()).contains("vård\u00ADnads");
        assertThat(blocks.get(2).inlines().findFirst().orElseThrow().toString()).doesNotContain("\u00AD");
    }

    @Test
    void setsFiguresFlushRight() throws Exception {
        BadTemplate template = template("<h1>Hej</h1><table><tr><td>Summa</td><td class=\"cell\">9</td></tr>"
                + "<tr><td>b</td><td class=\"cell\">1000</td></tr></table>");
        template.replace("templates/shared/styles.yaml", "\ncell: {", "\ncell: {align: right, ");
        Path file = folder.resolve("right.pdf");
        LetterPress.open(template.places(), template.campaign(), java.time.LocalDate.of(2026, 12, 1))
                .writeBundle(file, "run", 1, List.of(SamplePieces.plain("p", 1, 0)));
        List<SetPages.Line> lines = SetPages.lines(file);
        double nine = right(lines, "9");
        assertThat(nine).isCloseTo(right(lines, "1000"), org.assertj.core.data.Offset.offset(0.05));
    }

    /** Figures stand below each other in columns: all are of one width, within a thousandth of the size. */
    @ParameterizedTest
    @EnumSource(Face.class)
    void hasFiguresOfOneWidth(Face face) {
        FontMetrics metrics = FontMetrics.of(face);
        for (char figure = '1'; figure <= '9'; figure++) {
            assertThat(Math.abs(metrics.advance(figure) - metrics.advance('0'))).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void headsTheFollowingPages() throws Exception {
        BadTemplate template = template("<h1>Hej</h1><p>Ett</p><hr class=\"page-break\"/><p>Två</p>");
        template.replace(
                "templates/shared/stationery.html",
                "<div data-region=\"footer\">",
                "<div data-region=\"following\"><p class=\"footer\">Fortsättning</p></div>\n<div data-region=\"footer\">");
        Path file = folder.resolve("following.pdf");
        LetterPress.open(template.places(), template.campaign(), java.time.LocalDate.of(2026, 12, 1))
                .writeBundle(file, "run", 1, List.of(SamplePieces.plain("p", 1, 0)));
        List<String> pages = PdfAssert.pageTexts(file);
        assertThat(pages.get(0)).doesNotContain("Fortsättning");
        assertThat(pages.get(1)).contains("Fortsättning");
    }

    private static double right(List<SetPages.Line> lines, String text) {
        return lines.stream()
                .filter(line -> line.text().endsWith(text))
                .findFirst()
                .orElseThrow()
                .rightPt();
    }

    private static Galley galley(String text, double width) {
        Galley galley = new Galley();
        galley.add(text, Face.REGULAR, RunTag.NONE);
        assertThat(galley.breakLines(11, width)).isTrue();
        return galley;
    }

    private static List<String> lines(Galley galley) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < galley.lines(); line++) {
            lines.add(new String(galley.characters(), galley.start(line), galley.end(line) - galley.start(line)));
        }
        return lines;
    }

    private BadTemplate template(String body) throws Exception {
        return new BadTemplate(folder).letter(body);
    }

    private List<Block> blocks(String body) throws Exception {
        return blocks(template(body));
    }

    private static List<Block> blocks(BadTemplate template) {
        ConstantFields constants = ConstantFields.of(template.campaign(), java.time.LocalDate.of(2026, 12, 1));
        LetterTemplate read = LetterTemplate.read(template.places(), template.campaign(), Manuscript.LETTER, constants);
        return read.blocks(Variant.all(read.axes()).get(0));
    }
}
