package se.utskick.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.Words;
import se.utskick.file.DurableFolder;

/**
 * Every file of {@code bad-input/} through the import: refused whole with its named reason, or imported with exactly the rejected
 * records its name tells of; and nothing of a person's in what is said about it.
 */
class BadInputTests {

    private static final double CONTRACT_LIMIT = 0.02;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");

    private static final Set<String> FORMAT = format();

    static final List<String> TABLES = List.of(
            "snapshot",
            "person",
            "relation",
            "enrolment",
            "school_marking",
            "contact",
            "suppression",
            "meeting",
            "meeting_unit");

    private static final Map<String, String> KEPT = Map.of(
            "register",
            "select number, usable, protection, birth_date, municipality, deregistration, replaced_by, surname from person order by number",
            "school",
            "select pupil, unit, grade, form from enrolment union all select pupil, 'marked', null, null from school_marking order by 1, 2",
            "contacts",
            "select number, email, consent, usable from contact order by number",
            "suppressions",
            "select number, campaign, until_day from suppression order by 1, 2, 3",
            "meetings",
            "select m.id, m.held_on, m.contact, u.unit from meeting m join meeting_unit u on u.meeting = m.id order by 1, 4");

    /** One for all, because a database for each would take a minute; cleared after each. */
    @TempDir
    private static Path folder;

    private static ImportDesk desk;

    @BeforeAll
    static void anEmptyDesk() {
        desk = new ImportDesk(folder);
    }

    @AfterEach
    void clearTheDesk() throws IOException {
        for (String table : TABLES) {
            desk.sql.sql("delete from " + table).update();
        }
        DurableFolder.delete(desk.places.snapshot(1));
    }

    static List<BadInput> fixtures() {
        return BadInput.all();
    }

    static List<BadInput> rejectedBeyondTheLimit() {
        return BadInput.all().stream()
                .filter(fixture -> fixture.isLimited() && fixture.limit() == null)
                .filter(fixture -> fixture.rejected() != null)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void comesToWhatItsNameSays(BadInput fixture) throws IOException {
        desk.limit(fixture.limit() == null ? 1 : fixture.limit());
        if (fixture.refused() != null) {
            refuses(fixture, fixture.refused());
        } else {
            imports(fixture);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejectedBeyondTheLimit")
    void isRefusedWholeWhereTwoPercentAreTheLimit(BadInput fixture) {
        desk.limit(CONTRACT_LIMIT);

        Refusal refusal = refusal(fixture);

        assertThat(refusal.key()).isEqualTo("register.too-many-rejected");
        assertThat(refusal.exitStatus()).isEqualTo(3);
        assertThat(refusal.getMessage()).contains(fixture.firstRejectedIn());
        tellsNothingOf(fixture, refusal.getMessage(), Words.in(Lang.SV).say(refusal.key()));
        leavesNothing();
    }

    /**
     * Cut anywhere but between two rows of a CSV file, where nothing tells that there were more, and at the end of a whole row of a list
     * that is kept by hand.
     */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "navet-xml, register.xml",
        "personer, personer.csv",
        "relationer, relationer.csv",
        "school-csv, school.csv",
        "school-json, school.json",
        "contacts, contacts.csv",
        "suppressions, suppressions.csv",
        "meetings, meetings.csv"
    })
    void neverTakesAFileThatIsCutOffForAWholeOneWithoutAWord(String kind, String whole) throws IOException {
        desk.limit(1);
        byte[] bytes = Files.readAllBytes(BadInput.WHOLE.resolve(whole));
        for (int percent = 0; percent < 100; percent++) {
            int length = bytes.length * percent / 100;
            if (!endsARow(bytes, length, kind)) {
                Path file = Files.write(folder.resolve("cut-" + whole), Arrays.copyOf(bytes, length));
                assertThat(isToldOf(order(BadInput.options(kind, file, folder), StandardCharsets.UTF_8)))
                        .as("%s cut at %d %%", whole, percent)
                        .isTrue();
            }
        }
    }

    private static boolean endsARow(byte[] bytes, int length, String kind) {
        boolean listKeptByHand = kind.equals("contacts") || kind.equals("suppressions");
        return !kind.equals("navet-xml")
                && !kind.equals("school-json")
                && length > 0
                && (bytes[length - 1] == '\n' || (listKeptByHand && bytes[length] == '\n'));
    }

    /** Refused, or imported with a rejected record. */
    private boolean isToldOf(ImportOrder order) throws IOException {
        try {
            boolean rejected = desk.run(order).rejected() > 0;
            clearTheDesk();
            return rejected;
        } catch (Refusal refusal) {
            leavesNothing();
            return refusal.exitStatus() == 3;
        }
    }

    @Test
    void hasEveryFixtureInItsIndexAndAHundredAtLeast() throws IOException {
        try (Stream<Path> files = Files.walk(BadInput.FOLDER, 2)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(BadInput.WHOLE))
                    .map(file -> BadInput.FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.contains("/"))
                    .toList();
            assertThat(found)
                    .hasSizeGreaterThanOrEqualTo(100)
                    .containsExactlyInAnyOrderElementsOf(
                            BadInput.all().stream().map(BadInput::file).toList());
        }
    }

