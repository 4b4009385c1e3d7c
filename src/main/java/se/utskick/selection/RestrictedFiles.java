package se.utskick.selection;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The files of {@code restricted/}: decisions.csv, protected.csv, counts.json (contract, section 4). */
@Component
public class RestrictedFiles {

    /** Writes all three, each whole or not at all; the same rows give the same bytes. */
    public void write(String run, Path folder) throws IOException {
        throw new UnsupportedOperationException();
    }
}
