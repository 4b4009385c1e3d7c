package se.utskick.selection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Channel;
import se.utskick.register.Meeting;

/**
 * One letter or message: to whom, where, about which youths. Holds personal data but no identity number; prints masked.
 *
 * @param names the recipients' names as in the window, one or two, in the order of their numbers
 * @param addressLines below the names, none blank; empty for e-mail
 * @param postalCode five digits, empty abroad and for e-mail
 * @param city postort in capitals, empty abroad and for e-mail
 * @param country in capitals for abroad, else empty
 * @param email empty for print
 * @param youths whom it is about, in the order of their numbers
 * @param change null unless it tells somebody who was invited that the meeting has moved or is called off; what is stored without one stays as it is
 */
public record Piece(
        PieceReference reference,
        Channel channel,
        List<String> names,
        List<String> addressLines,
        String postalCode,
        String city,
        String country,
        String email,
        @Nullable Meeting meeting,
        List<Youth> youths,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Change change) {

    private static final String LOWEST = "\u0001";

    public Piece {
        names = List.copyOf(names);
        addressLines = List.copyOf(addressLines);
        youths = List.copyOf(youths);
    }

    /** A piece that tells of no change. */
    public Piece(
            PieceReference reference,
            Channel channel,
            List<String> names,
            List<String> addressLines,
            String postalCode,
            String city,
            String country,
            String email,
            @Nullable Meeting meeting,
            List<Youth> youths) {
        this(reference, channel, names, addressLines, postalCode, city, country, email, meeting, youths, null);
    }

    /** Whether some youth has come of age on the as-of date: the letter then does not speak of custodians. */
    public boolean concernsAdult() {
        return youths.stream().anyMatch(Youth::adult);
    }

    /** Postnummer, postort, address, reference; abroad, country first, after the last Swedish one. E-mail: the reference. */
    String sortKey() {
        if (channel == Channel.EMAIL) {
            return reference.text();
        }
        String home = country.isEmpty() ? "0" : "1" + LOWEST + country;
        return String.join(LOWEST, home, postalCode, city, String.join(LOWEST, addressLines), reference.text());
    }

    @Override
    public String toString() {
        return "Piece[" + reference + "]";
    }

    /**
     * A youth a piece is about.
     *
     * @param name to speak of the youth by; printed only where the campaign says so
     * @param adult has turned 18 on the as-of date
     */
    public record Youth(String name, boolean adult) {

        @Override
        public String toString() {
            return "Youth[masked]";
        }
    }
}
