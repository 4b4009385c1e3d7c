package se.utskick.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.email.MessagePress;
import se.utskick.file.Json;
import se.utskick.letter.LetterPress;
import se.utskick.letter.SetPiece;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;
import tools.jackson.databind.JsonNode;

/** The mailings this municipality ships are read, compiled in every variant and set, and say what they must. */
class ShippedMailingsTests {

    private static final Places SHIPPED = new Places(Path.of("target"), Path.of("config"), Path.of("templates"));
    private static final LocalDate LETTER_DATE = LocalDate.of(2026, 12, 1);
    private static final List<String> NAMES = List.of("Alva", "Bo", "Cim", "Dag");

    private static final Map<String, LetterPress> PRESSES = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> TEXTS = new ConcurrentHashMap<>();

    @TempDir
    static Path folder;

    @Test
    void theThreeMailingsOfThePromiseAreThere() {
        assertThat(new Campaigns(SHIPPED).names()).contains("moped", "narkotika", "skolmote");
    }

    @ParameterizedTest
    @CsvSource({"moped, 2", "narkotika, 2", "skolmote, 1"})
    void everySampleIsSetOnAtMostSoManyPages(String campaign, int pages) throws IOException {
        LetterPress press = press(campaign);
        for (Piece sample : samples(campaign)) {
            String said = sample.youths().get(0).name();
            assertThat(press.flaw(sample.names().get(0), sample.addressLines(), said))
                    .isEmpty();
            assertThat(press.pages(sample)).isLessThanOrEqualTo(pages);
        }
        press.writeProof(folder.resolve(campaign + "-proof.pdf"), campaign + "-2026-12-01-1", samples(campaign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moped", "narkotika", "skolmote"})
    void theSamplesShowEveryValueOfEveryVariant(String campaign) throws IOException {
        Set<String> declared = new TreeSet<>();
        Json.YAML
                .readTree(Files.readString(Path.of("templates", campaign, "fields.yaml")))
                .path("variants")
                .forEachEntry((axis, values) -> values.forEach(value -> declared.add(axis + " " + value.asString())));
        Set<String> shown = new TreeSet<>();
        for (Piece sample : samples(campaign)) {
            Meeting meeting = sample.meeting();
            shown.add("youths " + Math.min(3, sample.youths().size()));
            shown.add("adult " + adult(sample));
            shown.add("room " + (meeting != null && !meeting.room().isEmpty() ? "yes" : "no"));
            shown.add("replyBy " + (meeting != null && meeting.replyBy() != null ? "yes" : "no"));
            shown.add("change "
                    + (sample.change() == null ? "no" : sample.change().kind().variant()));
        }
        assertThat(shown).containsAll(declared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"moped", "narkotika", "skolmote"})
    void everyVariantSaysWhatEveryLetterMust(String campaign) throws IOException {
        Campaign read = new Campaigns(SHIPPED).get(campaign);
        List<Piece> pieces = everyShape(campaign);
        List<String> texts = texts(campaign, pieces);
        for (int i = 0; i < pieces.size(); i++) {
            assertThat(texts.get(i))
                    .contains("folkbokföringen: Skatteverket lämnar dem till kommunen genom tjänsten Navet")
                    .contains("Ansvarig för uppgifterna är " + read.sender().name())
                    .contains(read.sender().dataProtectionOfficer())
                    .contains(read.sender().privacyUrl())
                    .contains("Integritetsskyddsmyndigheten")
                    .contains(read.legalBasis().text())
                    .contains(read.legalBasis().diaryNumber())
                    .contains(pieces.get(i).reference().text() + " 1/")
                    .doesNotContain("[[", "${", "null", "\ufffd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"narkotika", "skolmote"})
    void onlyAParentOfMinorsIsCalledCustodian(String campaign) throws IOException {
        List<Piece> pieces = everyShape(campaign);
        List<String> texts = texts(campaign, pieces);
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).concernsAdult()) {
                assertThat(texts.get(i)).doesNotContainIgnoringCase("vårdnadshavare");
            } else {
                assertThat(texts.get(i)).containsIgnoringCase("vårdnadshavare");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"moped, true", "narkotika, false", "skolmote, true"})
    void aLetterNamesTheYouthsOnlyWhereTheCampaignSaysSo(String campaign, boolean names) throws IOException {
        assertThat(new Campaigns(SHIPPED).get(campaign).namesYouth()).isEqualTo(names);
        List<Piece> pieces = everyShape(campaign);
        List<String> texts = texts(campaign, pieces);
        for (int i = 0; i < pieces.size(); i++) {
            if (names) {
                assertThat(texts.get(i))
                        .contains(spoken(pieces.get(i)) + (campaign.equals("moped") ? " fyller" : " går"));
            } else {
                assertThat(texts.get(i)).doesNotContain(NAMES);
            }
        }
    }

    @Test
    void theInvitationIsComposedAsAnEmailInEveryShape() throws IOException {
        MessagePress press = MessagePress.open(SHIPPED, new Campaigns(SHIPPED).get("skolmote"), LETTER_DATE);
        assertThat(everyShape("skolmote").stream()
                        .map(ShippedMailingsTests::byEmail)
                        .map(press::compose))
                .allSatisfy(message -> assertThat(message).hasSizeGreaterThan(4_000));
    }

    /** What each piece's pages say, set once for all tests. */
    private static List<String> texts(String campaign, List<Piece> pieces) throws IOException {
        List<String> known = TEXTS.get(campaign);
        if (known == null) {
            known = set(campaign, pieces);
            TEXTS.put(campaign, known);
        }
        return known;
    }

    private static List<String> set(String campaign, List<Piece> pieces) throws IOException {
        Path file = folder.resolve(campaign + ".pdf");
        List<SetPiece> set = press(campaign).writeBundle(file, campaign + "-2026-12-01-1", 1, pieces);
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (SetPiece piece : set) {
                stripper.setStartPage(piece.firstPage());
                stripper.setEndPage(piece.firstPage() + piece.pages() - 1);
                texts.add(stripper.getText(document).replaceAll("\\s+", " "));
            }
        }
        return texts;
    }

    /** One to four youths, none to all of age where the campaign can meet it, with and without a last day to answer. */
    private static List<Piece> everyShape(String campaign) throws IOException {
        Piece first = samples(campaign).get(0);
        Meeting meeting = first.meeting();
        List<@Nullable Meeting> meetings = new ArrayList<>();
        meetings.add(meeting);
        if (meeting != null) {
            meetings.add(withoutReplyOrRoom(meeting));
        }
        List<Piece> shapes = new ArrayList<>();
        for (var held : meetings) {
            for (int youths = 1; youths <= NAMES.size(); youths++) {
                for (int adults = 0; adults <= (campaign.equals("moped") ? 0 : youths); adults++) {
                    shapes.add(shape(first, held, youths, adults, shapes.size()));
                }
            }
        }
        return shapes;
    }

    private static Piece shape(Piece sample, @Nullable Meeting meeting, int youths, int adults, int number) {
        return new Piece(
                PieceReference.derive(new byte[32], "shape " + number),
                Channel.PRINT,
                sample.names(),
                sample.addressLines(),
                sample.postalCode(),
                sample.city(),
                sample.country(),
                "",
                meeting,
                IntStream.range(0, youths)
                        .mapToObj(i -> new Piece.Youth(NAMES.get(i), i < adults))
                        .toList());
    }

    private static Meeting withoutReplyOrRoom(Meeting meeting) {
        return new Meeting(
                meeting.id(),
                meeting.units(),
                meeting.school(),
                meeting.day(),
                meeting.starts(),
                meeting.ends(),
                meeting.place(),
                "",
                null,
                meeting.contact());
    }

    private static Piece byEmail(Piece piece) {
        return new Piece(
                piece.reference(),
                Channel.EMAIL,
                piece.names(),
                List.of(),
                "",
                "",
                "",
                "vardnadshavare@example.se",
                Objects.requireNonNull(piece.meeting()),
                piece.youths());
    }

    private static String spoken(Piece piece) {
        List<String> names = piece.youths().stream().map(Piece.Youth::name).toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " och " + names.get(last);
    }

    private static String adult(Piece piece) {
        Stream<Piece.Youth> youths = piece.youths().stream();
        return !piece.concernsAdult() ? "no" : youths.allMatch(Piece.Youth::adult) ? "all" : "some";
    }

    private static LetterPress press(String campaign) {
        return PRESSES.computeIfAbsent(
                campaign, name -> LetterPress.open(SHIPPED, new Campaigns(SHIPPED).get(name), LETTER_DATE));
    }

    private static List<Piece> samples(String campaign) throws IOException {
        List<Piece> samples = new ArrayList<>();
        for (JsonNode sample : Json.COMPACT.readTree(Files.readString(Path.of("templates", campaign, "sample.json")))) {
            samples.add(Json.COMPACT.treeToValue(sample.get("piece"), Piece.class));
        }
        return samples;
    }
}
