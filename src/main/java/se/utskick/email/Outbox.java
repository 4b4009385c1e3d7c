package se.utskick.email;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import se.utskick.Refusal;
import se.utskick.file.DurableFolder;
import se.utskick.selection.PieceReference;

/**
 * Where messages lie when there is no mail server to hand them to: {@code email/outbox/REF.eml}, a folder for the owner alone. Messages
 * are stored one by one and outlive a power cut once {@link #force()} has returned: the files' bytes are forced as each is stored, their
 * names once a batch.
 */
public final class Outbox {

    private final Path folder;

    private Outbox(Path folder) {
        this.folder = folder;
    }

    /** The outbox of a run ({@code Places.run}), made if missing; what an interrupted writer left half done is removed. */
    public static Outbox open(Path run) throws IOException {
        Path email = DurableFolder.ownerOnly(run.resolve("email"));
        Path folder = DurableFolder.ownerOnly(email.resolve("outbox"));
        DurableFolder.force(email);
        try (DirectoryStream<Path> halfDone = Files.newDirectoryStream(folder, "*.part")) {
            for (Path part : halfDone) {
                Files.delete(part);
            }
        }
        return new Outbox(folder);
    }

    /**
     * Stores a message under its piece's reference; a message that lies there already, with the same bytes, is left alone.
     *
     * @throws Refusal where another message lies under the reference: it may be what somebody has sent, and is not overwritten
     */
    public void store(PieceReference piece, byte[] message) throws IOException {
        Path file = folder.resolve(piece.text() + ".eml");
        if (Files.exists(file)) {
            requireSame(file, message);
            return;
        }
        Path part = folder.resolve(piece.text() + ".eml.part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes every message stored so far outlive a power cut: call it before the outcome is recorded. */
    public void force() throws IOException {
        DurableFolder.force(folder);
    }

    private static void requireSame(Path file, byte[] message) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), message)) {
            throw Refusal.of("email.outbox-differs", "email/outbox/" + file.getFileName());
        }
    }
}
