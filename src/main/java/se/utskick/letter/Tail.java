package se.utskick.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows a letter's own pages: inserts, each from a sheet's front on. A back left before one carries the piece's reference and counts
 * as a page, so that no number is missing.
 */
final class Tail {

    static final Tail NONE = new Tail(List.of(), 1);

    private final List<@Nullable Form> pages;
    private final int pagesASheet;

    private Tail(List<@Nullable Form> pages, int pagesASheet) {
        this.pages = pages;
        this.pagesASheet = pagesASheet;
    }

    /** @param outline has a place for each insert; null for print */
    static Tail of(List<InsertPages> inserts, PageGeometry geometry, @Nullable Outline outline) {
        int pagesASheet = geometry.profile().pagesASheet();
        List<@Nullable Form> pages = new ArrayList<>();
        for (InsertPages insert : inserts) {
            fill(pages, pagesASheet);
            for (int page = 0; page < insert.insert().pages(); page++) {
                pages.add(form(insert, page, geometry, outline));
            }
        }
        return new Tail(pages, pagesASheet);
    }

    private static void fill(List<@Nullable Form> pages, int pagesASheet) {
        while (pages.size() % pagesASheet != 0) {
            pages.add(null);
        }
    }

    private static Form form(InsertPages insert, int page, PageGeometry geometry, @Nullable Outline outline) {
        return Form.of(Set.of(insert), outline, 0, ink -> {
            if (outline != null) {
                ink.block(outline.insert(insert.number()));
            }
            ink.begin(Outline.TEXT);
            ink.drawn(insert.nameOf(page));
            ink.end();
            // A figure has a place where it stands on one page alone (ISO 32000-1, 14.8.5.4.3).
            if (insert.insert().pages() == 1) {
                ink.spot(Outline.TEXT, "", 0, 0, geometry.pageWidthPt(), geometry.pageHeightPt());
            }
        });
    }

    /** All pages of a piece whose letter has so many of its own. */
    int with(int ownPages) {
        return pages.isEmpty() ? ownPages : start(ownPages) + pages.size();
    }

    /** A page after the letter's own, from 0; null for a back with nothing but the reference. */
    @Nullable
    Form page(int ownPages, int number) {
        int place = number - start(ownPages);
        return place < 0 ? null : pages.get(place);
    }

    private int start(int ownPages) {
        return (ownPages + pagesASheet - 1) / pagesASheet * pagesASheet;
    }
}
