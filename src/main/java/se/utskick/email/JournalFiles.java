package se.utskick.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.DurableFolder;

/** The journal of one run's sending, {@code email/journal/NNNNNNNN}: files in their order, there only while the delivery log lacks some of it. */
record JournalFiles(Path folder) {

    static JournalFiles of(Places places, String run) {
        return new JournalFiles(places.run(run).resolve("email").resolve("journal"));
    }

    /** A new file after those there are. */
    JournalFile next() throws IOException {
        DurableFolder.ownerOnly(DurableFolder.above(folder));
        DurableFolder.ownerOnly(folder);
        DurableFolder.force(DurableFolder.above(folder));
        List<Path> there = inOrder();
        int number = there.isEmpty() ? 1 : number(there.get(there.size() - 1)) + 1;
        FileChannel channel = FileChannel.open(file(number), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        DurableFolder.force(folder);
        return new JournalFile(number, channel);
    }

    /**
     * The last note of each message, in the order they were written. A line that was not written whole was acknowledged to nobody and is left
     * out.
     *
     * @throws Refusal for a line that is whole and says what this build does not know: nothing is thrown away
     */
    Map<String, MailNote> last() throws IOException {
        Map<String, MailNote> last = new LinkedHashMap<>();
        for (Path file : inOrder()) {
            try (BufferedReader lines = lines(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    MailNote note = MailNote.read(line);
                    if (note != null) {
                        last.remove(note.piece());
                        last.put(note.piece(), note);
                    }
                }
            }
        }
        return last;
    }

    boolean exist() {
        return Files.isDirectory(folder);
    }

    /** The log has all of them. The oldest go first: what a crash leaves of them is then the last that is known of each message. */
    void delete() throws IOException {
        deleteBefore(Integer.MAX_VALUE);
        DurableFolder.delete(folder);
        DurableFolder.force(DurableFolder.above(folder));
    }

    /** The log has all that is in files before this one. A power cut must not bring an old one back where a newer is gone. */
    void deleteBefore(int number) throws IOException {
        for (Path file : inOrder()) {
            if (number(file) < number) {
                Files.delete(file);
                DurableFolder.force(folder);
            }
        }
    }

    private List<Path> inOrder() throws IOException {
        if (!exist()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Path file(int number) {
        return folder.resolve(String.format(Locale.ROOT, "%08d", number));
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString());
    }

    /** What a torn write left may be no text at all. */
    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(
                Channels.newInputStream(FileChannel.open(file, StandardOpenOption.READ)),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)));
    }
}
