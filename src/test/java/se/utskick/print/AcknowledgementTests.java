package se.utskick.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.Words;
import se.utskick.print.Acknowledgement.Status;

class AcknowledgementTests {

    private static final String PIECE =
            SamplePackage.letters().get(0).piece().reference().text();

    @TempDir
    Path folder;

    @Test
    void readsPiecesAndBundles() throws IOException {
        Acknowledgement.File file = read("""
                piece;status;date;note
                %s;POSTED;2126-12-03;"klar; frankerad"
                bundle-0001.pdf;ACCEPTED;2126-12-02;2
                """.formatted(PIECE));

        assertThat(file.refused()).isEmpty();
        assertThat(file.rows())
                .containsExactly(
                        new Acknowledgement(2, PIECE, Status.POSTED, LocalDate.of(2126, 12, 3), "klar; frankerad"),
                        new Acknowledgement(3, "bundle-0001.pdf", Status.ACCEPTED, LocalDate.of(2126, 12, 2), "2"));
        assertThat(file.rows()).extracting(Acknowledgement::isBundle).containsExactly(false, true);
    }

    @Test
    void refusesBadRowsOneByOneAndKeepsTheRest() throws IOException {
        Acknowledgement.File file = read("""
                piece;status;date;note
                %1$s;POSTED;2126-12-03
                %1$s;LOST;2126-12-03;
                %1$s;POSTED;3/12 2126;
                %1$s;POSTED;2126-02-30;
                %1$sX;POSTED;2126-12-03;
                bundle-0001.pdf;ACCEPTED;2126-12-02;alla

                %1$s;POSTED;2126-12-03;
                %1$s;POSTED;2126-12-03;
                """.formatted(PIECE));

        assertThat(file.refused())
                .extracting(RefusedRow::code)
                .containsExactly(
                        "2 BAD_SHAPE expected=piece;status;date;note",
                        "3 UNKNOWN_STATUS expected=ACCEPTED,POSTED,REJECTED,REPRINTED,RETURNED found=LOST",
                        "4 BAD_DATE expected=yyyy-MM-dd found=3/12 2126",
                        "5 BAD_DATE expected=yyyy-MM-dd found=2126-02-30",
                        "6 UNKNOWN_PIECE",
                        "7 WRONG_COUNT",
                        "8 BAD_SHAPE expected=piece;status;date;note",
                        "10 DUPLICATE_ROW");
        assertThat(file.rows()).extracting(Acknowledgement::line).containsExactly(9);
    }

    @Test
    void doesNotRepeatWhatMayBeAPersonsNumberOrName() throws IOException {
        Acknowledgement.File file = read("""
                piece;status;date;note
                %1$s;KANARIEA TESTSSON;2126-12-03;
                %1$s;POSTED;200203012398;
                %1$s;POSTED;0203012398;
                """.formatted(PIECE));

        assertThat(file.refused()).extracting(RefusedRow::found).containsOnly("");
    }

    @Test
    void everyReasonHasASentenceInBothLanguages() {
        for (RefusedRow.Reason reason : RefusedRow.Reason.values()) {
            for (Lang lang : Lang.values()) {
                assertThat(new RefusedRow(2, reason, "A,B", "C").sentence(Words.in(lang)))
                        .contains("2")
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void passesOverAByteOrderMarkAndCarriageReturns() throws IOException {
        assertThat(read("\uFEFFpiece;status;date;note\r\n" + PIECE + ";POSTED;2126-12-03;\r\n")
                        .rows())
                .hasSize(1);
    }

    @Test
    void refusesAnotherHeaderWhole() {
        assertThatThrownBy(() -> read("piece,status,date,note\n"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Kvittensfilen ack.csv har en annan rubrikrad än den väntade piece;status;date;note. "
                        + "Fälten ska skiljas åt med semikolon, inte komma eller tabb. Ingen rad är tillämpad.");
    }

    @Test
    void refusesAQuoteWithoutItsMatchWhole() {
        assertThatThrownBy(() -> read("piece;status;date;note\n" + PIECE + ";POSTED;2126-12-03;\"öppen\n"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Kvittensfilen ack.csv går inte att läsa från rad 3: ett citattecken står fel, "
                        + "saknar sitt par, eller en rad har inget slut. Ingen rad är tillämpad.");
    }

    @Test
    void refusesOtherEncodingsWhole() throws IOException {
        Path file = folder.resolve("ack.csv");
        Files.write(file, "piece;status;date;note\nå".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Acknowledgement.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessage("Kvittensfilen ack.csv är inte UTF-8. Be tryckeriet spara den som UTF-8. "
                        + "Ingen rad är tillämpad.");
    }

    @Test
    void refusesAFileWithoutRowsWhole() {
        assertThatThrownBy(() -> read("piece;status;date;note\n"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Kvittensfilen ack.csv har ingen rad under rubriken. Be tryckeriet om en ny.");
    }

    @Test
    void refusesARowWithoutEndWhole() {
        assertThatThrownBy(() -> read("piece;status;date;note\n" + "x".repeat(70_000)))
                .isInstanceOf(Refusal.class);
    }

    private Acknowledgement.File read(String text) throws IOException {
        Path file = folder.resolve("ack.csv");
        Files.writeString(file, text);
        return Acknowledgement.read(file);
    }
}
