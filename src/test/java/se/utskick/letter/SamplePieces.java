package se.utskick.letter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Channel;
import se.utskick.register.Meeting;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** Invented people to set letters for. */
final class SamplePieces {

    static final Meeting MEETING = new Meeting(
            "M1",
            List.of("99990001"),
            "Exempelskolan",
            LocalDate.of(2026, 12, 10),
            "18:00",
            "19:30",
            "Exempelskolan, Skolgatan 1, Kungälv",
            "Aulan",
            LocalDate.of(2026, 12, 3),
            "skolans expedition, 031-390 06 30");

    private SamplePieces() {}

    static PieceReference reference(String identity) {
        return PieceReference.derive("utskick-test-key".getBytes(StandardCharsets.UTF_8), identity);
    }

    static Piece piece(
            String identity, List<String> names, List<String> lines, @Nullable Meeting meeting, Piece.Youth... youths) {
        return new Piece(
                reference(identity), Channel.PRINT, names, lines, "44231", "KUNGÄLV", "", "", meeting, List.of(youths));
    }

    /** Pieces of few people in many places: names and addresses of differing lengths, the same for the same number. */
    static List<Piece> many(int count) {
        String[] given = {"Alva", "Bo", "Maximiliana", "Disa", "Östen", "Åke", "Vincent", "Elsa"};
        String[] family = {"Andersson", "Öhman", "Lindqvist", "Bergström-Nyman", "Exempel"};
        Random random = new Random(5);
        List<Piece> pieces = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String youth = given[random.nextInt(given.length)];
            pieces.add(piece(
                    "piece " + i,
                    List.of(
                            given[random.nextInt(given.length)] + " " + family[random.nextInt(family.length)],
                            given[random.nextInt(given.length)] + " " + family[random.nextInt(family.length)]),
                    List.of(
                            "Storgatan " + (1 + random.nextInt(99)) + " lgh " + (1001 + random.nextInt(500)),
                            "442 " + (30 + random.nextInt(60)) + " KUNGÄLV"),
                    null,
                    new Piece.Youth(youth, false)));
        }
        return pieces;
    }

    static Piece plain(String identity, int youths, int adults) {
        Piece.Youth[] all = new Piece.Youth[youths];
        String[] names = {"Alva", "Bo", "Cim", "Disa"};
        for (int i = 0; i < youths; i++) {
            all[i] = new Piece.Youth(names[i % names.length], i < adults);
        }
        return piece(
                identity,
                List.of("Åsa Exempel", "Örjan Exempel"),
                List.of("Exempelgatan 1 lgh 1101", "442 31 KUNGÄLV"),
                MEETING,
                all);
    }
}
