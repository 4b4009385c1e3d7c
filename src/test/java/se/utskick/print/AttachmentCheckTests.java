package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;
import se.utskick.campaign.Channel;
import se.utskick.letter.AttachmentPress;
import se.utskick.letter.SetPiece;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** What goes along with an e-mail is read back from its bytes before it does. */
class AttachmentCheckTests {

    private final AttachmentCheck check = new AttachmentCheck();
    private final List<SetPiece> sets = new ArrayList<>();
    private byte[] pdf = {};

    @BeforeEach
    void setOne() {
        Places places = new Places(Path.of("target"), Path.of("config"), Path.of("templates"));
        Campaign campaign = new Campaigns(places).get("skolmote");
        pdf = AttachmentPress.open(places, campaign, LocalDate.of(2126, 12, 1))
                .readBackBy((bytes, set) -> sets.add(set))
                .pdf(piece("Exempelskolan"));
    }

    @Test
    void passesWhatTheHouseSets() {
        assertThatCode(() -> check.read(pdf, sets.get(0))).doesNotThrowAnyException();
    }

    @Test
    void stopsOneThatSaysSomethingElseThanWasSet() {
        SetPiece set = sets.get(0);
        SetPiece other = new SetPiece(
                set.reference(), 1, set.pages(), set.sheets(), set.names(), set.addressLines(), "0".repeat(64));
        assertThatThrownBy(() -> check.read(pdf, other))
                .hasMessage("Bilagan till meddelande " + set.reference()
                        + " läses inte tillbaka som den sattes: sidor eller ord skiljer. Den följer inte med; förbered"
                        + " utskicket igen, och anmäl felet om det återkommer.");
    }

    @Test
    void stopsOneWithAWordMore() {
        stops(
                document -> SampleMark.add(
                        document,
                        document.getPage(0),
                        "BT /F0 9 Tf 100 400 Td <0001> Tj ET\n".replace("F0", font(document))),
                "läses inte tillbaka som den sattes");
    }

    @Test
    void stopsOneWithAPageMore() {
        stops(document -> document.addPage(new PDPage(document.getPage(0).getMediaBox())), "läses inte tillbaka");
    }

    @Test
    void stopsOneThatIsNoA4() {
        stops(
                document -> document.getPage(0).setMediaBox(new org.apache.pdfbox.pdmodel.common.PDRectangle(500, 842)),
                "inbjudan.pdf, sida 1: sidan är inte stående A4.");
    }

    @Test
    void stopsOneThatRunsSomething() {
        stops(
                document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")),
                "inbjudan.pdf: filen har OpenAction.");
    }

    @Test
    void stopsOneThatCarriesAFileAlong() {
        stops(
                document -> {
                    COSDictionary names = new COSDictionary();
                    names.setItem(COSName.getPDFName("EmbeddedFiles"), new COSDictionary());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, names);
                },
                "inbjudan.pdf: filen har EmbeddedFiles.");
    }

    @Test
    void stopsOneThatTellsWhoWroteIt() {
        stops(
                document -> {
                    PDMetadata metadata = new PDMetadata(document);
                    metadata.importXMPMetadata("<dc:creator>x</dc:creator>".getBytes(StandardCharsets.UTF_8));
                    document.getDocumentCatalog().setMetadata(metadata);
                },
                "inbjudan.pdf: filens metadata har dc:creator");
    }

    @Test
    void stopsBytesThatAreNoPdf() {
        assertThatThrownBy(() -> check.read(new byte[] {1, 2, 3}, sets.get(0)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("inbjudan.pdf går inte att läsa som PDF.");
    }

    private void stops(Sabotage.OnDocument change, String sentence) {
        assertThatThrownBy(() -> check.read(changed(change), sets.get(0)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sets.get(0).reference().text())
                .hasMessageContaining(sentence);
    }

    private byte[] changed(Sabotage.OnDocument change) throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            change.apply(document);
            document.save(changed);
        }
        assertThat(changed.toByteArray()).isNotEqualTo(pdf);
        return changed.toByteArray();
    }

    private static String font(PDDocument document) {
        return document.getPage(0)
                .getResources()
                .getFontNames()
                .iterator()
                .next()
                .getName();
    }

    private static Piece piece(String school) {
        Meeting meeting = new Meeting(
                "M1",
                List.of("99990001"),
                school,
                LocalDate.of(2126, 12, 10),
                "18:00",
                "19:30",
                "Skolgatan 1",
                "Aulan",
                LocalDate.of(2126, 12, 3),
                "expeditionen");
        return new Piece(
                PieceReference.derive(new byte[32], school),
                Channel.EMAIL,
                List.of("Åsa Exempel"),
                List.of(),
                "",
                "",
                "",
                "vardnadshavare@example.se",
                meeting,
                List.of(new Piece.Youth("Alva", false)));
    }
}
