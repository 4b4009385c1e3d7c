package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.file.Sha256;
import se.utskick.print.PrintPackage;

/**
 * A bundle whose pages are wrong although every hash agrees: as if the writer itself had erred. Only who reads the pages back can know, and
 * nothing may leave before that.
 */
class FlawedPackageTests {

    @TempDir
    private static Path furnished;

    @TempDir
    private Path folder;

    private House house;
    private MailingRun run;
    private RunFolder files;

    @BeforeAll
    static void furnish() {
        House.furnish(furnished);
        try (House house = House.open(furnished)) {
            house.prepare("moped");
        }
    }

    @BeforeEach
    void open() {
        house = House.copyOf(furnished, folder.resolve("house"));
        run = house.room(MailingRuns.class).get("moped-2026-12-01-1");
        files = house.folder(run);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void isNeverPrepared() throws IOException {
        unseal();
        spoil(files.building().resolve("bundle-0001.pdf"));
        record(files.building().resolve("bundle-0001.pdf"));

        assertThatThrownBy(this::seal)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.exitStatus()).isEqualTo(3))
                .hasMessageContaining("bundle-0001.pdf, sida 1: något står i zonen production, som ska vara fri.");

        assertThat(files.prepared()).doesNotExist();
        assertThat(state()).isEqualTo(RunState.PREPARING);
        assertThat(house.log(run)).noneMatch(line -> line.contains("\"to\":\"PREPARED\""));
        assertThat(files.restricted()).isDirectoryContaining("glob:**/preflight-*.png");
    }

    /** The same way with nothing spoiled ends in a prepared run: it was the flaw that stopped the other. */
    @Test
    void isPreparedWithoutTheFlaw() throws IOException {
        unseal();

        seal();

        assertThat(files.prepared()).isDirectoryContaining("glob:**/bundle-0001.pdf");
        assertThat(state()).isEqualTo(RunState.PREPARED);
    }

    @Test
    void neverTakesThePlaceOfAPreparedOneWhenAPieceIsCancelled() throws IOException {
        spoil(files.prepared().resolve("bundle-0001.pdf"));
        record(files.prepared().resolve("bundle-0001.pdf"));
        house.sql().update("update run set package_sha256 = ?", PrintPackage.sha256(files.prepared()));
        var before = Contents.of(files.prepared());
        String ofAnotherBundle = House.lines(files.prepared().resolve("manifest.csv")).stream()
                .filter(line -> line.contains("bundle-0002.pdf"))
                .findFirst()
                .orElseThrow()
                .substring(0, 12);

        assertThatThrownBy(
                        () -> house.room(Cancellation.class).cancel(run.name(), ofAnotherBundle, "Flyttat", House.ANNA))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("bundle-0001.pdf, sida 1: något står i zonen production, som ska vara fri.");

        assertThat(Contents.of(files.prepared())).isEqualTo(before);
        assertThat(house.room(PieceStates.class).of(run.name(), ofAnotherBundle))
                .contains(PieceState.COMPOSED);
        assertThat(state()).isEqualTo(RunState.PREPARED);
    }

    /** The bundles stand ready, nothing is sealed: as a run is when its last bundle is set. */
    private void unseal() throws IOException {
        Files.move(files.prepared(), files.building());
        house.sql()
                .update("update run set state = 'PREPARING', decisions_sha256 = null, package_sha256 = null,"
                        + " messages_sha256 = null");
        String log = String.join(
                "\n",
                House.lines(files.log()).stream()
                        .filter(line -> !line.contains("\"event\":\"PREPARED\""))
                        .toList());
        Files.writeString(files.log(), log + "\n");
        run = house.room(MailingRuns.class).get(run.name());
    }

    private void seal() throws IOException {
        house.room(SealStep.class)
                .seal(run, new Compositors(house.room(Presses.class).letters(run), java.util.Optional.empty()));
    }

    private RunState state() {
        return house.room(MailingRuns.class).get(run.name()).state();
    }

    private static void spoil(Path bundle) throws IOException {
        ByteArrayOutputStream spoiled = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(bundle))) {
            try (PDPageContentStream page = new PDPageContentStream(
                    document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false, true)) {
                page.addRect(20, 200, 10, 10);
                page.fill();
            }
            document.save(spoiled);
        }
        Files.write(bundle, spoiled.toByteArray());
    }

    private void record(Path bundle) throws IOException {
        house.sql().update("update bundle set sha256 = ? where channel = 'PRINT' and number = 1", Sha256.of(bundle));
    }
}
