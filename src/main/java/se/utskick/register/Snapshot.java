package se.utskick.register;

import java.time.LocalDate;
import java.util.List;

/**
 * An immutable, numbered state of all that was imported together.
 *
 * @param persons known by number, rejected ones included
 * @param rejected records rejected in all files
 */
public record Snapshot(int number, LocalDate extracted, List<SourceFile> files, long persons, long rejected) {

    public Snapshot {
        files = List.copyOf(files);
    }

    /** Whether a school register was imported with it. */
    public boolean hasSchool() {
        return files.stream().anyMatch(file -> file.kind().equals("school"));
    }

    /** Whether a list of meetings was imported with it: a meeting that is not in it is called off. */
    public boolean hasMeetings() {
        return files.stream().anyMatch(file -> file.kind().equals("meetings"));
    }

    /** Records rejected in the population register alone. */
    public long rejectedOfRegister() {
        return files.stream()
                .filter(file -> file.kind().equals("register"))
                .mapToLong(SourceFile::rejected)
                .sum();
    }

    /**
     * One imported file.
     *
     * @param kind register, school, contacts, suppressions or meetings
     * @param name without its folder
     * @param sha256 of its bytes as they were read
     */
    public record SourceFile(String kind, String name, String sha256, long records, long rejected) {}
}
