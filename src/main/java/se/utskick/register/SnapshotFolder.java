package se.utskick.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Json;

/** {@code DATA/snapshots/N/}: built beside its place and renamed when whole. */
final class SnapshotFolder {

    private final Path folder;
    private final Path part;

    SnapshotFolder(Path folder) {
        this.folder = folder;
        this.part = folder.resolveSibling(folder.getFileName() + ".part");
    }

    void write(Snapshot snapshot, Rejections rejections, Sources sources) throws IOException {
        remove();
        DurableFolder.ownerOnly(part);
        DurableFile.write(part.resolve("snapshot.json"), Json.PRETTY.writeValueAsString(snapshot) + "\n");
        rejections.write(part.resolve("rejected.csv"), sources.names());
        DurableFolder.rename(part, folder);
    }

    void remove() throws IOException {
        DurableFolder.delete(part);
        DurableFolder.delete(folder);
        if (Files.isDirectory(folder.resolveSibling("."))) {
            DurableFolder.force(folder.resolveSibling("."));
        }
    }
}
