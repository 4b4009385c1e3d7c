package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.utskick.selection.Piece;

/** By policy no e-mail names a child: not in subject, headers, either part, nor encoded. */
class NoChildProperties {

    private final MessagePress press =
            MessagePress.open(Samples.SHIPPED, Samples.attaching("skolmote"), Samples.LETTER_DATE);

    @Property(tries = 200)
    void noMessageHoldsTheNameOfAnyYouthItIsAbout(
            @ForAll("youths") List<Piece.Youth> youths, @ForAll boolean replyWanted) {
        LocalDate replyBy = replyWanted ? LocalDate.of(2026, 12, 3) : null;
        byte[] message = press.compose(Samples.piece(Samples.meeting(replyBy), youths.toArray(Piece.Youth[]::new)));
        String everything = new String(message, StandardCharsets.US_ASCII)
                + Received.subject(message)
                + Received.text(message)
                + Received.html(message)
                + Received.calendar(message)
                + Received.pdfText(message)
                + new String(Received.pdf(message), StandardCharsets.ISO_8859_1);
        assertThat(youths).allSatisfy(youth -> assertThat(everything).doesNotContainIgnoringCase(youth.name()));
    }

    @Provide
    Arbitrary<List<Piece.Youth>> youths() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzåäöéü")
                .ofMinLength(8) // shorter ones stand by chance in what is coded in base 64
                .ofMaxLength(12)
                .map(name -> "Qx" + name);
        Arbitrary<Piece.Youth> youth =
                names.flatMap(name -> Arbitraries.of(true, false).map(adult -> new Piece.Youth(name, adult)));
        return youth.list().ofMinSize(1).ofMaxSize(4);
    }
}
