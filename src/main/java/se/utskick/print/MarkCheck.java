package se.utskick.print;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.datamatrix.decoder.Decoder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.letter.PrintProfile.Area;
import se.utskick.print.PageText.Mask;
import se.utskick.print.PrintFlaw.Finding;

/**
 * Holds the mark of every sheet against what it has to say, decoded by ZXing from the cells on the page. What it has to say is put together
 * here from docs/print-package.md, not by the code that sets it.
 */
final class MarkCheck {

    /** After the last of six digits the numbers begin again at zero (docs/print-package.md). */
    private static final int RUNNING_NUMBERS = 1_000_000;

    private static final int[] WEIGHTS = {7, 3, 1};
    private static final double PLACE_TOLERANCE_MM = 0.2;

    private final String bundle;
    private final Area area;
    private final Decoder decoder = new Decoder();

    MarkCheck(String bundle, Area area) {
        this.bundle = bundle;
        this.area = area;
    }

    /** What the mark of a sheet says: piece, sheet n of N, running number in the bundle, 1 on the last sheet, check digit. */
    static String expected(String piece, int sheet, int sheets, int running) {
        StringBuilder text = new StringBuilder(24).append(piece);
        digits(text, sheet, 2);
        digits(text, sheets, 2);
        digits(text, running % RUNNING_NUMBERS, 6);
        text.append(sheet == sheets ? '1' : '0');
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += Character.digit(text.charAt(i), 36) * WEIGHTS[i % WEIGHTS.length];
        }
        return text.append(sum % 10).toString();
    }

    private static void digits(StringBuilder text, int number, int digits) {
        String written = Integer.toString(number);
        text.append("0".repeat(Math.max(0, digits - written.length()))).append(written);
    }

    /** A front has its mark, in its place, and no other. */
    List<Finding> front(PageText page, int number, String expected) {
        List<Finding> findings = new ArrayList<>();
        int inPlace = 0;
        for (Mask mask : page.masks()) {
            if (!isInPlace(mask)) {
                findings.add(PrintFlaw.MARK_UNEXPECTED.at(bundle, number).on(bundle, number, mask.at()));
                continue;
            }
            inPlace++;
            String found = decoded(mask);
            if (found == null) {
                findings.add(PrintFlaw.MARK_UNREADABLE.at(bundle, number).on(bundle, number, mask.at()));
            } else if (!found.equals(expected)) {
                findings.add(PrintFlaw.MARK_DIFFERS
                        .at(bundle, number, printable(found), expected)
                        .on(bundle, number, mask.at()));
            }
        }
        if (inPlace != 1) {
            findings.add(PrintFlaw.MARK_MISSING.at(bundle, number).on(bundle, number, Extent.of(area)));
        }
        return findings;
    }

    /** A back has no mark: a machine that reads it would take it for a sheet. */
    List<Finding> back(PageText page, int number) {
        if (page.masks().isEmpty()) {
            return List.of();
        }
        return page.masks().stream()
                .map(mask -> PrintFlaw.MARK_UNEXPECTED.at(bundle, number).on(bundle, number, mask.at()))
                .toList();
    }

    private boolean isInPlace(Mask mask) {
        Extent place = Extent.of(area);
        return mask.upright()
                && mask.at().liesIn(place.grown(PLACE_TOLERANCE_MM))
                && place.liesIn(mask.at().grown(PLACE_TOLERANCE_MM));
    }

    /** Null where the finder is broken, a codeword needed correction, or it is no DataMatrix. */
    private @Nullable String decoded(Mask mask) {
        if (!hasFinder(mask.cells())) {
            return null;
        }
        try {
            DecoderResult result = decoder.decode(mask.cells());
            Integer corrected = result.getErrorsCorrected();
            return corrected == null || corrected == 0 ? result.getText() : null;
        } catch (FormatException | ChecksumException e) {
            return null;
        }
    }

    private static boolean hasFinder(boolean[][] cells) {
        int last = cells.length - 1;
        for (int i = 0; i <= last; i++) {
            boolean square = cells[i].length == cells.length;
            boolean solid = square && cells[i][0] && cells[last][i];
            if (!solid || cells[0][i] != (i % 2 == 0) || cells[i][last] != (i % 2 == 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whatever a mark says, no more than so much of it, and no other characters, goes into a message. */
    private static String printable(String found) {
        String plain = found.replaceAll("[^0-9A-Z]", "?");
        return plain.length() > 24 ? plain.substring(0, 24) + "…" : plain;
    }
}
