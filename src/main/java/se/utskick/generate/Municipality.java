package se.utskick.generate;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVPrinter;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.file.Csv;
import se.utskick.file.DurableFolder;

/**
 * An invented municipality a century ahead, in every format Utskick reads: {@code register.xml}, {@code register-csv/} with the same
 * people, {@code school.csv}, {@code school.json}, {@code contacts.csv}, {@code suppressions.csv} and {@code meetings.csv}.
 *
 * <p>The same order gives the same bytes on any machine. Families are made, written and forgotten one by one, so memory does not grow
 * with the municipality. The hard cases and their rates stand in {@code docs/generate.md}. Protected people, and nobody else, have names
 * and addresses that begin with {@code Kanarie}.
 *
 * @param inhabitants registered in the municipality 1482, deregistered people not counted
 * @param hardCases how many times as common the hard cases are as at their rates; 1 is as in life
 */
public record Municipality(int inhabitants, long seed, LocalDate asOf, int hardCases) {

    private static final int FAMILY = 1;
    /** No family is larger: the last places are filled one by one. */
    private static final int LARGEST_FAMILY = 20;
    /** One record in a hundred at most is made unusable, half of what refuses an import. */
    private static final int PERSONS_A_REJECTION = 100;

    /** What came of it. */
    public record Census(long inhabitants, long persons, long relations, long pupils) {}

    /**
     * Writes the files; the folder appears when all are complete.
     *
     * @param folder must not exist, or be empty
     * @throws Refusal where it holds something
     */
    public Census writeTo(Path folder) throws IOException {
        return writeTo(folder, Progress.silent());
    }

    /** As {@link #writeTo(Path)}, watched. */
    public Census writeTo(Path folder, Progress progress) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        makeRoom(target);
        DurableFolder.delete(part);
        Files.createDirectories(part.resolve("register-csv"));
        Census census = writeInto(part, progress);
        Files.deleteIfExists(target);
        DurableFolder.rename(part, target);
        return census;
    }

    private static void makeRoom(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw Refusal.of("generate.not-empty", folder);
            }
        }
    }

    private Census writeInto(Path folder, Progress progress) throws IOException {
        WordLists words = new WordLists();
        Town town = new Town(asOf, words, new NumberRoll(), new Schools(words, inhabitants, asOf));
        writeMeetings(folder.resolve("meetings.csv"), town.schools().meetings());
        try (FamilyFile xml = new RegisterXmlFile(open(folder, "register.xml"), seed);
                FamilyFile csv = new RegisterCsvFiles(
                        open(folder, "register-csv/personer.csv"), open(folder, "register-csv/relationer.csv"));
                FamilyFile school = new SchoolFiles(open(folder, "school.csv"), open(folder, "school.json"));
                FamilyFile contacts =
                        new ContactFiles(open(folder, "contacts.csv"), open(folder, "suppressions.csv"))) {
            return populate(town, List.of(xml, csv, school, contacts), progress);
        }
    }

    private Census populate(Town town, List<FamilyFile> files, Progress progress) throws IOException {
        FamilyMaker maker = new FamilyMaker(town);
        Count count = new Count();
        try (Progress.Part part = progress.begin("generate.progress", inhabitants)) {
            for (long number = 0; count.inhabitants < inhabitants; number++) {
                Family family = family(maker, new Dice(seed, number, FAMILY), count);
                count.add(family);
                for (FamilyFile file : files) {
                    file.add(family);
                }
                part.add(family.inhabitants());
            }
        }
        return count.census();
    }

    private Family family(FamilyMaker maker, Dice dice, Count count) {
        if (inhabitants - count.inhabitants < LARGEST_FAMILY) {
            return maker.loneAdult(dice);
        }
        int kind = dice.weighted(340, 9, 651);
        if (kind == 2) {
            return maker.withoutChildren(dice);
        }
        Family family = kind == 0 ? maker.withChildren(dice) : maker.outsiders(dice);
        HardCase.bend(family, hardCases, count.mayReject());
        return family;
    }

    private static void writeMeetings(Path file, List<Schools.Meeting> meetings) throws IOException {
        try (CSVPrinter csv = new CSVPrinter(
                Files.newBufferedWriter(file),
                Csv.writing(
                        "mote",
                        "skolenhetskoder",
                        "skola",
                        "datum",
                        "start",
                        "slut",
                        "plats",
                        "sal",
                        "svar_senast",
                        "kontakt"))) {
            for (Schools.Meeting m : meetings) {
                csv.printRecord(
                        m.id(),
                        m.units(),
                        m.school(),
                        m.day(),
                        m.starts(),
                        m.ends(),
                        m.place(),
                        m.room(),
                        m.replyBy(),
                        m.contact());
            }
        }
    }

    private static Writer open(Path folder, String file) throws IOException {
        return Files.newBufferedWriter(folder.resolve(file));
    }

    private static final class Count {

        private long inhabitants;
        private long persons;
        private long relations;
        private long pupils;
        private long rejected;

        void add(Family family) {
            inhabitants += family.inhabitants();
            persons += family.people.size();
            pupils += family.pupils.size();
            relations += family.people.stream()
                    .mapToLong(person -> person.bare ? 0 : person.ties.size())
                    .sum();
            rejected += family.unusable();
        }

        boolean mayReject() {
            return (rejected + 2) * PERSONS_A_REJECTION < persons;
        }

        Census census() {
            return new Census(inhabitants, persons, relations, pupils);
        }
    }
}
