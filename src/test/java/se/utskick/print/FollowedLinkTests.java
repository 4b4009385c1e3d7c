package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Letters for people on a screen may have links that lead somewhere, and nothing else that a hand can press; print has none. */
class FollowedLinkTests {

    private static final String FLAW =
            ": filen har Annots. En tryckfil får inte ha skript, åtgärder, bilagor, formulär eller anteckningar.";

    @TempDir
    static Path accessible;

    @TempDir
    static Path printed;

    @TempDir
    Path folder;

    @BeforeAll
    static void packagesOfBothKinds(@TempDir Path config) throws IOException {
        Files.createDirectories(config.resolve("print"));
        String profile = Files.readString(Path.of("config/print/c5-h2.yaml"));
        assertThat(profile).contains("conformance: print");
        Files.writeString(
                config.resolve("print/c5-h2.yaml"), profile.replace("conformance: print", "conformance: accessible"));
        SetLettersTests.seal(accessible, config, Path.of("templates"));
        SetLettersTests.seal(printed, Path.of("config"), Path.of("templates"));
    }

    @Test
    void leadSomewhereInLettersForPeople() throws IOException {
        copy(accessible);
        Sabotage.bundle(bundle -> assertThat(firstLink(bundle).getCOSDictionary(COSName.A))
                        .extracting(action -> action.getString(COSName.URI))
                        .isEqualTo("tel:+46313900612"))
                .to(folder);
        assertThat(flaws()).isEmpty();
    }

    @Test
    void areNotInPrint() throws IOException {
        copy(printed);
        assertThat(flaws()).isEmpty();
        Sabotage.page(1, (document, page) -> annotations(page).add(link(page))).to(folder);
        assertThat(flaws()).containsExactly("bundle-0001.pdf" + FLAW);
    }

    @Test
    void areAFlawWhereTheOrderIsForPrint() throws IOException {
        copy(accessible);
        Sabotage.ticket("\"conformance\" : \"accessible\"", "\"conformance\" : \"print\"")
                .to(folder);
        assertThat(flaws()).isNotEmpty().allMatch(sentence -> sentence.endsWith(FLAW));
    }

    @Test
    void areAFlawInAPackageFromBeforeThereWereAny() throws IOException {
        copy(accessible);
        Sabotage.ticket("  \"conformance\" : \"accessible\",\n", "").to(folder);
        assertThat(flaws()).isNotEmpty().allMatch(sentence -> sentence.endsWith(FLAW));
    }

    @Test
    void leaveAnOrderUnreadableThatNamesWhatIsNotKnown() throws IOException {
        copy(accessible);
        Sabotage.ticket("\"conformance\" : \"accessible\"", "\"conformance\" : \"all\"")
                .to(folder);
        assertThat(flaws()).contains("job-ticket.json saknas eller går inte att läsa.");
    }

