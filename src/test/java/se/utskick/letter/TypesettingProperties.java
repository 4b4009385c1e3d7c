package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import se.utskick.Places;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.selection.Piece;

/** Whatever a template says and whoever a letter is about: all of it is set, once, in order, where it may stand. */
class TypesettingProperties {

    private static final Pattern WORD_BOX = Pattern.compile(
            "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]*)</word>");
    private static final double POINTS_PER_MM = 72 / 25.4;
    private static final double LEFT_PT = 25 * POINTS_PER_MM;
    private static final double RIGHT_PT = 180 * POINTS_PER_MM;
    private static final double BOTTOM_PT = (297 - 30) * POINTS_PER_MM;
    private static final double FIRST_TOP_PT = 88 * POINTS_PER_MM;
    private static final double LATER_TOP_PT = 20 * POINTS_PER_MM;

    private Path folder = Path.of("target");

    @BeforeProperty
    void makesAFolder() throws IOException {
        folder = Files.createTempDirectory("typesetting");
    }

    @AfterProperty
    void removesIt() throws IOException {
        DurableFolder.delete(folder);
    }

    @Property(tries = 40)
    void setsEveryWordOnceInOrderWithinTheMargins(
            @ForAll("blocks") List<TestBlock> blocks, @ForAll @IntRange(min = 1, max = 6) int youths) throws Exception {
        LetterPress press = press(blocks);
        Piece piece = SamplePieces.plain("p" + youths, youths, 0);
        Path file = folder.resolve("letter.pdf");
        Files.deleteIfExists(file);
        SetPiece set = press.writeBundle(file, "run", 1, List.of(piece)).get(0);

        List<SetPages.Line> lines = SetPages.lines(file);
        String names =
                FieldType.joined(piece.youths().stream().map(Piece.Youth::name).toList());
        assertThat(body(lines)).isEqualTo(words(blocks, names));
        assertThat(lines.stream().filter(TypesettingProperties::isBody)).allSatisfy(line -> {
            assertThat(line.leftPt()).isGreaterThan(LEFT_PT - 0.1);
            assertThat(line.rightPt()).isLessThan(RIGHT_PT + 0.1);
            assertThat(line.yPt()).isBetween(line.page() == 1 ? FIRST_TOP_PT : LATER_TOP_PT, BOTTOM_PT);
        });
        assertThat(TextHash.of(PdfAssert.pageTexts(file))).isEqualTo(set.sha256());
    }

    /** The same by poppler: its words with their boxes, for names of several alphabets in runs of all faces, words hyphenated. */
    @Property(tries = 12)
    void anotherReaderFindsEveryWordInItsPlace(
            @ForAll("names") List<String> names, @ForAll("sentences") List<String> sentences) throws Exception {
        String body = "<h1>Rubrik</h1>\n"
                + sentences.stream()
                        .map(words -> "<p class=\"lead\">" + words
                                + " <strong th:text=\"${youth.names}\">x</strong> <em>och</em> <a href=\"https://example.se/\">"
                                + words + "</a></p>\n")
                        .collect(Collectors.joining());
        LetterPress press = press(body);
        Piece.Youth[] youths =
                names.stream().map(name -> new Piece.Youth(name, false)).toArray(Piece.Youth[]::new);
        Piece piece = SamplePieces.piece(
                "bbox", List.of("Åsa Ek"), List.of("Gatan 1", "442 31 KUNGÄLV"), SamplePieces.MEETING, youths);
        Path file = folder.resolve("bbox.pdf");
        Files.deleteIfExists(file);
        press.writeBundle(file, "run", 1, List.of(piece));

        StringBuilder read = new StringBuilder();
        int page = 0;
        // Into a file: what poppler says of the blank back would come anywhere in what it prints, between the bytes of
        // a letter too.
        Path boxes = folder.resolve("bbox.html");
        PdfAssert.run("pdftotext", "-raw", "-bbox", file.toString(), boxes.toString());
        for (String line : Files.readAllLines(boxes)) {
            Matcher word = WORD_BOX.matcher(line);
            page += line.contains("<page ") ? 1 : 0;
            if (word.find()) {
                double middle = (Double.parseDouble(word.group(2)) + Double.parseDouble(word.group(4))) / 2;
                boolean isBody = middle > (page == 1 ? FIRST_TOP_PT : LATER_TOP_PT) && middle < BOTTOM_PT;
                if (isBody) {
                    assertThat(Double.parseDouble(word.group(1))).isGreaterThan(LEFT_PT - 0.1);
                    assertThat(Double.parseDouble(word.group(3))).isLessThan(RIGHT_PT + 0.1);
                    read.append(word.group(5));
                }
            }
        }
        String set = "Rubrik"
                + sentences.stream()
                        .map(words -> words + FieldType.joined(names) + "och" + words)
                        .collect(Collectors.joining());
        assertThat(read.toString().replace("\u00AD", "")).isEqualTo(set.replaceAll("[\\s\u00A0]+", ""));
    }

