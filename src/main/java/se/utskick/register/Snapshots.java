package se.utskick.register;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The finished snapshots of a data folder. */
@Component
public class Snapshots {

    /**
     * The snapshot of a number.
     *
     * @throws se.utskick.Refusal where there is none, or its personal data is purged
     */
    public Snapshot get(int number) {
        throw new UnsupportedOperationException();
    }

    /** The one with the highest number. */
    public Optional<Snapshot> latest() {
        throw new UnsupportedOperationException();
    }

    /** Those with a higher number, oldest first. */
    public List<Snapshot> newerThan(int number) {
        throw new UnsupportedOperationException();
    }
}
