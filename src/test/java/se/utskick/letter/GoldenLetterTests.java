package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.utskick.Places;
import se.utskick.file.Sha256;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

/** A template with everything in it, set in each variant: the text that comes out, and the bytes. */
class GoldenLetterTests {

    private static final Path GOLDEN = Path.of("src/test/resources/se/utskick/letter/golden");

    /** Of the whole bundle. Changes with every change of what is set; then look at the pages before changing it here. */
    private static final String BUNDLE_SHA256 = "ab1c056cf71ccbb85232999832f0434cced7725f661d8efaad27901acaef7295";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, no, yes",
        "1, all, no",
        "2, no, no",
        "2, some, yes",
        "2, all, yes",
        "3, no, yes",
        "3, some, no",
        "3, all, no"
    })
    void setsTheTextOfEachVariant(int youths, String adult, String replyBy) throws Exception {
        Path file = folder.resolve("letter.pdf");
        press().writeBundle(file, "run", 1, List.of(piece(youths, adult, replyBy)));
        Path golden = GOLDEN.resolve("youths-%d-adult-%s-reply-%s.txt".formatted(youths, adult, replyBy));
        String text = String.join("\f\n", PdfAssert.pageTexts(file));
        if (Boolean.getBoolean("utskick.write-golden")) {
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Test
    void isPdfA() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        press().writeBundle(file, "run", 1, allPieces());
        PdfAssert.isPdfA2b(file);
        PdfAssert.isCleanByQpdf(file);
    }

    /** Holds on any machine and any Java: deflate, colour profile and font subsets are our own or written the same everywhere. */
    @Test
    void hasTheSameBytesOnAnyMachine() throws Exception {
        Path file = folder.resolve("bundle.pdf");
        press().writeBundle(file, "run", 1, allPieces());
        assertThat(Sha256.of(file)).isEqualTo(BUNDLE_SHA256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"th-TH-u-ca-buddhist-nu-thai", "ar-EG", "tr-TR", "ja-JP-u-ca-japanese"})
    void hasTheSameBytesInAnyLocaleAndZone(String locale) throws Exception {
        Locale localeBefore = Locale.getDefault();
        TimeZone zoneBefore = TimeZone.getDefault();
        Path file = folder.resolve("bundle.pdf");
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            press().writeBundle(file, "run", 1, allPieces());
        } finally {
            Locale.setDefault(localeBefore);
            TimeZone.setDefault(zoneBefore);
        }
        assertThat(Sha256.of(file)).isEqualTo(BUNDLE_SHA256);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void hasTheSameBytesHoweverManyThreadsSet(int threads) throws Exception {
        LetterPress press = press();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int bundle = 0; bundle < 16; bundle++) {
                Path file = folder.resolve("bundle-" + bundle + ".pdf");
                tasks.add(() -> {
                    press.writeBundle(file, "run", 1, allPieces());
                    return Sha256.of(file);
                });
            }
            Set<String> hashes = new HashSet<>();
            for (Future<String> hash : pool.invokeAll(tasks)) {
                hashes.add(hash.get());
            }
            assertThat(hashes).containsExactly(BUNDLE_SHA256);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void hasOtherBytesForAnotherBundleOfTheSamePieces() throws Exception {
        press().writeBundle(folder.resolve("2.pdf"), "run", 2, allPieces());
        assertThat(Sha256.of(folder.resolve("2.pdf"))).isNotEqualTo(BUNDLE_SHA256);
    }

    private static LetterPress press() {
        Places places = new Places(Path.of("data"), GOLDEN.resolve("config"), GOLDEN.resolve("templates"));
        return LetterPress.open(places, SampleCampaigns.meetings("prov"), LocalDate.of(2026, 12, 1));
    }

    private static List<Piece> allPieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int youths = 1; youths <= 3; youths++) {
            for (String adult : List.of("no", "some", "all")) {
                for (String replyBy : List.of("yes", "no")) {
                    pieces.add(piece(youths, adult, replyBy));
                }
            }
        }
        return pieces;
    }

    private static Piece piece(int youths, String adult, String replyBy) {
        int adults = adult.equals("no") ? 0 : adult.equals("all") ? youths : 1;
        Piece plain = SamplePieces.plain(youths + adult + replyBy, youths, adults);
        Meeting meeting = SamplePieces.MEETING;
        return new Piece(
                plain.reference(),
                plain.channel(),
                plain.names(),
                plain.addressLines(),
                plain.postalCode(),
                plain.city(),
                "",
                "",
                new Meeting(
                        meeting.id(),
                        meeting.units(),
                        meeting.school(),
                        meeting.day(),
                        meeting.starts(),
                        meeting.ends(),
                        meeting.place(),
                        meeting.room(),
                        replyBy.equals("yes") ? meeting.replyBy() : null,
                        meeting.contact()),
                plain.youths());
    }
}
