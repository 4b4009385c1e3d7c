package se.utskick.letter;

/**
 * Bars for a machine that reads no DataMatrix. From the top, one pitch apart: the start bar (always), begin of piece, end of piece, the
 * running number of the sheet in binary, highest first, wrapping around, and a parity bar that makes the number of bars even.
 *
 * @param box that the bars stand in
 */
record OmrBars(Box box, double thicknessMm, double pitchMm, int sequenceBits) {

    private static final int FIXED_BARS = 4;

    static OmrBars read(Settings settings) {
        double thickness = settings.number("thickness", 0.3, 1.5);
        double pitch = settings.number("pitch", 2 * thickness, 10);
        int sequenceBits = settings.whole("sequence-bits", 0, 8);
        double height = (FIXED_BARS + sequenceBits - 1) * pitch + thickness;
        Box box = new Box(
                "omr",
                settings.number("x", 0, 500),
                settings.number("y", 0, 500),
                settings.number("length", 4, 20),
                height);
        settings.noOthers();
        return new OmrBars(box, thickness, pitch, sequenceBits);
    }

    void draw(SheetMark.Sheet sheet, Ink ink, double pageHeightMm) {
        int bars = bars(sheet);
        for (int place = 0; place < FIXED_BARS + sequenceBits; place++) {
            if ((bars >> place & 1) != 0) {
                double lowerEdge = pageHeightMm - box.yMm() - place * pitchMm - thicknessMm;
                ink.rule(Box.points(box.xMm()), Box.points(lowerEdge), box.widthPt(), Box.points(thicknessMm), 0);
            }
        }
    }

    /** Which places have a bar: bit 0 is the uppermost. */
    int bars(SheetMark.Sheet sheet) {
        int bars = 1;
        bars |= sheet.number() == 1 ? 1 << 1 : 0;
        bars |= sheet.isLast() ? 1 << 2 : 0;
        for (int bit = 0; bit < sequenceBits; bit++) {
            bars |= (sheet.running() >> (sequenceBits - 1 - bit) & 1) << (3 + bit);
        }
        return Integer.bitCount(bars) % 2 == 0 ? bars : bars | 1 << (FIXED_BARS + sequenceBits - 1);
    }
}
