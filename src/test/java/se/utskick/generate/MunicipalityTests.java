package se.utskick.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Lang;
import se.utskick.Refusal;
import se.utskick.file.Csv;
import se.utskick.file.Sha256;
import se.utskick.person.Personnummer;

class MunicipalityTests {

    private static final LocalDate AS_OF = LocalDate.of(2126, 12, 1);

    @TempDir
    private Path folder;

    @Test
    void meansTheSameByASeedWhateverTheMachineThinksOfLanguageAndTime() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, String> first = digests(made(800, 7, 5, "first"));
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(digests(made(800, 7, 5, "second"))).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(digests(made(800, 8, 5, "third"))).isNotEqualTo(first);
    }

    /** If this fails, a seed no longer means what it meant in the last release: say so in the changelog. */
    @Test
    void meansTheSameByASeedAsInTheLastRelease() throws IOException {
        String all = digests(made(400, 1, 10, "golden")).toString();
        assertThat(Sha256.of(all)).isEqualTo(GOLDEN);
    }

    private static final String GOLDEN = "358f56e6e2d94ddbb86556f9cfa266350295ac45ba4628e1ba47450308378043";

    @Test
    void hasAsManyInhabitantsAsAskedForAndALikelyNumberInEachBirthYear() throws IOException {
        List<CSVRecord> persons = rows(made(20_000, 3, 1, "town").resolve("register-csv/personer.csv"));
        Map<String, Long> byYear = persons.stream()
                .filter(person -> person.get("kommunkod").equals("1482")
                        && person.get("avregistrering").isEmpty())
                .collect(Collectors.groupingBy(
                        person -> person.get("personnummer").substring(0, 4), TreeMap::new, Collectors.counting()));
        assertThat(byYear.values().stream().mapToLong(n -> n).sum()).isBetween(19_990L, 20_000L);
        // 650 in 50 000 is 260 in 20 000.
        for (int year = 2109; year <= 2125; year++) {
            assertThat(byYear.get(Integer.toString(year))).as("born %s", year).isBetween(200L, 330L);
        }
    }

    @Test
    void givesEveryoneAValidNumberAndNobodyAnothers() throws IOException {
        Path town = made(5_000, 4, 1, "numbers");
        List<String> numbers = rows(town.resolve("register-csv/personer.csv")).stream()
                .map(person -> person.get("personnummer"))
                .toList();
        assertThat(numbers).allMatch(number -> Personnummer.parse(number).isPresent());
        assertThat(numbers.stream().distinct().count()).isGreaterThan(numbers.size() - 20L);
    }

    @Test
    void hasTheSamePeopleInBothFormats() throws IOException, XMLStreamException {
        Path town = made(1_500, 5, 10, "formats");
        List<String> fromCsv = rows(town.resolve("register-csv/personer.csv")).stream()
                .map(person -> person.get("personnummer"))
                .toList();
        assertThat(numbersInXml(town.resolve("register.xml"))).isEqualTo(fromCsv);
        assertThat(Files.readString(town.resolve("school.json")).split("civicNo", -1).length - 1L)
                .isEqualTo(rows(town.resolve("school.csv")).stream()
                        .map(pupil -> pupil.get("personnummer"))
                        .distinct()
                        .count());
    }

    @Test
    void keepsWhatAnImportMustRejectFarBelowTheLimit() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            List<CSVRecord> persons = rows(made(300, seed, 50, "few" + seed).resolve("register-csv/personer.csv"));
            long unreadable = persons.stream()
                    .filter(person -> !List.of("INGEN", "SEKRETESSMARKERING", "SKYDDAD_FOLKBOKFORING")
                            .contains(person.get("skydd")))
                    .count();
            assertThat(unreadable).isLessThan(persons.size() / 75);
        }
    }

    @Test
    void marksProtectedPeopleAndNobodyElseWithCanaries() throws IOException {
        List<CSVRecord> persons = rows(made(3_000, 6, 10, "canaries").resolve("register-csv/personer.csv"));
        assertThat(persons.stream().filter(person -> person.get("skydd").startsWith("S")))
                .isNotEmpty()
                .allMatch(person ->
                        person.get("fornamn").isEmpty() || person.get("fornamn").startsWith("Kanarie"));
        assertThat(persons.stream().filter(person -> person.get("postort").startsWith("KANARIE")))
                .isNotEmpty()
                .allMatch(person -> person.get("fornamn").startsWith("Kanarie"));
    }

    @Test
    void writesNothingIntoAFolderThatHoldsSomething() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Municipality town = new Municipality(10, 1, AS_OF, 1);
        assertThatThrownBy(() -> town.writeTo(folder))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.in(Lang.EN))
                                .isEqualTo("The folder " + folder
                                        + " is not empty. Name one that does not exist or is empty, so"
                                        + " that nothing is overwritten."));
        assertThat(folder.resolveSibling(folder.getFileName() + ".part")).doesNotExist();
    }

    @Test
    void isDocumentedWithEachHardCaseAndItsRate() throws IOException {
        String page = Files.readString(Path.of("docs", "generate.md"));
        for (HardCase hardCase : HardCase.values()) {
            assertThat(page).contains("| `" + hardCase + "` | " + hardCase.inAMillion() + " |");
        }
    }

    private Path made(int inhabitants, long seed, int hardCases, String name) throws IOException {
        Path town = folder.resolve(name);
        new Municipality(inhabitants, seed, AS_OF, hardCases).writeTo(town);
        return town;
    }

    private static List<CSVRecord> rows(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(file, UTF_8, Csv.reading())) {
            return parser.getRecords();
        }
    }

    private static List<String> numbersInXml(Path file) throws IOException, XMLStreamException {
        List<String> numbers = new ArrayList<>();
        try (var in = Files.newInputStream(file)) {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            boolean own = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (own && (name.equals("PersonNr") || name.equals("TilldelatPersonNrSamordningsNr"))) {
                        numbers.add(reader.getElementText());
                        own = false;
                    }
                    own = own || name.equals("Personpost");
                }
            }
        }
        return numbers;
    }

    private static Map<String, String> digests(Path town) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(town)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(town.relativize(file).toString(), Sha256.of(file));
            }
        }
        return digests;
    }
}
