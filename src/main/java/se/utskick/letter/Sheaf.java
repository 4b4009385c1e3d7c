package se.utskick.letter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.utskick.selection.PieceReference;

/**
 * Letters that one worker sets in a row, composed but without numbers. When all sheaves before have theirs it gets its own, and
 * {@link Bindery} makes it into bytes.
 */
final class Sheaf {

    /** How many letters; the same whatever the number of threads, so that the bytes are the same. */
    static final int LETTERS = 64;

    /** How many letters' elements stand compressed together. */
    static final int LETTERS_A_PACK = 16;

    private final List<Letter> letters = new ArrayList<>(LETTERS);
    private final List<Page> pages = new ArrayList<>(2 * LETTERS);
    private final Map<Form, Integer> forms = new LinkedHashMap<>();
    private final List<Form> formsInOrder = new ArrayList<>();
    private final List<Own> own = new ArrayList<>(2 * LETTERS);
    private final GlyphsUsed glyphs;
    private final Bytes streams;

    /** @param room what the worker's last sheaf stood in, which is bytes by now */
    Sheaf(Room room) {
        this.glyphs = room.glyphs;
        this.streams = room.streams;
        glyphs.clear();
        streams.clear();
    }

    /** Where one worker's sheaves are composed, one after the other: new memory for each would be cleared for nothing. */
    static final class Room {
        private final GlyphsUsed glyphs = new GlyphsUsed();
        private final Bytes streams = new Bytes(1 << 16);
    }

    /**
     * A letter, its pages counted within the sheaf.
     *
     * @param heard its structure, null in a print profile
     */
    record Letter(
            PieceReference reference,
            int firstPage,
            int pages,
            int sheets,
            List<String> names,
            List<String> lines,
            String sha256,
            @Nullable Heard heard) {

        SetPiece at(int pagesBefore) {
            return new SetPiece(reference, pagesBefore + firstPage, pages, sheets, names, lines, sha256);
        }
    }

    /** A page's streams: its own as they are numbered here, shared ones as their name's complement; none for a blank one. */
    record Page(List<Integer> streams) {}

    /** A content stream of one page's own: where it ends, the mark that comes after it. */
    record Own(int end, SheetMark.@Nullable Sheet mark) {}

    /** A stretch of a page's content. */
    interface Content {
        void addTo(Bytes bytes);
    }

    /** Draws a sheet's mark after the content; the sheets come in order. */
    interface Marker {
        Bytes after(SheetMark.Sheet sheet, Content content);
    }

    int pages() {
        return pages.size();
    }

    List<Page> eachPage() {
        return pages;
    }

    /** The contents of all streams of pages' own, one after the other. */
    Bytes streams() {
        return streams;
    }

    List<Own> ownStreams() {
        return own;
    }

    /** The form that a page's stream names by its complement. */
    Form form(int complement) {
        return formsInOrder.get(~complement);
    }

    List<Letter> letters() {
        return letters;
    }

    GlyphsUsed glyphs() {
        return glyphs;
    }

    /** What is shared with other sheaves, in the order of its first use here. */
    Iterable<Form> forms() {
        return forms.keySet();
    }

    /** The name pages of this sheaf draw the form by. */
    int nameOf(Form form) {
        Integer known = forms.get(form);
        if (known == null) {
            known = forms.size();
            forms.put(form, known);
            formsInOrder.add(form);
            glyphs.addAll(form.glyphs());
        }
        return known;
    }

    void add(Letter letter) {
        letters.add(letter);
    }

    /** Begins a page. */
    void page() {
        pages.add(new Page(new ArrayList<>(8)));
    }

    /** Adds a stream that many pages share. */
    void shared(Form form) {
        streamsOfPage().add(~nameOf(form));
    }

    private List<Integer> streamsOfPage() {
        return pages.get(pages.size() - 1).streams();
    }

    /**
     * Adds a stream of the page's own.
     *
     * @param mark the sheet's, where this is its front
     */
    void own(Bytes content, SheetMark.@Nullable Sheet mark) {
        streamsOfPage().add(own.size());
        streams.add(content.array(), 0, content.size());
        own.add(new Own(streams.size(), mark));
    }

    /** A page without content, not even a resource. */
    void blankPage() {
        pages.add(new Page(List.of()));
    }

    /** Whether its letters have a structure. */
    boolean isHeard() {
        return letters.get(0).heard() != null;
    }

    /** Streams, packs, in them a node with what the pages need, the pages and the letters' elements. */
    int numbers() {
        int elements = 0;
        for (Letter letter : letters) {
            elements += letter.heard() == null ? 0 : letter.heard().count();
        }
        return own.size() + packs() + (isHeard() ? 3 : 2) + pages.size() + elements;
    }

    /** How many keys of the parent tree it takes. */
    int keys() {
        int keys = pages.size();
        for (Letter letter : letters) {
            keys += letter.heard() == null ? 0 : letter.heard().links();
        }
        return keys;
    }

    int packs() {
        return 1 + (isHeard() ? (letters.size() + LETTERS_A_PACK - 1) / LETTERS_A_PACK : 0);
    }

    /**
     * Where the sheaf has its place in a file.
     *
     * @param firstKey of the parent tree: pages take the first, links those after them
     */
    record Place(int firstNumber, int pagesBefore, int firstKey, Map<Form, Integer> formNumbers) {}

    /** The number of the pages' node where the sheaf's numbers begin with the first. */
    int nodeFrom(int first) {
        return first + own.size() + packs();
    }

    /** The number of the parent tree's leaf of a sheaf whose letters are heard. */
    static int leafOf(int node) {
        return node + 1;
    }

    /** The number of the element that holds the sheaf's letters. */
    static int divisionOf(int node) {
        return node + 2;
    }
}
