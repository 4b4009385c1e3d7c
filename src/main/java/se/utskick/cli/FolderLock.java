package se.utskick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.Refusal;

/** One process a data folder: the operating system's lock on {@code utskick.lock}, which falls with the process that held it. */
final class FolderLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long STEP_MS = 100;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, waiting up to ten seconds for another process to end. */
    static FolderLock take(Places places) {
        Path file = places.data().resolve("utskick.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (long waited = 0; waited < PATIENCE.toMillis(); waited += STEP_MS) {
                if (tried(channel) != null) {
                    return new FolderLock(channel);
                }
                Thread.sleep(STEP_MS);
            }
            channel.close();
        } catch (IOException e) {
            throw Refusal.failure("cli.no-data", places.data()).because(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.failure("cli.locked", places.data(), PATIENCE.toSeconds());
    }

    /** Whether another process works in the folder right now. */
    static boolean isHeld(Places places) {
        Path file = places.data().resolve("utskick.lock");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tried(channel) == null;
        } catch (IOException e) {
            throw Refusal.failure("cli.no-data", places.data()).because(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
