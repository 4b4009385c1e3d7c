package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Json;
import se.utskick.run.Purge.Protocol;

/**
 * {@code DATA/purge/}: {@code purge-N.json} of each purge, and {@code begun.json} of one that is going on or was interrupted. What is about
 * to be erased is written there first, since nobody can count it afterwards.
 */
record PurgeProtocols(Path folder) {

    private static final Pattern KEPT = Pattern.compile("purge-[0-9]+\\.json");

    /** What an interrupted purge was about to erase; empty where none was interrupted. */
    Optional<Protocol> begun() throws IOException {
        Path file = file();
        return Files.exists(file) ? Optional.of(Json.PRETTY.readValue(file, Protocol.class)) : Optional.empty();
    }

    void begin(Protocol protocol) throws IOException {
        DurableFolder.ownerOnly(folder);
        write(file(), protocol);
    }

    /** Keeps the protocol of what was erased. Interrupted between the two acts, it is kept twice rather than never. */
    void keep(Protocol protocol) throws IOException {
        write(folder.resolve("purge-" + (kept() + 1) + ".json"), protocol);
        Files.deleteIfExists(file());
    }

    private Path file() {
        return folder.resolve("begun.json");
    }

    private int kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Math.toIntExact(files.map(file -> file.getFileName().toString())
                    .filter(name -> KEPT.matcher(name).matches())
                    .count());
        }
    }

    private static void write(Path file, Protocol protocol) throws IOException {
        DurableFile.write(file, Json.PRETTY.writeValueAsString(protocol) + "\n");
    }
}
