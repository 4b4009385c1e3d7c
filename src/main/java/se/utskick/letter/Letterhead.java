package se.utskick.letter;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;

/** The forms that every letter of a run is written on: what stands at page one's top, the footer, a proof's stamp. */
final class Letterhead {

    /** How many marks page one's stationery takes where content is marked: the date's. */
    static final int MARKS = 1;

    private static final double SENDER_GREY = 0.25;
    private static final Typing STAMP = new Typing(170, 170, 0.86);
    private static final String STAMP_TEXT = "PROV";

    private Letterhead() {}

    /** @param below drawn on page one before all else */
    static LetterPages.Paper paper(
            LetterTemplate template,
            PageGeometry geometry,
            Campaign campaign,
            LocalDate letterDate,
            Conformance conformance,
            Form.Drawing below) {
        String returnAddress = campaign.sender().returnAddress();
        return paper(
                template,
                geometry,
                letterDate,
                conformance,
                below,
                ink -> senderLine(ink, geometry, returnAddress),
                true);
    }

    /** What is read on a screen has no window, and nobody to whom it could be returned. */
    static LetterPages.Paper forScreen(LetterTemplate template, PageGeometry geometry, LocalDate letterDate) {
        return paper(template, geometry, letterDate, Conformance.ACCESSIBLE, ink -> {}, ink -> {}, false);
    }

    private static LetterPages.Paper paper(
            LetterTemplate template,
            PageGeometry geometry,
            LocalDate letterDate,
            Conformance conformance,
            Form.Drawing below,
            Form.Drawing sender,
            boolean isPosted) {
        Outline outline = outline(conformance, template.language());
        Set<Image> onFront = new TreeSet<>(Comparator.comparing(Image::number));
        Form.Drawing head = template.stationery().drawing("letterhead", geometry.letterhead(), geometry, onFront);
        Form front = Form.of(onFront, outline, 0, ink -> {
            ink.beginArtifact();
            below.on(ink);
            head.on(ink);
            ink.endArtifact();
            ink.block(Outline.LETTER);
            ink.begin(Outline.DATE);
            date(ink, template.style("date", "p"), geometry, letterDate);
            ink.end();
            ink.beginArtifact();
            sender.on(ink);
            ink.endArtifact();
        });
        Set<Image> onFoot = new TreeSet<>(Comparator.comparing(Image::number));
        Form.Drawing foot = template.stationery().drawing("footer", geometry.footer(), geometry, onFoot);
        Form footer = Form.of(onFoot, outline, 0, ink -> {
            ink.beginArtifact();
            foot.on(ink);
            ink.endArtifact();
        });
        return new LetterPages.Paper(front, following(template, geometry, outline), footer, null, isPosted);
    }

    private static @Nullable Form following(LetterTemplate template, PageGeometry geometry, @Nullable Outline outline) {
        if (!template.stationery().has("following")) {
            return null;
        }
        Box box = geometry.following();
        if (box == null) {
            throw Refusal.of("letter.region-place", geometry.profile().name(), "following");
        }
        Set<Image> images = new TreeSet<>(Comparator.comparing(Image::number));
        Form.Drawing drawing = template.stationery().drawing("following", box, geometry, images);
        return Form.of(images, outline, 0, ink -> {
            ink.beginArtifact();
            drawing.on(ink);
            ink.endArtifact();
        });
    }

    /** PROV rising through the page's middle, light enough to read the letter above it. */
    static Form proofStamp(PageGeometry geometry, Conformance conformance) {
        double width = FontMetrics.of(Face.BOLD).width(STAMP_TEXT, STAMP.sizePt()) * Math.sqrt(0.5);
        double height = 0.66 * STAMP.sizePt() * Math.sqrt(0.5);
        double x = (geometry.pageWidthPt() - width + height) / 2;
        double y = (geometry.pageHeightPt() - width - height) / 2;
        return Form.of(Set.of(), outline(conformance, ""), 0, ink -> {
            ink.beginArtifact();
            ink.risingLine(STAMP_TEXT, Face.BOLD, STAMP, x, y);
            ink.endArtifact();
        });
    }

    static @Nullable Outline outline(Conformance conformance, String language) {
        return conformance == Conformance.ACCESSIBLE ? Outline.ofPaper(language) : null;
    }

    private static void date(Ink ink, Style style, PageGeometry geometry, LocalDate date) {
        String text = FieldType.longDate(date);
        Box box = geometry.date();
        ink.line(
                text,
                style.face(),
                style.typing(),
                geometry.leftPt(box),
                geometry.topPt(box) - style.typing().baselinePt());
    }

    private static void senderLine(Ink ink, PageGeometry geometry, String returnAddress) {
        AddressWindow window = geometry.window();
        String line = window.senderPrefix() + returnAddress;
        Typing typing = new Typing(window.senderSizePt(), window.senderSizePt() * 1.2, SENDER_GREY);
        FontMetrics metrics = FontMetrics.of(Face.REGULAR);
        if (!metrics.hasAll(line)
                || metrics.width(line, typing.sizePt()) > window.senderLine().widthPt()) {
            throw Refusal.of("letter.sender-line", geometry.profile().name());
        }
        Box box = window.senderLine();
        ink.line(line, Face.REGULAR, typing, geometry.leftPt(box), geometry.topPt(box) - typing.baselinePt());
    }
}
