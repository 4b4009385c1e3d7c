package se.utskick.report;

import java.util.List;
import se.utskick.Lang;
import se.utskick.Words;
import se.utskick.campaign.Campaign;
import se.utskick.report.FollowUp.Mailing;

/** {@code follow-up.html}: each promise with its result, status and deviations, as police and municipality publish it once a year. */
final class FollowUpPage {

    private final FollowUp followUp;
    private final ReportPage page;
    private final Markup markup;

    private FollowUpPage(FollowUp followUp, Lang lang) {
        this.followUp = followUp;
        this.page = new ReportPage(Words.in(lang), lang);
        this.markup = page.markup();
    }

    static String of(FollowUp followUp, Lang lang) {
        FollowUpPage page = new FollowUpPage(followUp, lang);
        String title = page.page.say("follow-up.title", followUp.from(), followUp.to());
        Campaign.Sender sender = followUp.mailings().get(0).campaign().sender();
        return page.page.document(title, sender.name() + " · " + title, () -> page.body(sender));
    }

    private void body(Campaign.Sender sender) {
        markup.in("header", () -> {
            markup.text("p class=\"sender\"", sender.name() + " · " + sender.unit());
            markup.text("p class=\"kind\"", page.say("follow-up.kind"));
            markup.text("h1", page.say("follow-up.heading"));
            markup.text("p class=\"run\"", page.say("follow-up.period", followUp.from(), followUp.to()));
        });
        page.paragraph(page.say("follow-up.lead"));
        followUp.mailings().forEach(this::mailing);
        page.heading("reading");
        markup.in("ul", () -> {
            for (String key : List.of("reading.status", "reading.hand", "reading.handed-over", "follow-up.runs-note")) {
                markup.text("li", page.say(key));
            }
        });
    }

    private void mailing(Mailing mailing) {
        page.promise(mailing.campaign().title(), mailing.campaign().promise(), mailing.sum());
        markup.in("table class=\"runs\"", () -> {
            markup.text("caption", page.say("follow-up.runs", mailing.campaign().title()));
            markup.in(
                    "thead",
                    () -> markup.in("tr", () -> {
                        markup.text("th scope=\"col\"", page.say("follow-up.run"));
                        markup.text("th scope=\"col\"", page.say("follow-up.state"));
                        for (String key : List.of("figure.youths", "figure.rows", "figure.print", "figure.email")) {
                            markup.text("th scope=\"col\" class=\"count\"", page.say(key));
                        }
                    }));
            markup.in("tbody", () -> {
                mailing.runs().forEach(run -> row(run.name(), page.say("run-state." + run.state()), run.tally(), "tr"));
                row(page.say("follow-up.sum"), "", mailing.sum(), "tr class=\"sum\"");
            });
        });
        if (mailing.unapproved() > 0) {
            page.paragraph(page.say("follow-up.unapproved", mailing.unapproved()));
        }
        if (mailing.cancelled() > 0) {
            page.paragraph(page.say("follow-up.cancelled", mailing.cancelled()));
        }
    }

    private void row(String name, String state, Tally tally, String tag) {
        markup.in(tag, () -> {
            markup.text("th scope=\"row\"", name);
            markup.text("td", state);
            for (int figure : new int[] {tally.youths(), tally.rows(), tally.printPieces(), tally.emailPieces()}) {
                markup.text("td class=\"count\"", Counted.figures(figure));
            }
        });
    }
}
