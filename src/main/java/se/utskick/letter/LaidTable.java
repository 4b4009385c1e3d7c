package se.utskick.letter;

import java.util.Arrays;
import java.util.List;

/**
 * A table's rows, each a strip that no page's end parts; header rows stand again on every page. Columns get what their content asks for;
 * where that is too much, each gets at least its longest word and a share of the rest by what it lacks.
 */
final class LaidTable implements Laid {

    private static final double GAP_PT = Box.points(5);
    private static final double RULE_PT = 0.5;
    private static final double HEADER_RULE_GREY = 0.25;
    private static final double ROW_RULE_GREY = 0.75;

    private final Block.Table table;
    private final double measurePt;
    private final int columns;
    private final int headers;
    private final LaidParagraph[][] cells;
    private final Galley[][] galleys;
    private final int[][] firstRuns;
    private final double[] widths;
    private final double[] lefts;
    private final double[] heights;

    LaidTable(Block.Table table, double measurePt) {
        this.table = table;
        this.measurePt = measurePt;
        List<Block.Row> rows = table.rows();
        this.columns = rows.get(0).cells().size();
        this.headers = (int) rows.stream().takeWhile(Block.Row::isHeader).count();
        this.cells = new LaidParagraph[rows.size()][columns];
        this.galleys = new Galley[rows.size()][columns];
        this.firstRuns = new int[rows.size()][columns];
        this.widths = new double[columns];
        this.lefts = new double[columns];
        this.heights = new double[rows.size()];
        // Cells, rows and the table itself come before.
        int run = rows.size() * columns + rows.size() + 1;
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                cells[row][column] = new LaidParagraph(rows.get(row).cells().get(column), measurePt);
                firstRuns[row][column] = run;
                run += cells[row][column].runs();
            }
        }
    }

    @Override
    public boolean lay(Values values) {
        double[] natural = new double[columns];
        double[] least = new double[columns];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < columns; column++) {
                LaidParagraph cell = cells[row][column];
                galleys[row][column] = cell.fill(values);
                double size = cell.style().typing().sizePt();
                // A hundredth more than measured, so that rounding never breaks what was given just its room.
                natural[column] = Math.max(natural[column], galleys[row][column].naturalWidth(size) + 0.01);
                least[column] = Math.max(least[column], galleys[row][column].leastWidth(size) + 0.01);
            }
        }
        double room = measurePt - GAP_PT * (columns - 1);
        if (Arrays.stream(least).sum() > room) {
            return false;
        }
        share(natural, least, room);
        return breakCells();
    }

    private void share(double[] natural, double[] least, double room) {
        double wanted = Arrays.stream(natural).sum() - Arrays.stream(least).sum();
        double spare = room - Arrays.stream(least).sum();
        double share = wanted <= spare || wanted == 0 ? 1 : spare / wanted;
        double left = 0;
        for (int column = 0; column < columns; column++) {
            widths[column] = least[column] + share * (natural[column] - least[column]);
            lefts[column] = left;
            left += widths[column] + GAP_PT;
        }
    }

    private boolean breakCells() {
        boolean fits = true;
        for (int row = 0; row < cells.length; row++) {
            heights[row] = 0;
            for (int column = 0; column < columns; column++) {
                Style style = cells[row][column].style();
                fits &= cells[row][column].breakLines(widths[column] + 0.01);
                double height = style.spaceBeforePt()
                        + galleys[row][column].lines() * style.typing().leadingPt()
                        + style.spaceAfterPt();
                heights[row] = Math.max(heights[row], height);
            }
        }
        return fits;
    }

    @Override
    public Role role() {
        return new Role.Table();
    }

    @Override
    public String language() {
        return table.language();
    }

    /** A row's cells from left to right; each says its place and what it is the header of. */
    List<LaidParagraph> row(int row) {
        return List.of(cells[row]);
    }

    @Override
    public Style style() {
        return table.around();
    }

    @Override
    public int strips() {
        return heights.length;
    }

    @Override
    public double stripPt(int strip) {
        return heights[strip];
    }

    @Override
    public int least() {
        return 1;
    }

    @Override
    public int repeated() {
        return headers;
    }

    @Override
    public void draw(int from, int to, Ink ink, double x, double top) {
        double y = top;
        for (int row = from; row < to; row++) {
            for (int column = 0; column < columns; column++) {
                LaidParagraph cell = cells[row][column];
                cell.draw(
                        0,
                        cell.strips(),
                        ink,
                        x + lefts[column],
                        y - cell.style().spaceBeforePt(),
                        row * columns + column,
                        firstRuns[row][column]);
            }
            y -= heights[row];
            ink.rule(x, y, measurePt, RULE_PT, row < headers ? HEADER_RULE_GREY : ROW_RULE_GREY);
        }
    }
}
