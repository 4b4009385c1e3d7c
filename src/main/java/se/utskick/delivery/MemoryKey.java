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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.DurableFile;
import se.utskick.file.DurableFolder;
import se.utskick.file.Sha256;

/**
 * The secret that turns numbers into hashes nobody can recompute: 32 random bytes in {@code DATA/keys/sent-memory.key}, made once, for the
 * owner alone. A key that is missing though hashes exist stops: with a new one everybody would count as never written to.
 */
@Component
class MemoryKey {

    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Path folder;
    private final Path file;
    private final JdbcTemplate jdbc;
    private @Nullable SecretKeySpec secret;

    MemoryKey(Places places, JdbcTemplate jdbc) {
        this.folder = places.data().resolve("keys");
        this.file = folder.resolve("sent-memory.key");
        this.jdbc = jdbc;
    }

    String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret());
            return Sha256.hex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
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
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.failure("delivery.key-unreadable", file).because(e);
        }
    }

    private void make() throws IOException {
        if (!jdbc.queryForList("select 1 from sent_memory limit 1").isEmpty()) {
            throw Refusal.failure("delivery.key-missing", file);
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        DurableFolder.ownerOnly(folder);
        DurableFile.write(file, Sha256.hex(bytes) + "\n");
        DurableFile.ownerOnly(file);
    }
}