    /** One thing done to a link that was right. */
    record Change(String what, Sabotage.OnPage done) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                uri("http://example.se/"),
                uri("javascript:app.alert(1)"),
                uri("file:///etc/passwd"),
                uri("https://"),
                uri("https://example.se/\nx"),
                uri(""),
                onAction("S", COSName.getPDFName("JavaScript")),
                onAction("S", COSName.getPDFName("Launch")),
                onAction("S", COSName.getPDFName("GoTo")),
                onAction("Next", new COSDictionary()),
                onAction("IsMap", COSBoolean.TRUE),
                onLink("Subtype", COSName.getPDFName("Text")),
                onLink("Subtype", COSName.getPDFName("Widget")),
                onLink("Subtype", COSName.getPDFName("FileAttachment")),
                onLink("AA", new COSDictionary()),
                onLink("PA", new COSDictionary()),
                onLink("AP", new COSDictionary()),
                onLink("Dest", new COSString("x")),
                onLink("NM", new COSString("Åsa")),
                onLink("Contents", new COSString("https://other.example.se/")),
                onLink("P", new COSDictionary()),
                new Change("no action", (document, page) -> link(page).removeItem(COSName.A)),
                new Change("no structure", (document, page) -> link(page).removeItem(COSName.STRUCT_PARENT)),
                new Change("one more", (document, page) -> {
                    COSDictionary more = new COSDictionary();
                    more.setItem(COSName.SUBTYPE, COSName.getPDFName("Text"));
                    annotations(page).add(more);
                }),
                new Change(
                        "no dictionary", (document, page) -> annotations(page).add(COSInteger.ONE)),
                new Change(
                        "no array", (document, page) -> page.getCOSObject().setItem(COSName.ANNOTS, COSInteger.ONE)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void areNothingElse(Change change) throws IOException {
        copy(accessible);
        Sabotage.bundle(bundle -> change.done().apply(bundle, bundle.getPage(firstLinked(bundle))))
                .to(folder);
        assertThat(flaws()).containsExactly("bundle-0001.pdf" + FLAW);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void comeWithNoOtherAction(String entry) throws IOException {
        copy(accessible);
        Sabotage.bundle(bundle -> bundle.getDocumentCatalog().getCOSObject().setItem(entry, new COSDictionary()))
                .to(folder);
        assertThat(flaws()).singleElement().asString().startsWith("bundle-0001.pdf: filen har " + entry + ".");
    }

    static Stream<String> entries() {
        return Stream.of("OpenAction", "AA", "AcroForm", "Outlines");
    }

    private static Change uri(String target) {
        return new Change("to " + target.strip(), (document, page) -> {
            link(page).setString(COSName.CONTENTS, target);
            link(page).getCOSDictionary(COSName.A).setString(COSName.URI, target);
        });
    }

    private static Change onAction(String key, COSBase value) {
        return new Change(
                "action's " + key + " " + value,
                (document, page) -> link(page).getCOSDictionary(COSName.A).setItem(key, value));
    }

    private static Change onLink(String key, COSBase value) {
        return new Change(
                "link's " + key + " " + value, (document, page) -> link(page).setItem(key, value));
    }

    /** A page's first link; where it has none, one like those of the house. */
    private static COSDictionary link(PDPage page) {
        COSArray annotations = annotations(page);
        if (annotations.size() > 0) {
            return (COSDictionary) annotations.getObject(0);
        }
        COSDictionary action = new COSDictionary();
        action.setItem(COSName.S, COSName.URI);
        action.setString(COSName.URI, "https://example.se/");
        COSDictionary link = new COSDictionary();
        link.setItem(COSName.TYPE, COSName.ANNOT);
        link.setItem(COSName.SUBTYPE, COSName.LINK);
        link.setInt(COSName.F, 4);
        link.setItem(COSName.BORDER, COSArray.ofCOSIntegers(List.of(0, 0, 0)));
        link.setItem(COSName.RECT, COSArray.ofCOSIntegers(List.of(100, 400, 200, 415)));
        link.setInt(COSName.STRUCT_PARENT, 0);
        link.setString(COSName.CONTENTS, "https://example.se/");
        link.setItem(COSName.A, action);
        return link;
    }

    private static COSArray annotations(PDPage page) {
        COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (annotations == null) {
            annotations = new COSArray();
            page.getCOSObject().setItem(COSName.ANNOTS, annotations);
        }
        return annotations;
    }

    private static COSDictionary firstLink(PDDocument bundle) {
        return link(bundle.getPage(firstLinked(bundle)));
    }

    private static int firstLinked(PDDocument bundle) {
        for (int page = 0; page < bundle.getNumberOfPages(); page++) {
            if (bundle.getPage(page).getCOSObject().containsKey(COSName.ANNOTS)) {
                return page;
            }
        }
        throw new AssertionError("no page has a link");
    }

    /** Besides what a sum tells of any change. */
    private List<String> flaws() throws IOException {
        return PrintPackage.readBack(folder).stream()
                .filter(sentence -> !sentence.contains("kontrollsumma"))
                .toList();
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }
}
