package se.utskick.letter;

/**
 * What the print shop needs to know of a profile ({@code config/print/NAME.yaml}).
 *
 * @param envelope say C5
 * @param window say H2
 * @param paper say "A4 80 g/m²"
 * @param postageClass say "Ekonomibrev"
 * @param sheetsPerBundle a bundle's most
 * @param sheetsPerEnvelope the most the envelope takes
 * @param windowArea where on the first page name and address stand
 */
public record PrintProfile(
        String name,
        String envelope,
        String window,
        String paper,
        boolean duplex,
        String postageClass,
        int sheetsPerBundle,
        int sheetsPerEnvelope,
        Area windowArea) {

    /** How many sheets a letter of so many pages takes. */
    public int sheets(int pages) {
        return (pages + pagesASheet() - 1) / pagesASheet();
    }

    /** Two where both sides are printed. */
    public int pagesASheet() {
        return duplex ? 2 : 1;
    }

    /** A rectangle on a page, in millimetres from its upper left corner. */
    public record Area(double xMm, double yMm, double widthMm, double heightMm) {}
}
