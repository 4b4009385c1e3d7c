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
 */
public record PrintProfile(
        String name,
        String envelope,
        String window,
        String paper,
        boolean duplex,
        String postageClass,
        int sheetsPerBundle,
        int sheetsPerEnvelope) {}
