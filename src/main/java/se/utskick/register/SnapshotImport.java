package se.utskick.register;

import org.springframework.stereotype.Component;

/** Reads extract files into a new snapshot: whole, or nothing of it stays. */
@Component
public class SnapshotImport {

    /** The new snapshot; {@code DATA/snapshots/N/} then holds snapshot.json and rejected.csv. */
    public Snapshot run(ImportOrder order) {
        throw new UnsupportedOperationException();
    }
}
