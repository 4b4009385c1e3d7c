package se.utskick.email;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A browser of the machine's, without a window, as a reader's mail program shows a page. Tests are passed over where there is none. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;
    /** One for all: a page of its own for each would cost a process each. */
    private final Page page;

    private final List<String> requests = new ArrayList<>();

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox", // Tests run as root, on pages of our own.
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        this.page = browser.newPage();
        page.onRequest(request -> requests.add(request.url()));
    }

    /**
     * How a page came out.
     *
     * @param violations of WCAG 2.1 A and AA, as axe-core tells them, each with the elements
     * @param requests whatever it asked the network for
     * @param width what it takes at most, in CSS pixels
     */
    record Shown(List<String> violations, List<String> requests, int width) {}

    static Chromium start() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new)
                .orElseGet(Chromium::passedOver);
    }

    private static Chromium passedOver() {
        String reason = "Passed over: chromium is not installed";
        if (Boolean.getBoolean("utskick.nothing-skipped")) {
            throw new AssertionError(reason);
        }
        System.out.println(reason);
        return Assumptions.abort(reason);
    }

    /** Shows a page on a screen so wide, and keeps a picture of all of it. */
    Shown show(String html, int width, Path picture) {
        requests.clear();
        page.setViewportSize(width, 800);
        page.setContent(html);
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        int takes = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
        List<String> asked = List.copyOf(requests);
        // The old way of running it opens no page of its own.
        List<String> violations = new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        return new Shown(violations, asked, takes);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
