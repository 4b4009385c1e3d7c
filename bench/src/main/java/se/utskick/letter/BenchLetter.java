package se.utskick.letter;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import se.utskick.Places;
import se.utskick.campaign.BenchCampaign;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** The one letter that all set: the moped campaign's, to invented people, one child, two custodians. */
final class BenchLetter {

    static final LocalDate DATE = LocalDate.of(2026, 12, 1);

    private static final String[] GIVEN = {"Alva", "Bo", "Maximiliana", "Disa", "Östen", "Åke", "Vincent", "Elsa"};
    private static final String[] FAMILY = {"Andersson", "Öhman", "Lindqvist", "Bergström-Nyman", "Exempel"};
    private static final int REFERENCES = 1 << 12;

    final Places places;
    final Campaign campaign;
    final List<Block> blocks;
    final PageGeometry geometry;

    private final PieceReference[] references = new PieceReference[REFERENCES];

    BenchLetter(Path home) {
        places = new Places(home.resolve("data"), home.resolve("config"), home.resolve("templates"));
        campaign = BenchCampaign.read(places, "moped");
        LetterTemplate template = LetterTemplate.read(places, campaign, Manuscript.LETTER, ConstantFields.of(campaign, DATE));
        blocks = template.blocks(new Variant(1, "no", "yes", "yes", "no"));
        String profile = campaign.printProfile();
        geometry = PageGeometry.read(
                places.config().resolve("print").resolve(profile + ".yaml"), profile, profile);
        // What a run has ready when it sets its letters.
        for (int i = 0; i < REFERENCES; i++) {
            references[i] = PieceReference.derive(new byte[32], Integer.toString(i));
        }
    }

    /** The same pieces each time, made as they are asked for. */
    Iterator<Piece> pieces(int count) {
        Random random = new Random(1);
        return new Iterator<>() {
            private int made;

            @Override
            public boolean hasNext() {
                return made < count;
            }

            @Override
            public Piece next() {
                return piece(made++, random);
            }
        };
    }

    private Piece piece(int number, Random random) {
        int area = 30 + random.nextInt(60);
        String family = FAMILY[random.nextInt(FAMILY.length)];
        return new Piece(
                references[number % REFERENCES],
                Channel.PRINT,
                List.of(
                        GIVEN[random.nextInt(GIVEN.length)] + " " + family,
                        GIVEN[random.nextInt(GIVEN.length)] + " " + FAMILY[random.nextInt(FAMILY.length)]),
                List.of(
                        "Exempelgatan " + (1 + random.nextInt(99)) + " lgh " + (1001 + random.nextInt(500)),
                        "442 " + area + " KUNGÄLV"),
                "442" + area,
                "KUNGÄLV",
                "",
                "",
                null,
                List.of(new Piece.Youth(GIVEN[random.nextInt(GIVEN.length)], false)));
    }

    /** A paragraph's text for a piece, its parts in their faces. */
    static void runs(Block.Paragraph paragraph, Piece piece, Run run) {
        for (Inline inline : paragraph.text()) {
            if (inline instanceof Inline.Text text) {
                run.of(text.text(), text.face());
            } else if (inline instanceof Inline.Value value) {
                run.of(value.field().of(piece, value.type()), value.face());
            } else {
                run.of("\n", Face.REGULAR);
            }
        }
    }

    interface Run {
        void of(String text, Face face);
    }

    String reference(Piece piece, int page) {
        return piece.reference().text() + " " + page + "/2";
    }
}
