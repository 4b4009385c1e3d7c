package se.utskick.email;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where messages that came back are fetched: a mailbox, or files. */
public interface BounceSource {

    /**
     * Hands on each message, oldest first, and clears away those that are settled.
     *
     * @throws se.utskick.Refusal where the source cannot be read; what was handed on before that stays taken
     */
    void each(Taking taking);

    /** What becomes of each message. */
    interface Taking {

        /** Whether the message at this place, read before, is settled; empty where it was never read. */
        Optional<Boolean> known(String place);

        /**
         * Takes a message, durably on return.
         *
         * @param place what its mailbox knows it by, null where it does not stay there
         * @return whether it is settled: nothing is left in it for a person to see to
         */
        boolean take(Bounce bounce, @Nullable String place);
    }
}
