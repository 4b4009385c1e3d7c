package se.utskick.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import se.utskick.file.DurableFolder;
import se.utskick.generate.Municipality;

/**
 * On invented municipalities the product decides as the oracle does. Each try is {@code -Dutskick.towns} municipalities (1 unless
 * told), so that a night can look at thousands.
 */
class SelectionProperties {

    private static final int TOWNS_A_TRY = Integer.getInteger("utskick.towns", 1);

    private static Path folder = Path.of("");
    private static Product product = notOpen();

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("towns");
        product = new Product(folder.resolve("data"));
    }

    @AfterContainer
    static void close() throws IOException {
        product.close();
        DurableFolder.delete(folder);
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void decidesAsTheOracleDoes(
            @ForAll long seed,
            @ForAll @IntRange(min = 300, max = 1500) int inhabitants,
            @ForAll @IntRange(min = 1, max = 25) int hardCases,
            @ForAll @IntRange(min = 0, max = 800) int later)
            throws IOException {
        for (int i = 0; i < TOWNS_A_TRY; i++) {
            LocalDate asOf = LocalDate.of(2126, 1, 1).plusDays(later);
            compare(new Municipality(inhabitants, seed + i, asOf, hardCases));
        }
    }

    private static void compare(Municipality municipality) throws IOException {
        Path town = folder.resolve("town");
        DurableFolder.delete(town);
        municipality.writeTo(town);
        Oracle oracle = new Oracle(town);
        LocalDate asOf = municipality.asOf();
        int fromXml = product.imported(town, "register.xml", "school.json", asOf);
        int fromCsv = product.imported(town, "register-csv", "school.csv", asOf);
        for (Mailing mailing : List.of(
                Mailing.moped(asOf, asOf.minusDays(20), asOf.plusDays(400)),
                Mailing.narkotika(asOf),
                Mailing.narkotika(asOf).abroadToo(),
                Mailing.skolmote(asOf),
                Mailing.skolmote(asOf).abroadToo().aPieceForEachCustodian())) {
            Judgement expected =
                    oracle.judge(mailing, OracleTests.ARABIC_OR_LONG, (youth, recipient, meeting) -> false);
            isAsExpected(product.select(fromXml, mailing, OracleTests.ARABIC_OR_LONG), expected);
            isAsExpected(product.select(fromCsv, mailing, OracleTests.ARABIC_OR_LONG), expected);
        }
    }

    private static void isAsExpected(Product.Selected selected, Judgement expected) {
        assertThat(selected.judgement().rows()).as(selected.run()).isEqualTo(expected.rows());
        assertThat(selected.judgement().pieces()).as(selected.run()).isEqualTo(expected.pieces());
        assertThat(selected.imbalances()).as(selected.run()).isEmpty();
        assertThat(selected.result().rows()).isEqualTo(expected.rows().size());
        assertThat(selected.result().pieces()).isEqualTo(expected.pieces().size());
        assertThat((long) selected.result().youths())
                .isEqualTo(expected.rows().stream()
                        .map(Judgement.Row::youth)
                        .distinct()
                        .count());
    }

    /** Stands until the container opens; nothing asks it. */
    @SuppressWarnings("NullAway")
    private static Product notOpen() {
        return null;
    }
}
