package se.utskick.generate;

import java.io.Closeable;
import java.io.IOException;

/** A file of the municipality that grows by a family at a time. */
interface FamilyFile extends Closeable {

    void add(Family family) throws IOException;
}
