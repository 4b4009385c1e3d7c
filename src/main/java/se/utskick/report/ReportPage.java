package se.utskick.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.campaign.Campaign;

/** What every report's page has: head, title, the promise as police and municipality follow it up, tables. */
final class ReportPage {

    private static final String STYLE = resource("report.css");

    /** Rows that do not fit half a page: such a table may go over to the next. */
    private static final int LONG = 18;

    private final Markup markup = new Markup();
    private final Words words;
    private final Lang lang;

    ReportPage(Words words, Lang lang) {
        this.words = words;
        this.lang = lang;
    }

    Markup markup() {
        return markup;
    }

    String say(String key, Object... arguments) {
        return words.say("report." + key, arguments);
    }

    /** The whole document. */
    String document(String title, String footer, Markup.Content body) {
        markup.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + lang.code()
                + "\" xml:lang=\"" + lang.code() + "\">\n");
        markup.in("head", () -> {
            markup.raw("\n<meta charset=\"utf-8\"/>\n");
            markup.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
            for (String name : List.of("description", "subject")) {
                markup.raw("<meta name=\"" + name + "\" content=\"" + Markup.escaped(title) + "\"/>\n");
            }
            markup.text("title", title);
            markup.raw("<style>\n" + STYLE.replace("FOOTER", cssText(footer)).replace("PAGE", cssText(say("page")))
                    + "</style>\n");
        });
        markup.in("body", () -> markup.in("main", body));
        return markup.raw("</html>\n").toString();
    }

    ReportPage heading(String key) {
        markup.text("h2", say(key));
        return this;
    }

    ReportPage paragraph(String text) {
        markup.text("p", text);
        return this;
    }

    /** Promise, target and who answers for it; result, status and deviations below (as in the yearly follow-ups). */
    void promise(String heading, Campaign.Promise promise, Tally tally) {
        markup.in("section class=\"promise\"", () -> {
            markup.text("h2", heading);
            markup.in(
                    "p class=\"pledge\"",
                    () -> markup.raw(Markup.escaped(promise.text()) + " <strong>("
                            + Markup.escaped(promise.responsible()) + ")</strong>"));
            terms(List.of(
                    List.of(say("target"), promise.target()),
                    List.of(say("responsible"), promise.responsible()),
                    List.of(say("result"), Result.of(tally, words)),
                    List.of(say("status"), say("status." + tally.status().name()))));
            deviations(tally);
        });
    }

    /** Label and value, a row each. */
    void terms(List<List<String>> terms) {
        markup.in(
                "table class=\"terms\"",
                () -> markup.in("tbody", () -> {
                    for (List<String> term : terms) {
                        markup.in("tr", () -> {
                            markup.text("th scope=\"row\"", term.get(0));
                            markup.text("td", term.get(1));
                        });
                    }
                }));
    }

    /** A table of names and counts, with a bar for each count. */
    void bars(String caption, String nameHead, String countHead, List<Bar> bars, int whole) {
        markup.in(bars.size() > LONG ? "table class=\"bars long\"" : "table class=\"bars\"", () -> {
            markup.text("caption", caption);
            markup.in(
                    "thead",
                    () -> markup.in("tr", () -> {
                        markup.text("th scope=\"col\"", nameHead);
                        markup.text("th scope=\"col\" class=\"count\"", countHead);
                        markup.text("th scope=\"col\" class=\"share\"", say("share"));
                    }));
            markup.in("tbody", () -> bars.forEach(bar -> bar(bar, whole)));
        });
    }

    /** One row of a table with bars. */
    record Bar(String name, int count, String kind) {}

    private void bar(Bar bar, int whole) {
        markup.in(bar.count() == 0 ? "tr class=\"none\"" : "tr", () -> {
            markup.text("th scope=\"row\"", bar.name());
            markup.text("td class=\"count\"", Counted.figures(bar.count()));
            markup.in("td class=\"share\"", () -> {
                markup.raw("<div class=\"track\"><div class=\"fill " + bar.kind() + "\" style=\"width: "
                        + percentOf(bar.count(), whole) + "%\"></div></div>");
                markup.raw("<span>" + shareInWords(bar.count(), whole) + "</span>");
            });
        });
    }

    String shareInWords(int count, int whole) {
        String percent = percentOf(count, whole);
        return (lang == Lang.SV ? percent.replace('.', ',') : percent) + "\u00A0%";
    }

    private void deviations(Tally tally) {
        List<Tally.Count> deviations = tally.deviations();
        markup.text("h3", say("deviations"));
        if (deviations.isEmpty()) {
            paragraph(say("deviation.none"));
            return;
        }
        markup.in(
                "ul",
                () -> deviations.forEach(deviation -> markup.text(
                        "li", Counted.say(words, "report.deviation." + deviation.code(), deviation.count()))));
    }

    /** With one decimal, rounded half up in whole numbers so that every machine says the same. */
    static String percentOf(int count, int whole) {
        if (count == 0) {
            return "0";
        }
        long tenths = (count * 2000L + whole) / (2L * whole);
        return tenths / 10 + "." + tenths % 10;
    }

    private static String cssText(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\3c ");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
