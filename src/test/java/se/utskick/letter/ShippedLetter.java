package se.utskick.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;

/** A variant of a template that is shipped, with an invented piece that it is the letter of. */
record ShippedLetter(String template, Variant variant) {

    static final List<String> TEMPLATES = List.of("moped", "narkotika", "skolmote");

    private static final List<String> NAMES = List.of("Alva", "Bo", "Cim");

    static Stream<ShippedLetter> all() {
        return TEMPLATES.stream().flatMap(ShippedLetter::of);
    }

    static Stream<ShippedLetter> of(String template) {
        return Variant.all(read(template).axes()).stream().map(variant -> new ShippedLetter(template, variant));
    }

    static LetterTemplate read(String template) {
        return LetterTemplate.read(
                LetterPressTests.PLACES,
                LetterPressTests.campaign(template),
                Manuscript.LETTER,
                ConstantFields.of(LetterPressTests.campaign(template), LetterPressTests.DATE));
    }

    /** The reference is the same for every variant, so that they differ only where their words do. */
    Piece piece() {
        return piece("golden", NAMES);
    }

    Piece piece(String identity, List<String> youthNames) {
        Piece.Youth[] youths = new Piece.Youth[variant.youths()];
        for (int i = 0; i < youths.length; i++) {
            boolean isAdult = variant.adult().equals("all") || (variant.adult().equals("some") && i == 0);
            youths[i] = new Piece.Youth(youthNames.get(i), isAdult);
        }
        // Where the number does not count, some of one youth is none: a second one stands beside.
        if (variant.adult().equals("some") && youths.length == 1) {
            youths = new Piece.Youth[] {youths[0], new Piece.Youth(youthNames.get(1), false)};
        }
        return SamplePieces.piece(
                identity,
                List.of("Åsa Exempel", "Örjan Exempel"),
                List.of("Exempelgatan 1 lgh 1101", "442 31 KUNGÄLV"),
                meeting(),
                youths);
    }

    private Meeting meeting() {
        Meeting plain = SamplePieces.MEETING;
        LocalDate replyBy = variant.replyBy().equals("yes") ? plain.replyBy() : null;
        String room = variant.room().equals("yes") ? plain.room() : "";
        return new Meeting(
                plain.id(),
                plain.units(),
                plain.school(),
                plain.day(),
                plain.starts(),
                plain.ends(),
                plain.place(),
                room,
                replyBy,
                plain.contact());
    }

    /** For a file's name. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s-youths-%d-adult-%s-reply-%s-room-%s",
                template,
                variant.youths(),
                variant.adult(),
                variant.replyBy(),
                variant.room());
    }
}
