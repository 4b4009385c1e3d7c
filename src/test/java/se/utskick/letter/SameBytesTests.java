package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.utskick.file.Sha256;
import se.utskick.selection.Piece;

/**
 * Bundles of several sheaves have the bytes that are committed, wherever and by however many hands they are set. The build runs this on
 * its oldest and its newest Java: both have to agree with the same hash.
 */
class SameBytesTests {

    private static final Path GOLDEN = Path.of("src/test/resources/se/utskick/letter/same-bytes");
    private static final int LETTERS = 3 * Sheaf.LETTERS + 7;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void goHome() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @EnumSource(Conformance.class)
    void areThoseCommitted(Conformance conformance) throws IOException {
        assertThat(set(conformance, 1)).isEqualTo(committed(conformance));
    }

    @ParameterizedTest
    @CsvSource({
        "sv-SE, Europe/Stockholm, 2",
        "sv-SE, Pacific/Kiritimati, 8",
        "sv-SE, Pacific/Pago_Pago, 1",
        "tr-TR, Europe/Stockholm, 8",
        "tr-TR, Pacific/Kiritimati, 1",
        "tr-TR, Pacific/Pago_Pago, 2",
        "ar-EG-u-nu-arab, Europe/Stockholm, 1",
        "ar-EG-u-nu-arab, Pacific/Kiritimati, 2",
        "ar-EG-u-nu-arab, Pacific/Pago_Pago, 8"
    })
    void areTheSameInAnyLocaleAndZoneByAnyHands(String tag, String zoneId, int threads) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
        for (Conformance conformance : Conformance.values()) {
            assertThat(set(conformance, threads)).isEqualTo(committed(conformance));
        }
    }

    /** Were the hash of something that is always the same, it would prove nothing. */
    @Test
    void areOthersWhereOneLetterIsAnother() throws IOException {
        List<Piece> pieces = pieces();
        pieces.set(LETTERS - 1, SamplePieces.plain("another", 1, 0));
        assertThat(set(Conformance.PRINT, 2, pieces)).isNotEqualTo(committed(Conformance.PRINT));
    }

    private String set(Conformance conformance, int threads) throws IOException {
        return set(conformance, threads, pieces());
    }

    private String set(Conformance conformance, int threads, List<Piece> pieces) throws IOException {
        LetterPress press = conformance == Conformance.PRINT
                ? LetterPressTests.press("moped")
                : LetterPressTests.accessiblePress("moped");
        Path file = folder.resolve(conformance + "-" + threads + ".pdf");
        Files.deleteIfExists(file);
        press.on(threads).writeBundle(file, "run", 1, pieces);
        return Sha256.of(file);
    }

    /** Of one, two and three youths, with one and two names above the address. */
    private static List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>(SamplePieces.many(LETTERS));
        for (int i = 0; i < LETTERS; i += 5) {
            pieces.set(i, SamplePieces.plain("plain " + i, 1 + i % 3, 0));
        }
        return pieces;
    }

    /** Changes with every change of what is set; then look at the pages before it is renewed ({@code -Dutskick.write-golden=true}). */
    private String committed(Conformance conformance) throws IOException {
        Path file = GOLDEN.resolve(conformance.name().toLowerCase(Locale.ROOT) + ".sha256");
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, set(conformance, 4) + "\n");
        }
        return Files.readString(file).strip();
    }
}
