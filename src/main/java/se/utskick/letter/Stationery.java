package se.utskick.letter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.utskick.Refusal;

/**
 * What every letter's paper carries, from {@code templates/shared/stationery.html}: the letterhead on page one, {@code following} on those
 * after it, the footer on all. A
 * region that begins with an image has it on the left, its lines beside it.
 */
final class Stationery {

    static final Set<String> REGIONS = new LinkedHashSet<>(List.of("letterhead", "following", "footer"));

    private static final double IMAGE_GAP_PT = Box.points(4);

    private final String file;
    private final Map<String, Markup.Element> regions = new TreeMap<>();
    private final BlockReader reader;

    Stationery(String file, Markup.Element html, BlockReader reader) {
        this.file = file;
        this.reader = reader;
        for (Markup.Element body : html.elements()) {
            for (Markup.Element region : body.elements()) {
                if (body.name().equals("body")) {
                    regions.put(region.attribute("data-region"), region);
                }
            }
        }
    }

    boolean has(String region) {
        return regions.containsKey(region);
    }

    /** Draws a region in its box, on a page of this geometry; nothing where the stationery has none. */
    Form.Drawing drawing(String region, Box box, PageGeometry geometry, Set<Image> images) {
        Markup.Element element = regions.get(region);
        if (element == null) {
            return ink -> {};
        }
        List<Block.Picture> pictures = new ArrayList<>();
        List<Laid> lines = new ArrayList<>();
        double textLeft = 0;
        for (Markup.Element block : element.elements()) {
            if (!reader.imagesOf(block).isEmpty()) {
                Block.Picture picture = reader.picture(block, "");
                pictures.add(picture);
                images.addAll(picture.artwork().images());
                textLeft = picture.widthPt() + IMAGE_GAP_PT;
            }
            lines.add(new LaidParagraph(reader.paragraph(block, ""), box.widthPt() - textLeft));
        }
        if (pictures.size() > 1) {
            throw Refusal.of("letter.region-image", file, region);
        }
        double height = layAll(lines);
        double imageHeight = pictures.isEmpty()
                ? 0
                : pictures.get(0).artwork().heightFor(pictures.get(0).widthPt());
        if (height < 0 || Math.max(height, imageHeight) > box.heightPt() + 0.5) {
            throw Refusal.of("letter.region-overflow", file, region);
        }
        double left = geometry.leftPt(box);
        double top = geometry.topPt(box);
        double indent = textLeft;
        return ink -> {
            for (Block.Picture picture : pictures) {
                picture.artwork().draw(ink, left, top - imageHeight, picture.widthPt());
            }
            draw(lines, ink, left + indent, top - Math.max(0, imageHeight - height) / 2);
        };
    }

    /** The height of all lines, or -1 where one is too wide. */
    private static double layAll(List<Laid> lines) {
        double height = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).lay(Laid.Values.NONE)) {
                return -1;
            }
            height += gap(lines, i) + lines.get(i).heightPt(0, lines.get(i).strips());
        }
        return height;
    }

    private static void draw(List<Laid> lines, Ink ink, double left, double top) {
        double y = top;
        for (int i = 0; i < lines.size(); i++) {
            Laid line = lines.get(i);
            y -= gap(lines, i);
            line.draw(0, line.strips(), ink, left, y);
            y -= line.heightPt(0, line.strips());
        }
    }

    private static double gap(List<Laid> lines, int index) {
        return index == 0
                ? 0
                : Math.max(
                        lines.get(index).style().spaceBeforePt(),
                        lines.get(index - 1).style().spaceAfterPt());
    }
}