    private void refuses(BadInput fixture, String key) {
        Refusal refusal = refusal(fixture);

        List<Object> arguments = new ArrayList<>(List.of(fixture.name()));
        arguments.addAll(fixture.with() == null ? List.of() : fixture.with());
        assertThat(refusal.key()).isEqualTo(key);
        for (Lang lang : Lang.values()) {
            assertThat(refusal.in(lang)).isEqualTo(Words.in(lang).say(key, arguments.toArray()));
            tellsNothingOf(fixture, refusal.in(lang), Words.in(lang).say(key));
        }
        assertThat(refusal.exitStatus()).isEqualTo(fixture.status()).isEqualTo(3);
        leavesNothing();
    }

    private void imports(BadInput fixture) throws IOException {
        List<String> rejected = fixture.rejected() == null ? List.of() : fixture.rejected();

        Snapshot snapshot = desk.run(order(fixture.options(folder), fixture.declared()));

        assertThat(fixture.status()).isZero();
        assertThat(desk.rejected(1)).containsExactlyElementsOf(rejected);
        assertThat(snapshot.rejected()).isEqualTo(rejected.size());
        assertThat(kept(fixture.kind(), desk))
                .containsExactlyElementsOf(fixture.kept() == null ? List.of() : fixture.kept());
        tellsNothingOf(fixture, String.join("\n", desk.rejected(1)), "");
    }

    private Refusal refusal(BadInput fixture) {
        ImportOrder order = order(fixture.options(folder), fixture.declared());
        return catchThrowableOfType(Refusal.class, () -> desk.run(order));
    }

    /** No word or number of the file stands in what is told, but those of its format and of the sentence itself. */
    private static void tellsNothingOf(BadInput fixture, String told, String sentence) {
        Set<String> shared = words(told.replace(fixture.name(), ""));
        Set<String> inFile = words(new String(fixture.bytes(), StandardCharsets.UTF_8));
        inFile.addAll(words(new String(fixture.bytes(), StandardCharsets.ISO_8859_1)));
        shared.removeAll(FORMAT);
        shared.removeAll(words(sentence));
        shared.retainAll(inFile);

        assertThat(shared).isEmpty();
    }

    private static void leavesNothing() {
        for (String table : TABLES) {
            assertThat(desk.rows("select * from " + table)).as(table).isEmpty();
        }
        assertThat(desk.places.snapshot(1).getParent())
                .satisfiesAnyOf(
                        snapshots -> assertThat(snapshots).doesNotExist(),
                        snapshots -> assertThat(snapshots).isEmptyDirectory());
    }

    /** What the whole files call their elements, columns and keys. */
    private static Set<String> format() {
        Set<String> words = new TreeSet<>();
        for (String file : List.of("register.xml", "school.json")) {
            Pattern.compile("</?\\w+|\"\\w+\":")
                    .matcher(whole(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(name -> words.addAll(words(name)));
        }
        for (String kind : List.of("personer", "relationer", "school", "contacts", "suppressions", "meetings")) {
            String file = whole(kind + ".csv");
            words.addAll(words(file.substring(0, file.indexOf('\n'))));
        }
        return words;
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String whole(String file) {
        try {
            return Files.readString(BadInput.WHOLE.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ImportOrder order(Map<String, Path> options, Charset charset) {
        return new ImportOrder(
                List.of(options.get("--register")),
                null,
                options.get("--school"),
                options.get("--contacts"),
                options.get("--suppressions"),
                options.get("--meetings"),
                charset,
                ImportDesk.EXTRACTED);
    }

    static List<String> kept(String kind, ImportDesk desk) {
        String query = KEPT.get(kind.startsWith("school") ? "school" : kind);
        return desk.rows(query == null ? KEPT.get("register") : query);
    }
}
