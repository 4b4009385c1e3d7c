package se.utskick.register;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether bytes could be UTF-8, told as they pass by. Text in ISO-8859-1 with a single å is not. */
final class Utf8Probe {

    private int awaited;
    private boolean possible = true;
    private boolean beyondAscii;

    void see(int b) {
        if (awaited > 0) {
            possible &= (b & 0xC0) == 0x80;
            awaited--;
        } else if (b >= 0x80) {
            beyondAscii = true;
            possible &= b >= 0xC2 && b <= 0xF4;
            awaited = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
        }
    }

    /** Whether all bytes so far are UTF-8, with at least one character beyond ASCII. */
    boolean isUtf8() {
        return possible && beyondAscii && awaited == 0;
    }

    /** Whether all bytes so far are UTF-8 or can become so. */
    boolean isPossible() {
        return possible;
    }

    static boolean isUtf8(Path file) throws IOException {
        Utf8Probe probe = new Utf8Probe();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                probe.see(b);
            }
        }
        return probe.isUtf8();
    }
}