    @Provide
    Arbitrary<List<String>> names() {
        Arbitrary<String> name = Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzåäöéüłńšžđ")
                .ofMinLength(2)
                .ofMaxLength(14);
        Arbitrary<String> greek = Arbitraries.strings()
                .withChars("αβγδεζηθικλμνξοπρστυφχψωάέίό")
                .ofMinLength(3)
                .ofMaxLength(12);
        Arbitrary<String> cyrillic = Arbitraries.strings()
                .withChars("абвгдежзиклмнопрстуфхцчшщыьэюяіїєґћђљњ")
                .ofMinLength(3)
                .ofMaxLength(12);
        return Arbitraries.oneOf(name, name, greek, cyrillic, borrowed())
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** Letters of both fonts in turns. */
    private static Arbitrary<String> borrowed() {
        return Arbitraries.strings()
                .withChars("abcåäöαβγбвг\u01e9\u01de\u0224\u1e13\u1e31\u04df\u04dd\u0461\u0477\u051d\u03dd\u0371")
                .ofMinLength(2)
                .ofMaxLength(14);
    }

    @Provide
    Arbitrary<List<String>> sentences() {
        return Arbitraries.of(
                        "vårdnadshavarna",
                        "trafikförsäkring",
                        "körkortstillstånd",
                        "moped",
                        "är",
                        "i",
                        "på\u00A0väg",
                        "2026")
                .list()
                .ofMinSize(1)
                .ofMaxSize(45)
                .map(words -> String.join(" ", words))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 25)
    void leavesNoLineAloneAndNoHeadingBehind(@ForAll("blocks") List<TestBlock> blocks) throws Exception {
        List<TestBlock> marked = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            marked.add(blocks.get(i).marked(i));
        }
        LetterPress press = press(marked);
        Path file = folder.resolve("letter.pdf");
        Files.deleteIfExists(file);
        press.writeBundle(file, "run", 1, List.of(SamplePieces.plain("p", 1, 0)));

        List<SetPages.Line> lines = SetPages.lines(file).stream()
                .filter(TypesettingProperties::isBody)
                .toList();
        int last = lines.get(lines.size() - 1).page();
        for (int page = 1; page < last; page++) {
            int ended = page;
            List<SetPages.Line> here =
                    lines.stream().filter(line -> line.page() == ended).toList();
            List<SetPages.Line> next =
                    lines.stream().filter(line -> line.page() == ended + 1).toList();
            String onHere = blockOf(here.get(here.size() - 1));
            String onNext = blockOf(next.get(0));
            assertThat(onHere).as("a heading at a page's end").doesNotStartWith("h");
            if (onHere.equals(onNext)) {
                assertThat(here.stream().filter(line -> blockOf(line).equals(onHere)))
                        .as("a paragraph's first line alone")
                        .hasSizeGreaterThan(1);
                assertThat(next.stream().filter(line -> blockOf(line).equals(onNext)))
                        .as("a paragraph's last line alone")
                        .hasSizeGreaterThan(1);
            }
        }
    }

    @Property(tries = 20)
    void keepsEveryPieceOnSheetsOfItsOwn(
            @ForAll("blocks") List<TestBlock> blocks, @ForAll @IntRange(min = 2, max = 9) int count) throws Exception {
        LetterPress press = press(blocks);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(SamplePieces.plain("piece" + i, 1 + i % 4, 0));
        }
        Path file = folder.resolve("bundle.pdf");
        Files.deleteIfExists(file);
        List<SetPiece> set = press.writeBundle(file, "run", 1, pieces);

