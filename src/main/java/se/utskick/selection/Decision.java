package se.utskick.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Channel;
import se.utskick.person.AddressKey;
import se.utskick.selection.KnownPerson.Flag;
import se.utskick.selection.YouthCase.Occasion;

/**
 * What becomes of a youth, recipient and occasion. Personal data: prints masked.
 *
 * @param recipient the number reached, the relation's own where none was reached or the row is held, empty where there is no number
 * @param flaw why NOT_PRINTABLE, else empty
 * @param protections of this recipient, in a row that is held
 * @param dispatch null unless the row is sent
 * @param bounced whether it would be sent by e-mail, but the address does not exist
 */
record Decision(
        String youth,
        String recipient,
        Occasion occasion,
        Outcome outcome,
        String flaw,
        List<Flag> protections,
        @Nullable Dispatch dispatch,
        boolean bounced) {

    Decision(
            String youth,
            String recipient,
            Occasion occasion,
            Outcome outcome,
            String flaw,
            List<Flag> protections,
            @Nullable Dispatch dispatch) {
        this(youth, recipient, occasion, outcome, flaw, protections, dispatch, false);
    }

    /** The same, of a recipient whose address does not exist. */
    Decision afterBounce() {
        return new Decision(youth, recipient, occasion, outcome, flaw, protections, dispatch, true);
    }

    @Override
    public String toString() {
        return "Decision[" + outcome + "]";
    }

    /** A row on its way: who gets what by which channel, about whom. */
    record Dispatch(Channel channel, Addressee to, About about) {

        @Override
        public String toString() {
            return "Dispatch[" + channel + "]";
        }
    }

    /**
     * A recipient of a piece.
     *
     * @param email empty for print
     * @param lines below the name; empty for e-mail
     * @param key what people at the address share; for e-mail of no meaning
     * @param city and {@code country} of the address, for e-mail too (counts by place); empty where none is complete
     */
    record Addressee(
            String number,
            String name,
            String email,
            List<String> lines,
            String postalCode,
            String city,
            String country,
            AddressKey key) {

        /** What the row counts under. */
        String place() {
            return city.isEmpty() ? country : city;
        }

        @Override
        public String toString() {
            return "Addressee[masked]";
        }
    }

    /** A youth a piece is about. */
    record About(String number, String name, boolean adult) {

        @Override
        public String toString() {
            return "About[masked]";
        }
    }
}
