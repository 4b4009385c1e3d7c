package se.utskick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;

class KeyringTests {

    @TempDir
    private Path folder;

    private Deliveries rooms;

    @BeforeEach
    void open() {
        rooms = Deliveries.fresh(folder);
    }

    @Test
    void keepsItsKeyForTheOwnerAloneAndUsesItAgain() throws IOException {
        String hash = rooms.keyring().key("a").hex("text");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(reopened().key("a").hex("text")).isEqualTo(hash).matches("[0-9a-f]{64}");
    }

    @Test
    void hasAnotherKeyForEachName() {
        assertThat(rooms.keyring().key("a").hex("text"))
                .isNotEqualTo(rooms.keyring().key("b").hex("text"));
    }

    @Test
    void makesNoNewKeyForOneThatIsLost() throws IOException {
        rooms.keyring().key("a").hex("text");
        Files.delete(file());

        assertThatThrownBy(() -> reopened().key("a").hex("text"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("saknas fast den har använts");
        assertThat(file()).doesNotExist();
    }

    @Test
    void takesNoOtherKeyThanTheOneItMade() throws IOException {
        rooms.keyring().key("a").hex("text");
        Files.writeString(file(), "ab".repeat(32) + "\n");

        assertThatThrownBy(() -> reopened().key("a").hex("text"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("är inte den som har använts tidigare");
    }

    @Test
    void takesNoKeyThatIsCutOff() throws IOException {
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(file(), "abcd\n");

        assertThatThrownBy(() -> rooms.keyring().key("a").hex("text"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("64 hexadecimala tecken");
    }

    private Keyring reopened() {
        return Deliveries.on(rooms.database(), folder).keyring();
    }

    private Path file() {
        return folder.resolve("keys").resolve("a.key");
    }
}
