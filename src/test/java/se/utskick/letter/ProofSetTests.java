package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.utskick.Lang;
import se.utskick.letter.ProofSet.Reason;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

class ProofSetTests {

    private static final List<String> ADDRESS = List.of("Gatan 1", "442 31 KUNGÄLV");

    private final ProofSet proofs = new ProofSet(LetterPressTests.press("skolmote"));

    @Test
    void picksTheLettersMostLikelyToGoWrongWithTheReasonWhy() {
        Piece.Youth alva = new Piece.Youth("Alva", false);
        Piece plain = piece("plain", List.of("Bo Ek"), ADDRESS, alva);
        Piece named = piece("named", List.of("Wilhelmina Wettergrensson-Wallenbergsson"), ADDRESS, alva);
        Piece two = piece("two", List.of("Bo Ek", "Eva Ek"), ADDRESS, alva);
        Piece careOf = piece("careOf", List.of("Bo Ek"), List.of("c/o Ek", "Gatan 1", "442 31 KUNGÄLV"), alva);
        Piece wide = piece(
                "wide",
                List.of("Bo Ek"),
                List.of("Sankta Birgittas Pilgrimsväg 1234 lgh 1101", "442 31 KUNGÄLV"),
                alva);
        Piece three = piece("three", List.of("Bo Ek"), ADDRESS, alva, alva, new Piece.Youth("Cim", true));
        Piece unusual = piece("unusual", List.of("Zoë Łącki"), ADDRESS, alva);
        List.of(plain, named, two, careOf, wide, three, unusual, plain).forEach(proofs);

        Map<Piece, List<Reason>> picks = new LinkedHashMap<>();
        proofs.picks().forEach(pick -> picks.put(pick.piece(), pick.reasons()));

        assertThat(picks)
                .containsExactly(
                        entry(plain, List.of(Reason.MOST_PAGES, Reason.SCHOOL)),
                        entry(named, List.of(Reason.LONGEST_NAME)),
                        entry(wide, List.of(Reason.LONGEST_ADDRESS)),
                        entry(two, List.of(Reason.MOST_LINES, Reason.TWO_NAMES)),
                        entry(careOf, List.of(Reason.CARE_OF)),
                        entry(unusual, List.of(Reason.BEYOND_ASCII)),
                        entry(three, List.of(Reason.MOST_YOUTHS, Reason.ADULT)));
    }

    @Test
    void picksOneLetterOfEachSchool() {
        Piece.Youth alva = new Piece.Youth("Alva", false);
        for (String school : List.of("Älvskolan", "Björkskolan", "Älvskolan")) {
            proofs.accept(SamplePieces.piece(school, List.of("Bo Ek"), ADDRESS, at(school), alva));
        }
        assertThat(proofs.picks().stream()
                        .filter(pick -> pick.reasons().contains(Reason.SCHOOL))
                        .map(pick -> pick.piece().meeting())
                        .map(meeting -> meeting == null ? "" : meeting.school()))
                .containsExactlyInAnyOrder("Björkskolan", "Älvskolan");
    }

    @Test
    void saysEachReasonInBothLanguages() {
        assertThat(Arrays.stream(Reason.values()).map(reason -> reason.in(Lang.SV)))
                .doesNotHaveDuplicates()
                .hasSize(Reason.values().length);
        assertThat(Reason.ADULT.in(Lang.EN)).isEqualTo("a youth who has come of age");
    }

    private static Piece piece(String identity, List<String> names, List<String> lines, Piece.Youth... youths) {
        return SamplePieces.piece(identity, names, lines, SamplePieces.MEETING, youths);
    }

    private static Meeting at(String school) {
        Meeting meeting = SamplePieces.MEETING;
        return new Meeting(
                meeting.id(),
                meeting.units(),
                school,
                meeting.day(),
                meeting.starts(),
                meeting.ends(),
                meeting.place(),
                meeting.room(),
                meeting.replyBy(),
                meeting.contact());
    }
}
