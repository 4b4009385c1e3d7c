package se.utskick.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The pages that end every piece by the ticket: those of each insert, known by a hash of all they draw, each insert from a sheet's front on.
 *
 * @param contents an empty one is a back before an insert, with a reference alone
 */
record InsertSequence(List<String> contents) {

    InsertSequence {
        contents = List.copyOf(contents);
    }

    static InsertSequence read(JsonNode ticket) {
        List<String> contents = new ArrayList<>();
        int pagesASheet = ticket.required("duplex").booleanValue() ? 2 : 1;
        if (ticket.has("printedInserts")) {
            for (JsonNode insert : ticket.required("printedInserts")) {
                while (contents.size() % pagesASheet != 0) {
                    contents.add("");
                }
                for (JsonNode page : insert.required("contents")) {
                    contents.add(page.stringValue());
                }
            }
        }
        return new InsertSequence(contents);
    }

    /** Every insert page's hash, each once. */
    Set<String> distinct() {
        Set<String> distinct = new TreeSet<>(contents);
        distinct.remove("");
        return distinct;
    }

    /** What page n of a piece's has to show: an insert's pages on the last ones, none on those before. */
    List<String> expectedOn(int n, int pages) {
        int place = n - 1 - (pages - contents.size());
        boolean isInsert = place >= 0 && n <= pages && !contents.get(place).isEmpty();
        return isInsert ? List.of(contents.get(place)) : List.of();
    }

    /** Whether the first insert begins on a sheet's front, and a letter stands before it. */
    boolean beginsOnFront(int pages, int pagesASheet) {
        int before = pages - contents.size();
        return contents.isEmpty() || (before > 0 && before % pagesASheet == 0);
    }
}
