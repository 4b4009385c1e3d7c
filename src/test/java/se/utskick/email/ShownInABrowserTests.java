package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;
import se.utskick.campaign.Channel;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;

/**
 * Every shape of every shipped message, shown by a browser on the smallest screen that has to do (WCAG 2.1, 1.4.10) and on a larger one:
 * axe-core finds nothing, nothing is fetched, nothing has to be scrolled sideways. The pictures lie in {@code target/mail-pictures/}.
 */
class ShownInABrowserTests {

    private static final Path PICTURES = Path.of("target", "mail-pictures");
    private static final int SMALLEST = 320;
    private static final int USUAL = 1024;

    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(PICTURES);
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyShippedMessageIsAccessibleFetchesNothingAndFitsASmallScreen() {
        Map<String, String> pages = shippedPages();
        assertThat(pages).as("youths × of age × reply × room × change").hasSizeGreaterThanOrEqualTo(80);
        Map<String, String> shown = new LinkedHashMap<>();
        pages.forEach((name, html) -> shown.putIfAbsent(html, name)); // what reads the same is shown once
        assertThat(shown.values()).anyMatch(name -> name.endsWith("-moved")).anyMatch(name -> name.endsWith("-off"));

        shown.forEach((html, name) -> {
            for (int width : new int[] {SMALLEST, USUAL}) {
                Chromium.Shown page = browser.show(html, width, PICTURES.resolve(name + "-" + width + ".png"));
                assertThat(page.violations()).as(name + " at " + width).isEmpty();
                assertThat(page.requests()).as(name + " at " + width).isEmpty();
                assertThat(page.width()).as(name + " at " + width).isLessThanOrEqualTo(width);
            }
        });
    }

    @Test
    void aPageThatIsNotAsItShouldBeIsToldOf() {
        Chromium.Shown shown = browser.show("""
                <!DOCTYPE html>
                <html><head><title>Fel</title></head><body style="background-color: #ffffff">
                <p style="color: #aaaaaa; width: 900px">Svag text som är för bred.</p>
                <img src="http://127.0.0.1:9/pixel.png">
                </body></html>
                """, SMALLEST, PICTURES.resolve("fel.png"));

        assertThat(shown.violations())
                .anyMatch(violation -> violation.startsWith("html-has-lang"))
                .anyMatch(violation -> violation.startsWith("color-contrast"))
                .anyMatch(violation -> violation.startsWith("image-alt"));
        assertThat(shown.requests()).containsExactly("http://127.0.0.1:9/pixel.png");
        assertThat(shown.width()).isGreaterThan(SMALLEST);
    }

    /** By a name for the picture. */
    private static Map<String, String> shippedPages() {
        Campaigns campaigns = new Campaigns(Samples.SHIPPED);
        Map<String, String> pages = new TreeMap<>();
        for (String name : campaigns.names()) {
            Campaign campaign = campaigns.get(name);
            if (campaign.channels().contains(Channel.EMAIL)) {
                MessagePress press = MessagePress.open(Samples.SHIPPED, campaign, Samples.LETTER_DATE);
                pieces().forEach((shape, piece) -> pages.put(name + "-" + shape, Received.html(press.compose(piece))));
            }
        }
        return pages;
    }

    private static Map<String, Piece> pieces() {
        Map<String, Piece> pieces = new TreeMap<>();
        for (int youths = 1; youths <= 3; youths++) {
            for (int adults : IntStream.of(0, 1, youths).distinct().toArray()) {
                for (LocalDate replyBy : new LocalDate[] {null, LocalDate.of(2026, 12, 3)}) {
                    for (String room : List.of("", "Aulan")) {
                        String shape = youths + "-" + adults + (replyBy == null ? "" : "-reply")
                                + (room.isEmpty() ? "" : "-room");
                        Piece invitation = piece(youths, adults, replyBy, room);
                        pieces.put(shape, invitation);
                        boolean isOneOfAll = adults > 0 && adults < youths; // reads as where all are of age
                        for (Change.Kind kind : isOneOfAll ? new Change.Kind[0] : Change.Kind.values()) {
                            pieces.put(shape + "-" + kind.variant(), Samples.change(invitation, kind));
                        }
                    }
                }
            }
        }
        return pieces;
    }

    private static Piece piece(int youths, int adults, LocalDate replyBy, String room) {
        List<Piece.Youth> all = new ArrayList<>();
        for (int i = 0; i < youths; i++) {
            all.add(new Piece.Youth("Alva", i < adults));
        }
        return Samples.piece(
                Samples.meeting("Exempelskolan", room, "expeditionen, 031-390 06 30", replyBy),
                all.toArray(Piece.Youth[]::new));
    }
}
