package se.utskick.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.letter.Paginator.Slot;

/** Where pages end, tried at every height: wherever the end of the page falls in a block, its rules hold. */
class PaginatorTests {

    /** Room for a heading, a table's head and what has to follow them. */
    private static final double FIRST_PT = 80;

    private static final double LATER_PT = 200;

    @TempDir
    Path folder;

    @Test
    void leavesNoLineOfAParagraphAloneOnEitherSide() throws Exception {
        List<Laid> blocks = laid("<p>1<br/>2<br/>3<br/>4<br/>5<br/>6</p><p>1<br/>2<br/>3</p><p>1<br/>2</p>");
        int parted = 0;
        for (double first = FIRST_PT; first < LATER_PT; first++) {
            for (List<Slot> page : paginated(blocks, first)) {
                for (Slot slot : page) {
                    int least = Math.min(2, blocks.get(slot.block()).strips());
                    assertThat(slot.to() - slot.from())
                            .as("lines of a paragraph on a page")
                            .isGreaterThanOrEqualTo(least);
                    parted += slot.from() > 0 ? 1 : 0;
                }
            }
        }
        assertThat(parted).as("ends that fell inside a paragraph").isGreaterThan(30);
    }

    @Test
    void neverPartsAHeadingFromWhatFollows() throws Exception {
        List<Laid> blocks = laid("<p>1<br/>2</p><h2>Rubrik</h2><p>1<br/>2<br/>3<br/>4</p><h2>Rubrik</h2><p>1</p>");
        int turned = 0;
        for (double first = FIRST_PT; first < LATER_PT; first++) {
            List<List<Slot>> pages = paginated(blocks, first);
            for (List<Slot> page : pages) {
                int last = page.get(page.size() - 1).block();
                assertThat(blocks.get(last).style().keepWithNext())
                        .as("a heading ends a page")
                        .isFalse();
            }
            turned += pages.get(pages.size() - 1).get(0).from() == 0 ? 1 : 0;
        }
        assertThat(turned).as("headings that had to turn the page").isGreaterThan(10);
    }

    @Test
    void repeatsATablesHeadWhereItGoesOnAndNeverEndsWithIt() throws Exception {
        List<Laid> blocks = laid("<table><thead><tr><th>Dag</th></tr></thead><tbody>"
                + "<tr><td>måndag</td></tr>".repeat(20) + "</tbody></table>");
        int table = blocks.size() - 1;
        for (double first = FIRST_PT; first < LATER_PT; first++) {
            List<List<Slot>> pages = paginated(blocks, first);
            int next = 0;
            for (int number = 0; number < pages.size(); number++) {
                List<Slot> rows = pages.get(number).stream()
                        .filter(slot -> slot.block() == table)
                        .toList();
                if (next > 0) {
                    assertThat(rows.get(0).from()).as("the head again").isZero();
                    assertThat(rows.get(0).to()).as("the head again").isOne();
                }
                if (!rows.isEmpty()) {
                    Slot body = rows.get(rows.size() - 1);
                    assertThat(body.from()).isEqualTo(next);
                    assertThat(body.to()).as("a head without a row").isGreaterThan(1);
                    next = body.to();
                }
            }
            assertThat(next).isEqualTo(21);
        }
    }

    @Test
    void placesNothingBelowThePage() throws Exception {
        List<Laid> blocks = laid("<p>1<br/>2<br/>3</p><h2>Rubrik</h2><ul><li>1</li><li>1<br/>2</li></ul>".repeat(9));
        for (double first = FIRST_PT; first < LATER_PT; first++) {
            List<List<Slot>> pages = paginated(blocks, first);
            for (int number = 0; number < pages.size(); number++) {
                for (Slot slot : pages.get(number)) {
                    double bottom = slot.topPt() + blocks.get(slot.block()).heightPt(slot.from(), slot.to());
                    assertThat(bottom).isLessThan((number == 0 ? first : LATER_PT) + 0.01);
                }
            }
        }
    }

    private static List<List<Slot>> paginated(List<Laid> blocks, double firstPt) {
        return Objects.requireNonNull(Paginator.paginate(blocks, firstPt, LATER_PT), "a strip taller than a page");
    }

    /** The blocks after a heading of their own, on lines. */
    private List<Laid> laid(String body) throws Exception {
        BadTemplate template = new BadTemplate(folder).letter("<h1>Hej</h1>\n" + body);
        ConstantFields constants = ConstantFields.of(template.campaign(), LetterPressTests.DATE);
        LetterTemplate read = LetterTemplate.read(template.places(), template.campaign(), Manuscript.LETTER, constants);
        List<Laid> blocks = new ArrayList<>();
        for (Block block : read.blocks(Variant.all(read.axes()).get(0))) {
            Laid laid = block.laid(400);
            assertThat(laid.lay(Laid.Values.NONE)).isTrue();
            blocks.add(laid);
        }
        return blocks;
    }
}
