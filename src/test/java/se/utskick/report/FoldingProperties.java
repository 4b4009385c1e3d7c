package se.utskick.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Nobody finds a folded cell, not even who knows every name, the total and the rule. */
class FoldingProperties {

    private static final List<String> NAMES = List.of("Arna", "Borg", "Cala", "Duvnäs", "Ekby");
    private static final int LARGEST = 12;

    @Property
    void neverShowsACellUnderFive(@ForAll @Size(max = 30) List<@IntRange(min = 1, max = 40) Integer> figures) {
        assertThat(Folding.of(cells(figures)).shown().values()).allMatch(n -> n >= 5);
    }

    @Property
    void keepsTheTotal(@ForAll @Size(max = 30) List<@IntRange(min = 1, max = 40) Integer> figures) {
        int total = figures.stream().mapToInt(Integer::intValue).sum();

        assertThat(Folding.of(cells(figures)).total()).isEqualTo(total);
    }

    @Property
    void foldsTwoAtLeastOrNone(@ForAll @Size(max = 30) List<@IntRange(min = 1, max = 40) Integer> figures) {
        Folding folding = Folding.of(cells(figures));

        int hidden = figures.size() - folding.shown().size();
        if (!folding.shown().isEmpty()) {
            assertThat(hidden).isNotEqualTo(1);
        }
        assertThat(folding.folded() == 0).isEqualTo(hidden == 0);
    }

    @Property
    void tellsNoFoldedFigureUnderFive(@ForAll @Size(max = 5) List<@IntRange(min = 1, max = 6) Integer> figures) {
        Folding folding = Folding.of(cells(figures));

        if (folding.isTold() && folding.folded() > 0) {
            assertThat(folding.folded()).isGreaterThanOrEqualTo(5);
        }
    }

    @Property
    void showsAllWhereNoneIsSmall(@ForAll @Size(max = 30) List<@IntRange(min = 5, max = 40) Integer> figures) {
        assertThat(Folding.of(cells(figures)).shown()).hasSize(figures.size());
    }

    /**
     * Tries every table of these names that publishes the same: whatever the reader knows besides, each folded cell could be at least two
     * different figures. (Where nothing is shown there is only the total, which is published anyway.)
     */
    @Property(tries = 300)
    void noFoldedCellCanBeRecomputed(
            @ForAll @Size(min = 2, max = 4) List<@IntRange(min = 1, max = LARGEST) Integer> figures) {
        Map<String, Integer> truth = cells(figures);
        Folding published = Folding.of(truth);
        if (published.shown().isEmpty()) {
            return;
        }
        List<Map<String, Integer>> possible = new ArrayList<>();
        tables(new ArrayList<>(truth.keySet()), 0, new TreeMap<>(), published, possible);

        assertThat(possible).contains(truth);
        Set<String> hidden = new TreeSet<>(truth.keySet());
        hidden.removeAll(published.shown().keySet());
        for (String name : hidden) {
            Set<Integer> figuresOfName = new HashSet<>();
            possible.forEach(table -> figuresOfName.add(table.get(name)));
            assertThat(figuresOfName).as(name + " of " + truth).hasSizeGreaterThan(1);
        }
    }

    private static void tables(
            List<String> names,
            int next,
            Map<String, Integer> table,
            Folding published,
            List<Map<String, Integer>> possible) {
        if (next == names.size()) {
            if (Folding.of(table).equals(published)) {
                possible.add(new TreeMap<>(table));
            }
            return;
        }
        for (int figure = 1; figure <= LARGEST; figure++) {
            table.put(names.get(next), figure);
            tables(names, next + 1, table, published, possible);
        }
        table.remove(names.get(next));
    }

    private static Map<String, Integer> cells(List<Integer> figures) {
        Map<String, Integer> cells = new TreeMap<>();
        for (int i = 0; i < figures.size(); i++) {
            cells.put(i < NAMES.size() ? NAMES.get(i) : "Ort " + i, figures.get(i));
        }
        return cells;
    }
}
