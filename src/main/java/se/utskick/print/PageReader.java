package se.utskick.print;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.jspecify.annotations.Nullable;
import se.utskick.print.PageText.Shown;

/**
 * Reads pages of one document back from their content streams (ISO 32000-1, 8.4 and 9.4). Only what shows text moves anything, so that
 * thousands of pages a second can be read; streams and forms that pages share are parsed once.
 */
final class PageReader {

    private static final double MM = 25.4 / 72;
    private static final Set<String> PAINTS = Set.of("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "BI");
    private static final int DEEPEST_FORM = 8;

    private final Map<COSBase, FontCodes> fonts = new IdentityHashMap<>();
    private final Map<COSStream, List<Object>> shared = new IdentityHashMap<>();
    private final Map<COSStream, Drawn> drawn = new IdentityHashMap<>();
    private final Set<COSStream> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private List<Shown> shown = new ArrayList<>();
    private double heightMm;
    private boolean painted;
    private int depth;
    private TextState state = new TextState();
    private Deque<TextState> saved = new ArrayDeque<>();

    /** What a form showed, and where the page's origin was then. */
    private record Drawn(List<Double> place, List<Shown> shown, boolean painted) {}

    PageText read(PDPage page) throws IOException {
        PDRectangle box = page.getMediaBox();
        heightMm = box.getHeight() * MM;
        shown = new ArrayList<>();
        painted = false;
        depth = 0;
        saved = new ArrayDeque<>();
        state = new TextState();
        state.concatenate(1, 0, 0, 1, -box.getLowerLeftX(), -box.getLowerLeftY());
        COSDictionary resources = resources(page);
        for (Iterator<PDStream> streams = page.getContentStreams(); streams.hasNext(); ) {
            run(tokens(streams.next().getCOSObject()), resources);
        }
        return new PageText(box.getWidth() * MM, heightMm, shown, shown.isEmpty() && !painted);
    }

    /** Whether every font met so far is embedded. */
    boolean allFontsEmbedded() {
        return fonts.values().stream().allMatch(FontCodes::isEmbedded);
    }

    private static COSDictionary resources(PDPage page) {
        return page.getResources() == null
                ? new COSDictionary()
                : page.getResources().getCOSObject();
    }

    private List<Object> tokens(COSStream stream) throws IOException {
        List<Object> known = shared.get(stream);
        if (known != null) {
            return known;
        }
        List<Object> tokens = new PDFStreamParser(new PDStream(stream).toByteArray()).parse();
        if (!seen.add(stream)) {
            shared.put(stream, tokens);
        }
        return tokens;
    }

    private void run(List<Object> tokens, COSDictionary resources) throws IOException {
        List<COSBase> operands = new ArrayList<>();
        for (Object token : tokens) {
            if (token instanceof Operator operator) {
                apply(operator.getName(), operands, resources);
                operands.clear();
            } else if (token instanceof COSBase operand) {
                operands.add(operand);
            }
        }
    }

    private void apply(String operator, List<COSBase> operands, COSDictionary resources) throws IOException {
        switch (operator) {
            case "q" -> saved.push(state.copy());
            case "Q" -> state = saved.isEmpty() ? state : saved.pop();
            case "cm" ->
                state.concatenate(
                        number(operands, 0),
                        number(operands, 1),
                        number(operands, 2),
                        number(operands, 3),
                        number(operands, 4),
                        number(operands, 5));
            case "BT" -> state.beginText();
            case "Tf" -> state.font(font(operands, resources), number(operands, 1));
            case "Tc" -> state.characterSpace = number(operands, 0);
            case "Tw" -> state.wordSpace = number(operands, 0);
            case "Tz" -> state.scale = number(operands, 0) / 100;
            case "TL" -> state.leading = number(operands, 0);
            case "Ts" -> state.rise = number(operands, 0);
            case "Td" -> state.nextLine(number(operands, 0), number(operands, 1));
            case "TD" -> {
                state.leading = -number(operands, 1);
                state.nextLine(number(operands, 0), number(operands, 1));
            }
            case "Tm" ->
                state.textMatrix(
                        number(operands, 0),
                        number(operands, 1),
                        number(operands, 2),
                        number(operands, 3),
                        number(operands, 4),
                        number(operands, 5));
            case "T*" -> state.nextLine(0, -state.leading);
            case "Tj", "TJ" -> show(operands.isEmpty() ? null : operands.get(0));
            case "'" -> {
                state.nextLine(0, -state.leading);
                show(operands.isEmpty() ? null : operands.get(0));
            }
            case "\"" -> {
                state.wordSpace = number(operands, 0);
                state.characterSpace = number(operands, 1);
                state.nextLine(0, -state.leading);
                show(operands.size() < 3 ? null : operands.get(2));
            }
            case "Do" -> draw(operands, resources);
            default -> painted |= PAINTS.contains(operator);
        }
    }

    private void show(@Nullable COSBase operand) throws IOException {
        StringBuilder text = new StringBuilder();
        double startX = state.xMm();
        double startY = heightMm - state.yMm();
        if (operand instanceof COSString string) {
            state.show(string.getBytes(), text);
        } else if (operand instanceof COSArray parts) {
            for (COSBase part : parts) {
                if (part instanceof COSString string) {
                    state.show(string.getBytes(), text);
                } else if (part instanceof COSNumber adjustment) {
                    state.adjust(adjustment.floatValue());
                }
            }
        }
        if (!text.isEmpty()) {
            shown.add(new Shown(text.toString(), startX, startY, state.xMm() - startX));
        }
    }

    private void draw(List<COSBase> operands, COSDictionary resources) throws IOException {
        COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || !(operands.get(0) instanceof COSName name)) {
            return;
        }
        if (!(objects.getDictionaryObject(name) instanceof COSStream stream)
                || !COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))) {
            painted = true;
            return;
        }
        if (depth >= DEEPEST_FORM) {
            throw new IOException("forms within forms, deeper than " + DEEPEST_FORM);
        }
        form(stream, resources);
    }

    /** A form drawn at the same place as before shows the same: letters share their static text so. */
    private void form(COSStream stream, COSDictionary outer) throws IOException {
        Drawn before = drawn.get(stream);
        if (before != null && before.place().equals(state.place())) {
            shown.addAll(before.shown());
            painted |= before.painted();
            return;
        }
        TextState outside = state.copy();
        List<Shown> shownBefore = shown;
        boolean paintedBefore = painted;
        shown = new ArrayList<>();
        painted = false;
        COSArray matrix = stream.getCOSArray(COSName.MATRIX);
        if (matrix != null && matrix.size() == 6) {
            float[] m = matrix.toFloatArray();
            state.concatenate(m[0], m[1], m[2], m[3], m[4], m[5]);
        }
        COSDictionary own = stream.getCOSDictionary(COSName.RESOURCES);
        depth++;
        run(tokens(stream), own == null ? outer : own);
        depth--;
        state = outside;
        drawn.put(stream, new Drawn(state.place(), List.copyOf(shown), painted));
        shownBefore.addAll(shown);
        shown = shownBefore;
        painted |= paintedBefore;
    }

    private FontCodes font(List<COSBase> operands, COSDictionary resources) throws IOException {
        COSDictionary named = resources.getCOSDictionary(COSName.FONT);
        COSDictionary font =
                named == null || !(operands.get(0) instanceof COSName name) ? null : named.getCOSDictionary(name);
        if (font == null) {
            throw new IOException("a font that the page does not name");
        }
        FontCodes codes = fonts.get(font);
        if (codes == null) {
            codes = new FontCodes(PDFontFactory.createFont(font));
            fonts.put(font, codes);
        }
        return codes;
    }

    private static double number(List<COSBase> operands, int index) {
        return index < operands.size() && operands.get(index) instanceof COSNumber number ? number.floatValue() : 0;
    }
}
