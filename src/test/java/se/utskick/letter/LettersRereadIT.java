package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.selection.Piece;

/**
 * Letters by the thousand read back by MuPDF, and every seventh bundle by poppler too, which share no code with us nor with each other:
 * what is one piece's own stands in its letter and in no other. {@code ./utskick test --letters 100000} for more than CI's 2 000.
 */
class LettersRereadIT {

    private static final int LETTERS = Integer.getInteger("utskick.letters", 2000);
    private static final int LETTERS_A_BUNDLE = 100;
    /** Poppler sets up its colours anew for every page, 14 ms each: it reads a part. Both templates come in it. */
    private static final int ALSO_BY_POPPLER = 7;

    private static final LocalDate A_CENTURY_AHEAD = LocalDate.of(2126, 12, 1);

    @TempDir
    Path folder;

    /** Which piece a word is of: words no two pieces share. */
    private final Map<String, Integer> owners = new HashMap<>();

    @BeforeEach
    void noWordIsOfTwoPieces() {
        for (int number = 0; number < LETTERS; number++) {
            for (String word : new OwnPiece(number).words()) {
                assertThat(owners.put(word, number)).as(word).isNull();
            }
        }
    }

    @Test
    void noLetterHoldsAnothersWords() throws Exception {
        List<LetterPress> presses = List.of(press("moped"), press("skolmote"));
        int mixUps = 0;
        int read = 0;
        int readTwice = 0;
        for (int bundle = 0; bundle * LETTERS_A_BUNDLE < LETTERS; bundle++) {
            int first = bundle * LETTERS_A_BUNDLE;
            List<OwnPiece> pieces = new ArrayList<>();
            for (int number = first; number < Math.min(LETTERS, first + LETTERS_A_BUNDLE); number++) {
                pieces.add(new OwnPiece(number));
            }
            Path file = bundle(presses.get(bundle % presses.size()), bundle + 1, pieces);
            mixUps += mixUps(byMupdf(file), pieces);
            read += pieces.size();
            if (bundle % ALSO_BY_POPPLER == 0) {
                mixUps += mixUps(byPoppler(file), pieces);
                readTwice += pieces.size();
            }
            Files.delete(file);
        }
        assertThat(mixUps).isZero();
        assertThat(read).isEqualTo(LETTERS);
        System.out.println("Re-read " + read + " letters by mutool, " + readTwice + " of them by pdftotext too: "
                + mixUps + " mix-ups");
    }

    /** Two pieces whose words changed places are two mix-ups. */
    @Test
    void seesTwoLettersThatChangedPlaces() throws Exception {
        List<OwnPiece> pieces = new ArrayList<>(List.of(new OwnPiece(0), new OwnPiece(1), new OwnPiece(2)));
        Path file = bundle(press("moped"), 1, pieces);
        pieces.add(pieces.remove(1));
        assertThat(mixUps(byMupdf(file), pieces)).isEqualTo(2);
        assertThat(mixUps(byPoppler(file), pieces)).isEqualTo(2);
    }

    private Path bundle(LetterPress press, int number, List<OwnPiece> pieces) throws IOException {
        Path file = folder.resolve("bundle.pdf");
        press.writeBundle(
                file, "run", number, pieces.stream().map(OwnPiece::piece).toList());
        return file;
    }

    private Path byMupdf(Path file) throws Exception {
        Path text = folder.resolve("mutool.txt");
        PdfAssert.run("mutool", "draw", "-q", "-F", "text", "-o", text.toString(), file.toString());
        return text;
    }

    private Path byPoppler(Path file) throws Exception {
        Path text = folder.resolve("pdftotext.txt");
        PdfAssert.run("pdftotext", "-raw", "-enc", "UTF-8", file.toString(), text.toString());
        return text;
    }

    private int mixUps(Path text, List<OwnPiece> pieces) throws IOException {
        int mixUps = 0;
        try (BufferedReader in = Files.newBufferedReader(text)) {
            for (OwnPiece piece : pieces) {
                mixUps += isWholeAndAlone(piece, letter(in, piece)) ? 0 : 1;
            }
            assertThat(in.lines().collect(Collectors.joining()).strip())
                    .as("after the last letter")
                    .isEmpty();
        }
        return mixUps;
    }

