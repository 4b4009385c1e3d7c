package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.file.Sha256;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/** What goes along with an e-mail: for people, to nobody by name, and set once for all who are told the same. */
class AttachmentPressTests {

    private static final Path COMMITTED = Path.of("src/test/resources/se/utskick/letter/same-bytes/attachment.sha256");

    private final AttachmentPress press = press();

    @TempDir
    Path folder;

    private static AttachmentPress press() {
        return AttachmentPress.open(
                LetterPressTests.PLACES, LetterPressTests.campaign("skolmote"), LetterPressTests.DATE);
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(Change.Kind.class)
    void isAccessibleWhateverItTells(Change.@Nullable Kind kind) throws Exception {
        for (Meeting meeting : List.of(SamplePieces.MEETING, meeting("Skolan", "", null))) {
            Path file = file(told("Åsa Exempel", "Alva", meeting, kind));
            PdfAssert.isAccessible(file);
            PdfAssert.isCleanByQpdf(file);
            assertThat(StructureCheck.flaws(file)).isEmpty();
        }
    }

    @Test
    void isAccessibleWithEverySampleInOneFile() throws Exception {
        Path file = folder.resolve("samples.pdf");
        press.writeSamples(
                file, ShippedLetter.of("skolmote").map(ShippedLetter::piece).toList());
        PdfAssert.isAccessible(file);
        assertThat(StructureCheck.flaws(file)).isEmpty();
    }

    @Test
    void saysWhatTheTemplateSaysOnTheMunicipalitysPaper() throws Exception {
        String text = words(file(told("Åsa Exempel", "Alva", SamplePieces.MEETING, null)));
        assertThat(text)
                .contains("Kungälvs kommun", "1 december 2026", "Välkommen till föräldramöte för årskurs 8")
                .contains("torsdag 10 december 2026", "klockan 18:00–19:30", "Aulan", "3 december 2026")
                .contains("1/1");
    }

    @Test
    void saysThatAMeetingHasMovedOrIsCalledOffAlsoInItsTitle() throws Exception {
        Path moved = file(told("Åsa Exempel", "Alva", SamplePieces.MEETING, Change.Kind.MOVED));
        Path off = file(told("Åsa Exempel", "Alva", SamplePieces.MEETING, Change.Kind.OFF));
        assertThat(words(moved)).contains("Ändrat: föräldramötet", "Nu gäller i stället det här");
        assertThat(words(off))
                .contains("Inställt: föräldramötet", "Kom inte dit den dagen")
                .doesNotContain("Aulan");
        assertThat(title(moved)).isEqualTo("Ändrat: föräldramötet för årskurs 8");
        assertThat(title(off)).isEqualTo("Inställt: föräldramötet för årskurs 8");
    }

    @Test
    void hasNeitherAddressNorReferenceNorMarkNorABlankBack() throws Exception {
        Path file = file(told("Åsa Exempel", "Alva", SamplePieces.MEETING, null));
        String text = words(file);
        assertThat(text)
                .doesNotContain("Åsa", "Alva", "Exempelgatan", "442 31", "Avs:")
                .doesNotContain(SamplePieces.reference("Åsa Exempel").text());
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(StructureCheck.outline(file)).startsWith("P 1 december 2026");
    }

    @Test
    void isSetOnceForAllWhoAreToldTheSame() {
        List<SetPiece> read = new ArrayList<>();
        AttachmentPress counting = press.readBackBy((pdf, set) -> read.add(set));
        byte[] first = counting.pdf(told("Åsa Exempel", "Alva", SamplePieces.MEETING, null));
        byte[] second = counting.pdf(told("Örjan Prov", "Bo", SamplePieces.MEETING, null));

        assertThat(second).isEqualTo(first);
        assertThat(read).hasSize(1);
        assertThat(press().pdf(told("Kim Test", "Cim", SamplePieces.MEETING, null)))
                .isEqualTo(first);
    }

    @Test
    void isAnotherFileWithAnotherIdWhereSomethingElseIsTold() throws Exception {
        byte[] one = press.pdf(told("Åsa Exempel", "Alva", SamplePieces.MEETING, null));
        byte[] other = press.pdf(
                told("Åsa Exempel", "Alva", meeting("Annanskolan", "Aulan", SamplePieces.MEETING.replyBy()), null));
        assertThat(other).isNotEqualTo(one);
        assertThat(id(other)).isNotEqualTo(id(one));
        assertThat(id(press().pdf(told("Bo Prov", "Bo", SamplePieces.MEETING, null))))
                .isEqualTo(id(one));
    }

    /** More meetings than are kept: what is set again is the same. */
    @Test
    void keepsOnlySoManyAndSetsThemAgainWithTheSameBytes() {
        List<SetPiece> read = new ArrayList<>();
        AttachmentPress counting = press.readBackBy((pdf, set) -> read.add(set));
        byte[] first = counting.pdf(told("Åsa", "Alva", meeting("Skola 0", "", null), null));
        for (int i = 1; i <= 128; i++) {
            counting.pdf(told("Åsa", "Alva", meeting("Skola " + i, "", null), null));
        }
        assertThat(read).hasSize(129);
        assertThat(counting.pdf(told("Åsa", "Alva", meeting("Skola 0", "", null), null)))
                .isEqualTo(first);
        assertThat(read).hasSize(130);
    }

    @Test
    void isNobodysToChange() {
        Piece piece = told("Åsa", "Alva", SamplePieces.MEETING, null);
        byte[] mine = press.pdf(piece);
        mine[0] = 'X';
        assertThat(press.pdf(piece)[0]).isEqualTo((byte) '%');
    }

    @Test
    void hasTheBytesThatAreCommittedInAnyLocaleAndZone() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.writeString(COMMITTED, all() + "\n");
        }
        try {
            for (String language : List.of("tr", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "sv")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                assertThat(all())
                        .as(language)
                        .isEqualTo(Files.readString(COMMITTED).strip());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String all() {
        AttachmentPress opened = press();
        StringBuilder all = new StringBuilder();
        for (Change.@Nullable Kind kind : new Change.@Nullable Kind[] {null, Change.Kind.MOVED, Change.Kind.OFF}) {
            all.append(Sha256.of(opened.pdf(told("Åsa", "Alva", SamplePieces.MEETING, kind))));
        }
        return Sha256.of(all.toString());
    }

    @Test
    void saysWhichPieceLacksWhatItPrints() {
        Piece piece = told("Åsa", "Alva", meeting("", "Aulan", null), null);
        assertThatThrownBy(() -> press.pdf(piece))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(piece.reference().text())
                .hasMessageContaining("meeting.school");
    }

    @Test
    void isNotHandedOutWhereItIsNotWhatWasSet() {
        AttachmentPress read = press.readBackBy((pdf, set) -> {
            throw Refusal.of("letter.empty", "x");
        });
        Piece piece = told("Åsa", "Alva", SamplePieces.MEETING, null);
        assertThatThrownBy(() -> read.pdf(piece)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> read.pdf(piece)).isInstanceOf(Refusal.class);
    }

    /** The same text where there is no envelope: a folder that belongs in one does not follow it. */
    @Test
    void hasNoInserts() throws Exception {
        BadTemplate template = new BadTemplate(folder);
        template.write(
                BadTemplate.ATTACHMENT,
                Files.readString(template.file(BadTemplate.LETTER)).replace("[[${youth.names}]]", "du"));
        SampleInsert.write(template.file("templates/bad/folder.pdf"), 1);
        template.write(
                "templates/bad/fields.yaml",
                Files.readString(template.file("templates/bad/fields.yaml"))
                        + "inserts:\n  - {file: folder.pdf, alt: Folder}\n");
        Campaign campaign = template.campaign();
        Path file = folder.resolve("attachment.pdf");
        Files.write(
                file,
                AttachmentPress.open(template.places(), campaign, LetterPressTests.DATE)
                        .pdf(told("Åsa", "Alva", SamplePieces.MEETING, null)));
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    private Path file(Piece piece) throws IOException {
        Path file = Files.createTempFile(folder, "attachment", ".pdf");
        Files.write(file, press.pdf(piece));
        return file;
    }

    private static String words(Path file) throws Exception {
        return PdfAssert.run("pdftotext", "-layout", "-enc", "UTF-8", file.toString(), "-")
                .replaceAll("\\s+", " ");
    }

    private static String title(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            String xmp = new String(
                    document.getDocumentCatalog().getMetadata().toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
            return xmp.replaceAll("(?s).*<dc:title>.*?x-default\">(.*?)</rdf:li>.*", "$1");
        }
    }

    private static String id(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getDocument().getDocumentID().toString();
        }
    }

    static Piece told(String name, String youth, Meeting meeting, Change.@Nullable Kind kind) {
        Change change = kind == null ? null : new Change(kind, SamplePieces.MEETING, SamplePieces.reference("was"), 1);
        return new Piece(
                SamplePieces.reference(name),
                Channel.EMAIL,
                List.of(name),
                List.of(),
                "",
                "",
                "",
                "vardnadshavare@example.se",
                meeting,
                List.of(new Piece.Youth(youth, false)),
                change);
    }

    private static Meeting meeting(String school, String room, @Nullable LocalDate replyBy) {
        Meeting plain = SamplePieces.MEETING;
        return new Meeting(
                plain.id(),
                plain.units(),
                school,
                plain.day(),
                plain.starts(),
                plain.ends(),
                plain.place(),
                room,
                replyBy,
                plain.contact());
    }
}
