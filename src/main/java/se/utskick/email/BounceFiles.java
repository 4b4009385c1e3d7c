package se.utskick.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.utskick.Refusal;

/** Messages in files, for those who have no mailbox to be read: one a file ({@code .eml}), or many ({@code mbox}). Files stay as they are. */
@Component
public class BounceFiles {

    private static final byte[] MBOX = {'F', 'r', 'o', 'm', ' '};

    private final BounceReader reader;

    BounceFiles(BounceReader reader) {
        this.reader = reader;
    }

    /**
     * The messages of a file, or of all files in a folder by their names.
     *
     * @throws Refusal where there is no such file or folder
     */
    public BounceSource in(Path path) {
        if (!Files.exists(path)) {
            throw Refusal.misuse("email.no-bounces", path);
        }
        return taking -> {
            try {
                for (Path file : files(path)) {
                    take(file, taking);
                }
            } catch (IOException e) {
                throw Refusal.failure("email.bounces-unreadable", path).because(e);
            }
        };
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void take(Path file, BounceSource.Taking taking) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(MBOX.length);
            boolean isMbox = Arrays.equals(in.readNBytes(MBOX.length), MBOX);
            in.reset();
            if (!isMbox) {
                taking.take(reader.read(in), null);
                return;
            }
            Mbox mbox = new Mbox(in);
            for (byte[] message = mbox.next(); message.length > 0; message = mbox.next()) {
                taking.take(reader.read(new ByteArrayInputStream(message)), null);
            }
        }
    }
}
