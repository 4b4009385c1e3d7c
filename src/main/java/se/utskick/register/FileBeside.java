package se.utskick.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is imported beside the population register: looked at before it is read. */
record FileBeside(Path path) {

    /** Whether it begins, after a byte order mark and space, with the bracket of a JSON object or array. */
    boolean isJson() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            int b = in.read();
            while (b == 0xEF || b == 0xBB || b == 0xBF || b == ' ' || b == '\t' || b == '\r' || b == '\n') {
                b = in.read();
            }
            return b == '{' || b == '[';
        }
    }

    /**
     * The charset to read it in. {@code --charset} is the register's; a list kept by hand beside a register in ISO-8859-1 may be in
     * UTF-8, and text with a letter beyond ASCII is never valid in both.
     */
    Charset charset(Charset declared) throws IOException {
        return declared.equals(StandardCharsets.ISO_8859_1) && Utf8Probe.isUtf8(path)
                ? StandardCharsets.UTF_8
                : declared;
    }
}
