package se.utskick.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A breakdown as it may be published: no cell under five, and none that can be found by subtracting what is shown from the total.
 *
 * <p>All cells up to a limit are folded into one figure, equal ones together: those under five, and then the next larger ones until the
 * folded are at least two, not all alike, and five in sum. Which cells are folded depends on their figures alone, so two folded cells
 * could change places and the same would be published: a reader who knows this rule and every name still finds none. Where so much must
 * be folded that nothing is left to show, only the total is told, and no name; and where the total itself is under five, nothing.
 *
 * <p>Breakdowns by school and by place of the same run give nothing away together: for any two breakdowns of one total there is a table
 * with these margins. So no crossed table is published, and sums over several runs carry no breakdown (a cell folded in one report could
 * be had by subtracting it from another).
 *
 * @param shown by name, in code-point order
 * @param folded the sum of the others, 0 where there are none
 */
record Folding(SortedMap<String, Integer> shown, int folded) {

    /** The name of the folded figure in {@code verification.json}. */
    static final String OTHER = "OTHER";

    private static final int LEAST_SHOWN = 5;

    static Folding of(Map<String, Integer> cells) {
        List<Integer> figures = cells.values().stream().sorted().toList();
        int limit = limit(figures);
        SortedMap<String, Integer> shown = new TreeMap<>();
        int folded = 0;
        for (Map.Entry<String, Integer> cell : cells.entrySet()) {
            if (cell.getValue() > limit) {
                shown.put(cell.getKey(), cell.getValue());
            } else {
                folded += cell.getValue();
            }
        }
        return new Folding(shown, folded);
    }

    /** Whether there is anything to publish. */
    boolean isTold() {
        return total() >= LEAST_SHOWN;
    }

    int total() {
        return shown.values().stream().mapToInt(Integer::intValue).sum() + folded;
    }

    /** The largest figure that is folded, 0 where none need be. */
    private static int limit(List<Integer> sorted) {
        if (sorted.isEmpty() || sorted.get(0) >= LEAST_SHOWN) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < sorted.size(); i++) {
            int figure = sorted.get(i);
            sum += figure;
            boolean lastOfItsLike = i + 1 == sorted.size() || sorted.get(i + 1) > figure;
            boolean nextIsLarge = i + 1 == sorted.size() || sorted.get(i + 1) >= LEAST_SHOWN;
            boolean hidesAll = figure > sorted.get(0) && sum >= LEAST_SHOWN;
            if (lastOfItsLike && nextIsLarge && hidesAll) {
                return figure;
            }
        }
        return sorted.get(sorted.size() - 1);
    }
}
