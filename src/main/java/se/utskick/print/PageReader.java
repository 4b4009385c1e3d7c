package se.utskick.print;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;
import se.utskick.print.PageText.Mask;
import se.utskick.print.PageText.Shown;

/**
 * Reads pages of one document back from their content streams (ISO 32000-1, 8.4 and 9.4): what they show, and where they paint. Forms
 * drawn at the same place are read once.
 */
final class PageReader {

    private static final double MM = 25.4 / 72;
    private static final int DEEPEST_FORM = 8;

    private final SharedParts parts = new SharedParts();
    private final InsertForms inserts;
    private final Map<COSStream, Drawn> drawn = new IdentityHashMap<>();

    private List<Passage> passages = new ArrayList<>();
    private List<Shown> shown = new ArrayList<>();
    private final PaintedAreas painted = new PaintedAreas();
    private List<Mask> masks = new ArrayList<>();
    private List<String> inserted = new ArrayList<>();
    private double heightMm;
    private int depth;
    private TextState state = new TextState();
    private Deque<TextState> saved = new ArrayDeque<>();

    /** What a form showed and painted, the hashes of the inserts' pages in it, and where the page's origin was then. */
    @SuppressWarnings("ArrayRecordComponent") // held against another by Arrays
    private record Drawn(double[] place, Extent clip, Passage passage, List<String> inserted) {}

    /** @param insertPages the hashes of those forms that are inserts' pages */
    PageReader(Set<String> insertPages) {
        this.inserts = new InsertForms(insertPages);
    }

