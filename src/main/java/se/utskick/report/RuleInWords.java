package se.utskick.report;

import se.utskick.Words;
import se.utskick.campaign.AudienceRule;

/** A campaign's rule as a sentence. */
final class RuleInWords {

    private RuleInWords() {}

    static String of(RunFacts facts, Words words) {
        AudienceRule rule = facts.campaign().rule();
        String municipality = facts.campaign().municipality();
        if (rule instanceof AudienceRule.TurningAge turning) {
            return words.say(
                    "report.rule.turning-age",
                    municipality,
                    turning.age(),
                    String.valueOf(facts.windowFrom()),
                    String.valueOf(facts.windowTo()));
        }
        if (rule instanceof AudienceRule.AgeRange range) {
            return words.say("report.rule.age-range", municipality, range.from(), range.to() + 1, facts.asOf());
        }
        AudienceRule.SchoolYear year = (AudienceRule.SchoolYear) rule;
        return words.say("report.rule.school-year", year.grade(), String.join(", ", year.forms()), facts.asOf());
    }
}
