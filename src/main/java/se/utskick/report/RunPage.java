package se.utskick.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.register.Snapshot.SourceFile;
import se.utskick.report.ReportPage.Bar;
import se.utskick.run.Supplement;

/** {@code verification.html}: one run, told so that a citizen can follow it and an auditor can check it. */
final class RunPage {

    private final RunFacts facts;
    private final Tally tally;
    private final Words words;
    private final ReportPage page;
    private final Markup markup;

    private RunPage(RunFacts facts, Lang lang) {
        this.facts = facts;
        this.tally = Tally.of(facts);
        this.words = Words.in(lang);
        this.page = new ReportPage(words, lang);
        this.markup = page.markup();
    }

    static String of(RunFacts facts, Lang lang) {
        RunPage page = new RunPage(facts, lang);
        String title = page.page.say("title", facts.campaign().title());
        String sender = facts.campaign().sender().name();
        return page.page.document(title, sender + " · " + facts.run(), () -> page.body(sender));
    }

    private void body(String sender) {
        title(sender);
        keyFigures();
        page.promise(page.say("promise"), facts.campaign().promise(), tally);
        outcomes();
        balance();
        breakdowns();
        states();
        selection();
        people();
        traces();
        reading();
    }

    private void title(String sender) {
        markup.in("header", () -> {
            markup.text(
                    "p class=\"sender\"",
                    sender + " · " + facts.campaign().sender().unit());
            markup.text("p class=\"kind\"", page.say("kind"));
            markup.text("h1", facts.campaign().title());
            markup.text("p class=\"run\"", page.say("subtitle", facts.run(), facts.asOf(), facts.letterDate()));
            change();
        });
    }

    private void change() {
        RunFacts.ChangeOf change = facts.change();
        if (change != null) {
            String meeting = facts.meetingOfChange().orElseGet(() -> page.say("change.unnamed"));
            markup.text("p class=\"run\"", page.say("change." + change.kind(), meeting));
        }
    }

    private void keyFigures() {
        List<List<String>> figures = List.of(
                List.of(page.say("figure.youths"), Counted.figures(tally.youths())),
                List.of(page.say("figure.rows"), Counted.figures(tally.rows())),
                List.of(page.say("figure.print"), Counted.figures(tally.printPieces())),
                List.of(page.say("figure.email"), Counted.figures(tally.emailPieces())),
                List.of(page.say("figure.sheets"), Counted.figures(tally.sheets())));
        markup.in("table class=\"figures\"", () -> {
            markup.in(
                    "thead",
                    () -> markup.in(
                            "tr", () -> figures.forEach(figure -> markup.text("th scope=\"col\"", figure.get(0)))));
            markup.in(
                    "tbody", () -> markup.in("tr", () -> figures.forEach(figure -> markup.text("td", figure.get(1)))));
        });
    }

    private void outcomes() {
        page.heading("outcomes").paragraph(page.say("outcomes.lead", Counted.figures(tally.rows())));
        stackedBar();
        List<Bar> bars = new ArrayList<>();
        outcomesInOrderOfReading()
                .forEach((code, count) -> bars.add(new Bar(page.say("outcome." + code), count, kind(code))));
        page.bars(page.say("outcomes.caption"), page.say("outcome"), page.say("count"), bars, tally.rows());
    }

