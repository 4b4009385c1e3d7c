package se.utskick.letter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the print shop needs to know of a profile ({@code config/print/NAME.yaml}).
 *
 * @param oversize the envelope of pieces with more sheets than {@code envelope} takes, null where there is none
 * @param paper say "A4 80 g/m²"
 * @param sheetGrams what a sheet weighs
 * @param conformance whom its bundles are for
 * @param sheetsPerBundle a bundle's most
 * @param enclosures what the shop puts into every envelope besides the letter
 */
public record PrintProfile(
        String name,
        Envelope envelope,
        @Nullable Envelope oversize,
        String paper,
        double sheetGrams,
        boolean duplex,
        Conformance conformance,
        int sheetsPerBundle,
        Postage domestic,
        Postage abroad,
        List<Enclosure> enclosures,
        Order order,
        Layout layout) {

    public PrintProfile {
        enclosures = List.copyOf(enclosures);
    }

    /**
     * An envelope.
     *
     * @param name say C5
     * @param window say H2
     * @param sheets the most it takes
     * @param grams what it weighs
     */
    public record Envelope(String name, String window, int sheets, double grams) {}

    /** Something the shop has in stock and encloses. */
    public record Enclosure(String name, double grams) {}

    /**
     * A postage class and its prices.
     *
     * @param name say "Ekonomibrev"
     * @param steps by weight, rising
     */
    public record Postage(String name, List<Step> steps) {

        public Postage {
            steps = List.copyOf(steps);
        }

        /** The price in öre of what weighs no more than so many grams. */
        public record Step(int upToGrams, int ore) {}

        /** The step of a weight; empty where it is above the last. */
        public Optional<Step> of(int grams) {
            return steps.stream().filter(step -> grams <= step.upToGrams()).findFirst();
        }
    }

    /**
     * How the shop books the job.
     *
     * @param postingDays business days from the letter's date to the latest day of posting
     */
    public record Order(String customerNumber, String orderNumber, String costReference, int postingDays) {}

    /**
     * What a reader of a finished page has to find, or not to find, and where.
     *
     * @param window where on the first page name and address stand
     * @param sender the line above them
     * @param mark of each sheet's front, without its quiet zone
     * @param bars null where the profile has none
     */
    public record Layout(
            Area window, Area sender, Area mark, @Nullable Area bars, List<KeptFree> keptFree) {

        public Layout {
            keptFree = List.copyOf(keptFree);
        }
    }

    /** A zone where nothing may be printed but, in it, the address, or where so said the marks. */
    public record KeptFree(String name, boolean marksAllowed, Area area) {}

    /** A rectangle on a page, in millimetres from its upper left corner. */
    public record Area(double xMm, double yMm, double widthMm, double heightMm) {}

    /** The envelope a piece of so many sheets goes in; empty where none takes it. */
    public Optional<Envelope> envelopeFor(int sheets) {
        if (sheets <= envelope.sheets()) {
            return Optional.of(envelope);
        }
        return Optional.ofNullable(oversize).filter(larger -> sheets <= larger.sheets());
    }

    /** The most sheets a piece may have. */
    public int mostSheets() {
        return oversize == null ? envelope.sheets() : oversize.sheets();
    }

    /** What a piece of so many sheets weighs with envelope and enclosures, rounded up to whole grams. */
    public int grams(int sheets) {
        double grams =
                sheets * sheetGrams + envelopeFor(sheets).orElse(envelope).grams();
        for (Enclosure enclosure : enclosures) {
            grams += enclosure.grams();
        }
        // A thousandth is no gram: it comes of the arithmetic.
        return (int) Math.ceil(grams - 0.001);
    }

    /** How a piece to a country is posted; an empty country is this one. */
    public Postage postage(String country) {
        return country.isEmpty() ? domestic : abroad;
    }

    /** The pages the largest envelope holds. */
    int mostPages() {
        return mostSheets() * pagesASheet();
    }

    /** How many sheets a letter of so many pages takes. */
    public int sheets(int pages) {
        return (pages + pagesASheet() - 1) / pagesASheet();
    }

    /** Two where both sides are printed. */
    public int pagesASheet() {
        return duplex ? 2 : 1;
    }
}