        List<String> pages = PdfAssert.pageTexts(file);
        int sheets = set.stream().mapToInt(SetPiece::sheets).sum();
        assertThat(pages).hasSize(2 * sheets);
        for (SetPiece piece : set) {
            for (int page = 0; page < 2 * piece.sheets(); page++) {
                String text = pages.get(piece.firstPage() - 1 + page);
                assertThat(pieces.stream()
                                .map(other -> other.reference().text())
                                .filter(text::contains))
                        .isEqualTo(
                                page < piece.pages() ? List.of(piece.reference().text()) : List.of());
            }
        }
        String first = Sha256.of(file);
        Files.delete(file);
        press.writeBundle(file, "run", 1, pieces);
        assertThat(Sha256.of(file)).isEqualTo(first);
    }

    /** A block of the template: an element and its words, the youths' names before the word at {@code namesAt}. */
    record TestBlock(String element, List<String> words, int namesAt) {

        String xhtml() {
            String text = withNames(" <span th:text=\"${youth.names}\">x</span> ");
            return switch (element) {
                case "li" -> "<ul><li>" + text + "</li></ul>\n";
                case "table" -> "<table><tr><td>" + text + "</td><td>" + words.get(0) + "</td></tr></table>\n";
                default -> "<" + element + ">" + text + "</" + element + ">\n";
            };
        }

        String text(String names) {
            String text = withNames(" " + names + " ");
            return switch (element) {
                case "li" -> "• " + text;
                case "table" -> text + " " + words.get(0);
                default -> text;
            };
        }

        /** Every word says whose it is. */
        TestBlock marked(int number) {
            String mark = (element.startsWith("h") ? "h" : "p") + number + "x";
            boolean flows = element.equals("p") || element.equals("li") || element.startsWith("h");
            return new TestBlock(
                    flows ? element : "p",
                    words.stream().map(word -> mark + word).toList(),
                    -1);
        }

        private String withNames(String names) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < words.size(); i++) {
                text.append(i == namesAt ? names : " ").append(words.get(i));
            }
            return text.toString().strip();
        }
    }

    @Provide
    Arbitrary<List<TestBlock>> blocks() {
        Arbitrary<String> word = Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvxyzåäöéÅÄÖ.,-–§&<>()0123456789")
                .ofMinLength(1)
                .ofMaxLength(14)
                .filter(text -> !text.contains("--"));
        Arbitrary<TestBlock> block = Combinators.combine(
                        Arbitraries.of("p", "p", "p", "h2", "li", "li", "table"),
                        word.list().ofMinSize(1).ofMaxSize(60),
                        Arbitraries.integers().between(-1, 4))
                .as(TestBlock::new);
        return block.list().ofMinSize(1).ofMaxSize(25).map(TypesettingProperties::withHeading);
    }

    private static List<TestBlock> withHeading(List<TestBlock> blocks) {
        List<TestBlock> all = new ArrayList<>(List.of(new TestBlock("h1", List.of("Rubrik"), -1)));
        all.addAll(blocks);
        return all;
    }

    private LetterPress press(List<TestBlock> blocks) throws IOException {
        return press(blocks.stream().map(block -> escaped(block).xhtml()).collect(Collectors.joining()));
    }

    private LetterPress press(String body) throws IOException {
        Path template = Files.createDirectories(folder.resolve("templates/any"));
        Path shared = Files.createDirectories(folder.resolve("templates/shared"));
        Path print = Files.createDirectories(folder.resolve("config/print"));
        Path golden = Path.of("src/test/resources/se/utskick/letter/golden");
        for (String file : List.of("styles.yaml", "stationery.html", "logo.png")) {
            if (!Files.exists(shared.resolve(file))) {
                Files.copy(golden.resolve("templates/shared").resolve(file), shared.resolve(file));
            }
        }
        String styles = Files.readString(golden.resolve("templates/shared/styles.yaml"));
        Files.writeString(shared.resolve("styles.yaml"), styles.replace("lead: {", "lead: {hyphenate: true, "));
        if (!Files.exists(print.resolve("c5-h2.yaml"))) {
            Files.copy(golden.resolve("config/print/c5-h2.yaml"), print.resolve("c5-h2.yaml"));
        }
        Files.writeString(
                template.resolve("fields.yaml"), "fields:\n  youth.names: {type: list, source: folkbokföringen}\n");
        Files.writeString(
                template.resolve("letter.html"),
                "<html lang=\"sv\"><head><title>x</title></head><body>\n" + body + "</body></html>");
        Places places = new Places(folder, folder.resolve("config"), folder.resolve("templates"));
        return LetterPress.open(places, SampleCampaigns.turning15("any"), LocalDate.of(2026, 12, 1));
    }

    private static TestBlock escaped(TestBlock block) {
        return new TestBlock(
                block.element(),
                block.words().stream()
                        .map(word ->
                                word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                        .toList(),
                block.namesAt());
    }

    /** Without white space: where a line breaks after a hyphen a reader sees two words. */
    private static String words(List<TestBlock> blocks, String names) {
        return blocks.stream()
                .map(block -> block.text(names))
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }

    private static String body(List<SetPages.Line> lines) {
        return lines.stream()
                .filter(TypesettingProperties::isBody)
                .map(SetPages.Line::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", "");
    }

    private static boolean isBody(SetPages.Line line) {
        double top = line.page() == 1 ? FIRST_TOP_PT : LATER_TOP_PT;
        return line.yPt() > top && line.yPt() < BOTTOM_PT;
    }

    private static String blockOf(SetPages.Line line) {
        List<String> words = Arrays.asList(line.text().split(" ", -1));
        return words.get(words.get(0).equals("•") && words.size() > 1 ? 1 : 0).replaceAll("x.*", "");
    }
}
