package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.letter.PrintProfile.Enclosure;
import se.utskick.letter.PrintProfile.Envelope;
import se.utskick.letter.PrintProfile.Order;
import se.utskick.letter.PrintProfile.Postage;

/** Reads what a profile says of paper, envelopes, postage and order. */
final class ProfileReader {

    private static final double A4_SQUARE_METRES = 0.210 * 0.297;

    private ProfileReader() {}

    static PrintProfile read(Settings settings, String name, PrintProfile.Layout layout) {
        Settings postage = settings.child("postage");
        PrintProfile profile = new PrintProfile(
                name,
                envelope(settings, "envelope"),
                oversize(settings),
                settings.text("paper"),
                settings.number("paper-weight", 50, 300) * A4_SQUARE_METRES,
                settings.flag("duplex"),
                conformance(settings),
                settings.whole("sheets-per-bundle", 1, 100_000),
                postage(postage.child("domestic")),
                postage(postage.child("abroad")),
                enclosures(settings),
                order(settings.child("order")),
                layout);
        postage.noOthers();
        return profile;
    }

    private static Conformance conformance(Settings settings) {
        return switch (settings.has("conformance") ? settings.text("conformance") : "print") {
            case "print" -> Conformance.PRINT;
            case "accessible" -> Conformance.ACCESSIBLE;
            default -> throw settings.wrongKind("conformance", "print, accessible");
        };
    }

    private static @Nullable Envelope oversize(Settings settings) {
        if (!settings.has("oversize")) {
            return null;
        }
        Settings oversize = settings.child("oversize");
        Envelope envelope = envelope(oversize, "envelope");
        oversize.noOthers();
        if (envelope.sheets() <= settings.whole("sheets-per-envelope", 1, 99)) {
            throw Refusal.of("letter.oversize-no-larger", settings.file(), envelope.sheets());
        }
        return envelope;
    }

    private static Envelope envelope(Settings settings, String name) {
        return new Envelope(
                settings.text(name),
                settings.text("window"),
                settings.whole("sheets-per-envelope", 1, 99),
                settings.number("envelope-weight", 0, 200));
    }

    private static Postage postage(Settings settings) {
        List<Postage.Step> steps = new ArrayList<>();
        int last = 0;
        for (Settings step : settings.children("steps")) {
            int upTo = step.whole("up-to", last + 1, 100_000);
            steps.add(new Postage.Step(upTo, (int) Math.round(step.number("price", 0, 10_000) * 100)));
            step.noOthers();
            last = upTo;
        }
        Postage postage = new Postage(settings.text("class"), steps);
        settings.noOthers();
        return postage;
    }

    private static List<Enclosure> enclosures(Settings settings) {
        List<Enclosure> enclosures = new ArrayList<>();
        if (settings.has("enclosures")) {
            for (Settings enclosure : settings.children("enclosures")) {
                enclosures.add(new Enclosure(enclosure.text("name"), enclosure.number("weight", 0, 500)));
                enclosure.noOthers();
            }
        }
        return enclosures;
    }

    private static Order order(Settings settings) {
        Order order = new Order(
                settings.text("customer-number"),
                settings.text("order-number"),
                settings.text("cost-reference"),
                settings.whole("posting-days", 0, 60));
        settings.noOthers();
        return order;
    }
}
