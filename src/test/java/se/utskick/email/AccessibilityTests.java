package se.utskick.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.1 AA basics a screen reader or a small screen meets first (EN 301 549, 9). */
class AccessibilityTests {

    private final byte[] message = MessagePress.open(Samples.SHIPPED, Samples.campaign("skolmote"), Samples.LETTER_DATE)
            .compose(Samples.piece(Samples.meeting(null), Samples.minor("Alva")));
    private final String html = Received.html(message);

    @Test
    void saysItsLanguageAndTitle() {
        assertThat(html).startsWith("<!DOCTYPE html>\r\n<html lang=\"sv\">");
        assertThat(html).contains("<title>" + Received.subject(message) + "</title>");
    }

    @Test
    void hasOneMainHeadingAndSkipsNoLevel() {
        List<Integer> levels = found("<h([1-6])").stream().map(Integer::valueOf).toList();
        assertThat(levels).startsWith(1).containsOnlyOnce(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
    }

    @Test
    void headsEachRowOfItsTables() {
        assertThat(found("<(th)[ >]")).hasSameSizeAs(found("<(tr)>")).isNotEmpty();
        assertThat(found("<th scope=\"(row)\"")).hasSameSizeAs(found("<(th)[ >]"));
    }

    @Test
    void isReadableAndFetchesNothing() {
        assertThat(found("font-size: (\\d+)px")).allMatch(size -> Integer.parseInt(size) >= 14);
        assertThat(found("color: #([0-9a-f]{6})"))
                .contains("1a1a1a", "ffffff")
                .allMatch(colour -> List.of("1a1a1a", "ffffff", "767676").contains(colour));
        assertThat(html).doesNotContain("src=", "url(", "http:", "<img", "<script", "<link", "<style");
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(AccessibilityTests::first)
                .toList();
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }
}
