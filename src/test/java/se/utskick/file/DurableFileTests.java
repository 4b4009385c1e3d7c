package se.utskick.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTests {

    @TempDir
    private Path folder;

    @Test
    void leavesTheOldFileWhereWritingFails() throws IOException {
        Path file = folder.resolve("manifest.csv");
        DurableFile.write(file, "old");

        assertThatThrownBy(() -> DurableFile.write(file, out -> {
                    out.write('n');
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void renamesAFolderToItsNameAndRefusesATakenOne() throws IOException {
        Path building = Files.createDirectory(folder.resolve("prepared.building"));
        Files.writeString(building.resolve("a"), "a");

        DurableFolder.rename(building, folder.resolve("prepared"));

        assertThat(folder.resolve("prepared/a")).hasContent("a");
        Path again = Files.createDirectory(folder.resolve("prepared.building"));
        assertThatThrownBy(() -> DurableFolder.rename(again, folder.resolve("prepared")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void ownerOnlyFoldersAreClosedToOthers() throws IOException {
        Path restricted = DurableFolder.ownerOnly(folder.resolve("runs/restricted"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restricted)))
                .isEqualTo("rwx------");
    }

    @Test
    void deletesAFolderWithAllItHolds() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(deep.resolve("c"), "c");

        DurableFolder.delete(folder.resolve("a"));
        DurableFolder.delete(folder.resolve("not there"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void hashesAsSha256sumPrintsIt() throws IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(Sha256.of(file)).isEqualTo(expected);
        assertThat(Sha256.of("abc")).isEqualTo(expected);
    }
}