    /** What was sent first, then the rest in the order of the contract. */
    private Map<String, Integer> outcomesInOrderOfReading() {
        Map<String, Integer> all = tally.outcomes();
        Map<String, Integer> ordered = new LinkedHashMap<>();
        for (String sent : List.of("PRINT", "EMAIL")) {
            ordered.put(sent, all.getOrDefault(sent, 0));
        }
        all.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private void stackedBar() {
        if (tally.rows() == 0) {
            return;
        }
        Map<String, Integer> all = tally.outcomes();
        int print = all.getOrDefault("PRINT", 0);
        int email = all.getOrDefault("EMAIL", 0);
        int hand = all.getOrDefault(Tally.HANDLED_BY_HAND, 0);
        int rest = tally.rows() - print - email - hand;
        List<Bar> parts = List.of(
                new Bar(page.say("part.print"), print, "print"),
                new Bar(page.say("part.email"), email, "email"),
                new Bar(page.say("part.hand"), hand, "hand"),
                new Bar(page.say("part.rest"), rest, "rest"));
        markup.in(
                "div class=\"stack\" role=\"img\" aria-label=\"" + Markup.escaped(inWords(parts)) + "\"",
                () -> parts.forEach(this::segment));
        markup.in(
                "p class=\"legend\"",
                () -> parts.forEach(part -> markup.in("span class=\"item\"", () -> {
                    markup.raw("<span class=\"dot fill " + part.kind() + "\"></span>");
                    markup.raw(Markup.escaped(part.name() + " " + Counted.figures(part.count())));
                })));
    }

    private void segment(Bar part) {
        if (part.count() > 0) {
            // Rounded down, so that all together never take more than the line.
            long tenths = part.count() * 1000L / tally.rows();
            markup.raw("<div class=\"fill " + part.kind() + "\" style=\"width: " + tenths / 10 + "." + tenths % 10
                    + "%\"></div>");
        }
    }

    private String inWords(List<Bar> parts) {
        List<String> sentences = new ArrayList<>();
        parts.forEach(part -> sentences.add(
                part.name() + " " + part.count() + " (" + page.shareInWords(part.count(), tally.rows()) + ")"));
        return page.say("chart", String.join(", ", sentences));
    }

    private static String kind(String code) {
        return switch (code) {
            case "PRINT" -> "print";
            case "EMAIL" -> "email";
            case Tally.HANDLED_BY_HAND -> "hand";
            default -> "rest";
        };
    }

    private void balance() {
        page.heading("balance").paragraph(page.say("balance.lead"));
        markup.in("table class=\"equation\"", () -> {
            markup.text("caption", page.say("balance.caption"));
            markup.in(
                    "thead",
                    () -> markup.in("tr", () -> {
                        markup.text("th scope=\"col\"", page.say("balance.term"));
                        markup.text("th scope=\"col\" class=\"count\"", page.say("count"));
                    }));
            markup.in("tbody", this::equation);
        });
        page.paragraph(page.say(facts.balanced() ? "balance.holds" : "balance.fails"));
    }

    private void equation() {
        term("", page.say("balance.rows"), tally.rows(), "sum");
        String sign = "= ";
        for (Map.Entry<String, Integer> outcome : outcomesInOrderOfReading().entrySet()) {
            term(sign, page.say("outcome." + outcome.getKey()), outcome.getValue(), "");
            sign = "+ ";
        }
        term("", page.say("balance.pieces"), tally.pieces(), "sum");
        sign = "= ";
        for (var state : tally.states().entrySet()) {
            term(sign, page.say("state." + state.getKey()), state.getValue(), "");
            sign = "+ ";
        }
    }

    private void term(String sign, String name, int count, String kind) {
        markup.in(kind.isEmpty() ? "tr" : "tr class=\"" + kind + "\"", () -> {
            markup.text("th scope=\"row\"", sign + name);
            markup.text("td class=\"count\"", Counted.figures(count));
        });
    }

    private void breakdowns() {
        page.heading("breakdowns").paragraph(page.say("folding"));
        breakdown("schools", "other.schools", Folding.of(facts.bySchool()));
        breakdown("places", "other.places", Folding.of(facts.byPlace()));
        breakdown("without-meeting", "other.units", Folding.of(facts.withoutMeeting()));
    }

    private void breakdown(String key, String otherKey, Folding folding) {
        if (!folding.isTold()) {
            return;
        }
        List<Bar> bars = new ArrayList<>();
        folding.shown()
                .forEach((name, count) ->
                        bars.add(new Bar(name.isEmpty() ? page.say("no-name") : name, count, "print")));
        if (folding.folded() > 0) {
            bars.add(new Bar(page.say(folding.shown().isEmpty() ? "all-folded" : otherKey), folding.folded(), "rest"));
        }
        page.bars(page.say(key + ".caption"), page.say(key + ".name"), page.say(key + ".count"), bars, folding.total());
    }

    private void states() {
        page.heading("states").paragraph(page.say("run-state", page.say("run-state." + facts.state())));
        if (tally.pieces() > 0) {
            List<Bar> bars = new ArrayList<>();
            tally.states().forEach((state, count) -> bars.add(new Bar(page.say("state." + state), count, "print")));
            page.bars(page.say("states.caption"), page.say("state"), page.say("pieces"), bars, tally.pieces());
        }
        markup.text("h3", page.say("open"));
        List<Tally.Count> open = tally.open();
        if (open.isEmpty()) {
            page.paragraph(page.say("open.none"));
        } else {
            markup.in(
                    "ul",
                    () -> open.forEach(count ->
                            markup.text("li", Counted.say(words, "report.open." + count.code(), count.count()))));
        }
    }

    private void selection() {
        page.heading("selection").paragraph(RuleInWords.of(facts, words));
        List<List<String>> terms = new ArrayList<>(List.of(
                List.of(page.say("as-of"), facts.asOf().toString()),
                List.of(
                        page.say("once-per"),
                        page.say("once-per." + facts.campaign().oncePer())),
                List.of(
                        page.say("legal-basis"),
                        facts.campaign().legalBasis().text() + " ("
                                + facts.campaign().legalBasis().diaryNumber() + ")"),
                List.of(
                        page.say("snapshot"),
                        page.say(
                                "snapshot.value",
                                facts.snapshot().number(),
                                facts.snapshot().extracted())),
                List.of(
                        page.say("register"),
                        page.say(
                                "register.value",
                                Counted.figures(facts.snapshot().persons()),
                                Counted.figures(facts.snapshot().rejectedOfRegister())))));
        page.terms(terms);
        hashes(
                "sources.caption",
                facts.snapshot().files().stream()
                        .map(file -> List.of(kindAndName(file), file.sha256()))
                        .toList());
    }

    private static String kindAndName(SourceFile file) {
        return file.kind() + ": " + file.name();
    }

    private void people() {
        page.heading("people");
        String approved = facts.approvedBy();
        List<List<String>> terms = new ArrayList<>(List.of(
                List.of(page.say("prepared-by"), facts.preparedBy()),
                List.of(page.say("approved-by"), approved == null ? page.say("not-approved") : approved)));
        facts.supplements().forEach(supplement -> terms.add(supplement(supplement)));
        page.terms(terms);
        if (facts.sameCommand()) {
            page.paragraph(page.say("same-command"));
        }
    }

    private List<String> supplement(Supplement supplement) {
        String approved = supplement.approvedBy();
        return List.of(
                page.say("supplement", supplement.number()),
                page.say(
                        "supplement.value",
                        Counted.figures(supplement.pieces()),
                        Counted.figures(supplement.reprints()),
                        supplement.preparedBy(),
                        approved == null ? page.say("not-approved") : approved));
    }

    private void traces() {
        page.heading("traces")
                .paragraph(page.say("traces.lead", facts.run(), facts.logHead().sha256()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                page.say("log-head", facts.logHead().seq()), facts.logHead().sha256()));
        rows.add(List.of(
                page.say("template", facts.template().name()), facts.template().sha256()));
        rows.add(List.of(
                page.say("campaign-file", facts.campaign().name()),
                facts.campaign().sha256()));
        facts.packages().forEach(file -> rows.add(List.of(file.file(), file.sha256())));
        hashes("traces.caption", rows);
    }

    private void hashes(String captionKey, List<List<String>> rows) {
        markup.in("table class=\"hashes\"", () -> {
            markup.text("caption", page.say(captionKey));
            markup.in(
                    "thead",
                    () -> markup.in("tr", () -> {
                        markup.text("th scope=\"col\"", page.say("file"));
                        markup.text("th scope=\"col\"", page.say("sha256"));
                    }));
            markup.in(
                    "tbody",
                    () -> rows.forEach(row -> markup.in("tr", () -> {
                        markup.text("th scope=\"row\"", row.get(0));
                        markup.text("td", row.get(1));
                    })));
        });
    }

    private void reading() {
        page.heading("reading");
        markup.in("ul", () -> {
            for (String key :
                    List.of("reading.row", "reading.status", "reading.hand", "reading.handed-over", "reading.log")) {
                markup.text("li", page.say(key));
            }
        });
    }
}
