package se.utskick.register;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.function.LongConsumer;
import se.utskick.Refusal;
import se.utskick.file.Sha256;

/** A file's bytes, hashed as they are read: the hash is of what was imported, whatever happens to the file meanwhile. */
final class HashedInput implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final DigestInputStream in;
    private final long size;
    private LongConsumer told = bytes -> {};

    private HashedInput(DigestInputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    static HashedInput open(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Refusal.of("register.no-file", file);
        }
        try {
            return new HashedInput(
                    new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER), Sha256.digest()),
                    Files.size(file));
        } catch (IOException e) {
            throw Refusal.of("register.no-file", file).because(e);
        }
    }

    /** The bytes, for a parser that may close what it reads from before the hash is taken. */
    InputStream stream() {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                told.accept(Math.max(0, read));
                return read;
            }

            @Override
            public void close() {
                // Closed with the whole.
            }
        };
    }

    /** In bytes. */
    long size() {
        return size;
    }

    /** Tells of the bytes as they are read. */
    void told(LongConsumer bytesRead) {
        this.told = bytesRead;
    }

    /** The bytes as text in a declared charset. */
    DeclaredText text(Source source, Charset charset) {
        return new DeclaredText(stream(), source.name(), charset);
    }

    /** Of all the file's bytes; what nobody read is read now. */
    String sha256() throws IOException {
        in.transferTo(OutputStream.nullOutputStream());
        return Sha256.hex(in.getMessageDigest().digest());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