    /** The lines of a letter's pages: as many as its first page's reference counts, and a blank back after an odd one. */
    private static List<List<String>> letter(BufferedReader in, OwnPiece piece) throws IOException {
        List<List<String>> pages = new ArrayList<>(List.of(page(in)));
        int count = Integer.parseInt(pages.get(0).stream()
                .filter(line -> line.matches("[0-9A-Z]{12} 1/\\d+"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reference where letter " + piece.number + " begins"))
                .replaceFirst(".*/", ""));
        while (pages.size() < count + count % 2) {
            pages.add(page(in));
        }
        return pages;
    }

    private static List<String> page(BufferedReader in) throws IOException {
        StringBuilder page = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\f') {
            page.append((char) c);
            c = in.read();
        }
        return page.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private boolean isWholeAndAlone(OwnPiece piece, List<List<String>> pages) {
        List<String> first = pages.get(0);
        List<String> all = pages.stream().flatMap(List::stream).toList();
        List<String> words = all.stream()
                .flatMap(line -> List.of(line.split("[^\\p{L}\\p{N}]+", -1)).stream())
                .toList();
        boolean isAlone = words.stream().map(owners::get).allMatch(owner -> owner == null || owner == piece.number);
        int address = first.indexOf(piece.recipient);
        boolean isAddressed = address >= 0
                && first.subList(address, Math.min(first.size(), address + 3))
                        .equals(List.of(piece.recipient, piece.street, "442 31 KUNGÄLV"));
        boolean isTold = piece.youths.stream().allMatch(words::contains);
        return isAlone && isAddressed && isTold && isNumbered(piece, pages);
    }

    /** Every page says whose it is and which of how many; the blank back says nothing. */
    private static boolean isNumbered(OwnPiece piece, List<List<String>> pages) {
        int count = (int) pages.stream().filter(page -> !page.isEmpty()).count();
        for (int page = 0; page < pages.size(); page++) {
            String expected = piece.reference + " " + (page + 1) + "/" + count;
            if (page < count != pages.get(page).contains(expected)) {
                return false;
            }
        }
        return true;
    }

    private static LetterPress press(String template) {
        return LetterPress.open(LetterPressTests.PLACES, LetterPressTests.campaign(template), A_CENTURY_AHEAD);
    }

    /** A piece all of whose names are its own: no other has any of them. */
    private static final class OwnPiece {

        private static final String[] BEGINNINGS = {"Al", "Bir", "Ced", "Dag", "Ebb", "Fol", "Gun", "Hed", "Ing", "Jör"
        };
        private static final String[] MIDDLES = {"va", "ger", "ri", "må", "bå", "ke", "hil", "vi", "ge", "ni"};
        private static final String[] ENDS = {"na", "bert", "ka", "rik", "björg", "lis", "mar", "ne", "ta", "öd"};

        private final int number;
        private final String reference;
        private final String recipient;
        private final String street;
        private final List<String> youths = new ArrayList<>();

        OwnPiece(int number) {
            this.number = number;
            this.reference = SamplePieces.reference("reread " + number).text();
            this.recipient = name(number) + "son " + name(number) + "lund";
            this.street = name(number) + "vägen " + (1 + number % 97);
            for (int youth = 0; youth <= number % 3; youth++) {
                youths.add(name(number) + "abc".charAt(youth));
            }
        }

        /** The number in syllables: another for every number. */
        private static String name(int number) {
            String middle = MIDDLES[number / 10 % 10] + MIDDLES[number / 100 % 10] + MIDDLES[number / 1000 % 10];
            String name = BEGINNINGS[number % 10] + middle + ENDS[number / 10_000 % 10];
            return number < 100_000 ? name : name + MIDDLES[number / 100_000 % 10];
        }

        List<String> words() {
            List<String> words = new ArrayList<>(youths);
            words.add(reference);
            words.add(name(number) + "son");
            words.add(name(number) + "lund");
            words.add(name(number) + "vägen");
            return words;
        }

        Piece piece() {
            return SamplePieces.piece(
                    "reread " + number,
                    List.of(recipient),
                    List.of(street, "442 31 KUNGÄLV"),
                    SamplePieces.MEETING,
                    youths.stream().map(name -> new Piece.Youth(name, false)).toArray(Piece.Youth[]::new));
        }
    }
}
