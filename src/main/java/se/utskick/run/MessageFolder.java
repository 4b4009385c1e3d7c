package se.utskick.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;
import se.utskick.run.Bundles.SetMessage;
import se.utskick.selection.PieceReference;

/** Messages as composed and waiting, {@code email/prepared/REF.eml}: what is approved is, byte for byte, what is sent. */
final class MessageFolder {

    private static final String ENDING = ".eml";

    private final Path folder;

    private MessageFolder(Path folder) {
        this.folder = folder;
    }

    static MessageFolder open(RunFolder run) throws IOException {
        DurableFolder.ownerOnly(run.messages().resolveSibling("."));
        return new MessageFolder(DurableFolder.ownerOnly(run.messages()));
    }

    /** Stores a message over whatever an interrupted attempt left; it outlives a power cut once {@link #force} has returned. */
    void store(PieceReference piece, byte[] message) throws IOException {
        try (FileChannel channel = FileChannel.open(
                folder.resolve(piece.text() + ENDING),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    void force() throws IOException {
        DurableFolder.force(folder);
    }

    /** What lies in a run's folder of messages, by reference in order; nothing where there is none. */
    static List<SetMessage> read(RunFolder run) throws IOException {
        if (!Files.isDirectory(run.messages())) {
            return List.of();
        }
        List<SetMessage> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(run.messages())) {
            for (Path file : files.sorted().toList()) {
                messages.add(new SetMessage(reference(file), Sha256.of(file)));
            }
        }
        return messages;
    }

    private static PieceReference reference(Path file) {
        return new PieceReference(file.getFileName().toString().replace(ENDING, ""));
    }
}
