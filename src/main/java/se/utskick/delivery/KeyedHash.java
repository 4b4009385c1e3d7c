package se.utskick.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;

/**
 * Turns texts into hashes nobody without the key can recompute: HMAC-SHA256 by 32 random bytes in a file of {@code DATA/keys/}, made once,
 * for the owner alone. Safe for many threads.
 */
public final class KeyedHash {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Path file;
    private final Guard guard;
    private @Nullable SecretKeySpec secret;

    KeyedHash(Path file, Guard guard) {
        this.file = file;
        this.guard = guard;
    }

    /** What is known of the key elsewhere. */
    interface Guard {

        /** @throws Refusal where the key was made before, so that a new one would be another */
        void beforeMaking(Path file);

        /** @throws Refusal where this is not the key that was made */
        void check(Path file, String sha256);
    }

    /** 32 bytes. */
    public byte[] bytes(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** 64 lower-case hex digits. */
    public String hex(String text) {
        return Sha256.hex(bytes(text));
    }

    private synchronized SecretKeySpec secret() {
        if (secret == null) {
            secret = new SecretKeySpec(read(), ALGORITHM);
        }
        return secret;
    }

    private byte[] read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw Refusal.failure("delivery.key-unreadable", file);
            }
            guard.check(file, Sha256.of(key));
            return key;
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.failure("delivery.key-unreadable", file).because(e);
        }
    }

    private void make() throws IOException {
        guard.beforeMaking(file);
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        DurableFolder.ownerOnly(DurableFolder.above(file));
        DurableFile.writeOwnerOnly(file, out -> out.write((Sha256.hex(bytes) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