    PageText read(PDPage page) throws IOException {
        PDRectangle box = page.getMediaBox();
        heightMm = box.getHeight() * MM;
        painted.page(heightMm);
        passages = new ArrayList<>();
        masks = new ArrayList<>();
        inserted = new ArrayList<>();
        depth = 0;
        saved = new ArrayDeque<>();
        state = new TextState();
        state.concatenate(1, 0, 0, 1, -box.getLowerLeftX(), -box.getLowerLeftY());
        COSDictionary resources = SharedParts.resources(page);
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSStream stream) {
            run(parts.content(stream), resources);
        } else if (contents instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSStream stream) {
                    run(parts.content(stream), resources);
                }
            }
        }
        endPassage();
        return new PageText(box.getWidth() * MM, heightMm, passages, masks, inserted);
    }

    /** What was shown and painted since the last one ended. */
    private void endPassage() {
        if (!shown.isEmpty() || !painted.isEmpty()) {
            passages.add(new Passage(shown, painted.take()));
            shown = new ArrayList<>();
        }
    }

    /** Whether every font met so far is embedded. */
    boolean allFontsEmbedded() {
        return parts.allFontsEmbedded();
    }

    /** Whether every font met so far is a subset, with no more than the file's own letters. */
    boolean allFontsSubset() {
        return parts.allFontsSubset();
    }

    private void run(byte[] content, COSDictionary resources) throws IOException {
        ContentLexer in = new ContentLexer(content);
        for (String operator = in.next(); !operator.isEmpty(); operator = in.next()) {
            if (!text(operator, in, resources) && !painted.follows(operator, in, state)) {
                other(operator, in, resources);
            }
        }
    }

    private boolean text(String operator, ContentLexer in, COSDictionary resources) throws IOException {
        switch (operator) {
            case "BT" -> state.beginText();
            case "Tf" -> state.font(parts.font(in.name(0), resources), in.number(1));
            case "Tc" -> state.characterSpace = in.number(0);
            case "Tw" -> state.wordSpace = in.number(0);
            case "Tz" -> state.scale = in.number(0) / 100;
            case "TL" -> state.leading = in.number(0);
            case "Ts" -> state.rise = in.number(0);
            case "Td" -> state.nextLine(in.number(0), in.number(1));
            case "TD" -> {
                state.leading = -in.number(1);
                state.nextLine(in.number(0), in.number(1));
            }
            case "Tm" ->
                state.textMatrix(in.number(0), in.number(1), in.number(2), in.number(3), in.number(4), in.number(5));
            case "T*" -> state.nextLine(0, -state.leading);
            case "Tj", "TJ" -> show(in.operand(0));
            case "'" -> {
                state.nextLine(0, -state.leading);
                show(in.operand(0));
            }
            case "\"" -> {
                state.wordSpace = in.number(0);
                state.characterSpace = in.number(1);
                state.nextLine(0, -state.leading);
                show(in.operand(2));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void other(String operator, ContentLexer in, COSDictionary resources) throws IOException {
        switch (operator) {
            case "q" -> saved.push(state.copy());
            case "Q" -> state = saved.isEmpty() ? state : saved.pop();
            case "cm" ->
                state.concatenate(in.number(0), in.number(1), in.number(2), in.number(3), in.number(4), in.number(5));
            case "w" -> state.lineWidth = in.number(0);
            case "g", "rg", "k", "sc", "scn", "cs" -> state.fillsWhite = TextState.isWhite(operator, in);
            case "G", "RG", "K", "SC", "SCN", "CS" -> state.strokesWhite = TextState.isWhite(operator, in);
            case "Do" -> draw(in.name(0), resources);
            case "BI" -> inlineImage(in);
            default -> {} // marked content, and what neither shows, paints nor moves anything
        }
    }

    private void show(@Nullable Object operand) throws IOException {
        StringBuilder text = new StringBuilder();
        double startX = state.xMm();
        double startY = heightMm - state.yMm();
        if (operand instanceof byte[] string) {
            state.show(string, text);
        } else if (operand instanceof List<?> parts) {
            for (Object part : parts) {
                if (part instanceof byte[] string) {
                    state.show(string, text);
                } else if (part instanceof Double adjustment) {
                    state.adjust(adjustment);
                }
            }
        }
        if (!text.isEmpty()) {
            String string = text.toString();
            String plain = PieceText.plainSpaces(string);
            shown.add(new Shown(string, plain, startX, startY, state.xMm() - startX, state.sizeMm()));
        }
    }

    private void inlineImage(ContentLexer in) throws IOException {
        Map<String, Object> entries = in.imageEntries();
        boolean[][] cells = InlineMask.cells(entries, in.imageData());
        Extent at = painted.unitSquare(state);
        if (depth == 0 && cells.length > 0 && !state.fillsWhite && at.liesIn(state.clip)) {
            masks.add(new Mask(at, state.isUpright(), cells));
        } else {
            painted.paint(at, state);
        }
    }

    private void draw(String name, COSDictionary resources) throws IOException {
        COSDictionary objects = resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || !(objects.getDictionaryObject(COSName.getPDFName(name)) instanceof COSStream stream)) {
            return;
        }
        if (!COSName.FORM.equals(stream.getCOSName(COSName.SUBTYPE))) {
            painted.paint(painted.unitSquare(state), state);
            return;
        }
        if (depth >= DEEPEST_FORM) {
            throw new IOException("forms within forms, deeper than " + DEEPEST_FORM);
        }
        form(stream, resources);
    }

    /** A form drawn at the same place as before shows the same: letters share their static text so. */
    private void form(COSStream stream, COSDictionary outer) throws IOException {
        if (depth > 0) {
            readFormOrInsert(stream, outer);
            return;
        }
        endPassage();
        Drawn before = drawn.get(stream);
        if (before == null || !state.isAt(before.place()) || !before.clip().equals(state.clip)) {
            double[] place = state.place();
            Extent clip = state.clip;
            List<String> insertedBefore = inserted;
            inserted = new ArrayList<>();
            readFormOrInsert(stream, outer);
            before = new Drawn(place, clip, new Passage(shown, painted.take()), List.copyOf(inserted));
            inserted = insertedBefore;
            shown = new ArrayList<>();
            drawn.put(stream, before);
        }
        inserted.addAll(before.inserted());
        if (!before.passage().isEmpty()) {
            passages.add(before.passage());
        }
    }

    /** An insert's page was checked when the template was read, and what it shows is the communicator's: only its fonts count here. */
    private void readFormOrInsert(COSStream stream, COSDictionary outer) throws IOException {
        String insert = inserts.of(stream);
        if (insert.isEmpty()) {
            readForm(stream, outer);
            return;
        }
        List<Shown> shownBefore = shown;
        List<Extent> paintedBefore = painted.take();
        List<Mask> masksBefore = masks;
        shown = new ArrayList<>();
        masks = new ArrayList<>();
        readForm(stream, outer);
        shown = shownBefore;
        painted.putBack(paintedBefore);
        masks = masksBefore;
        inserted.add(insert);
    }

    private void readForm(COSStream stream, COSDictionary outer) throws IOException {
        TextState outside = state.copy();
        COSArray matrix = stream.getCOSArray(COSName.MATRIX);
        if (matrix != null && matrix.size() == 6) {
            float[] m = matrix.toFloatArray();
            state.concatenate(m[0], m[1], m[2], m[3], m[4], m[5]);
        }
        COSArray box = stream.getCOSArray(COSName.BBOX);
        if (box != null && box.size() == 4) {
            painted.clipTo(box.toFloatArray(), state);
        }
        COSDictionary own = stream.getCOSDictionary(COSName.RESOURCES);
        depth++;
        run(parts.content(stream), own == null ? outer : own);
        depth--;
        state = outside;
    }
}
