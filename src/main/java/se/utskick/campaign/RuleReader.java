package se.utskick.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a campaign's rule: whose parents it writes to. */
final class RuleReader {

    /** Custody ends at 18, and the year of 18 is the last in which parents are written to (contract, section 2). */
    private static final int OLDEST = 18;

    private static final int LAST_SCHOOL_YEAR = 10;
    private static final Pattern FORM = Pattern.compile("[A-ZÅÄÖ]{2,6}");

    private static final List<String> TYPES = List.of("turning-age", "age-range", "school-year");

    private RuleReader() {}

    static AudienceRule read(Section rule) {
        return switch (rule.choice("type", TYPES)) {
            case "turning-age" -> turningAge(rule);
            case "age-range" -> ageRange(rule);
            default -> schoolYear(rule);
        };
    }

    private static AudienceRule turningAge(Section rule) {
        rule.knows(List.of("type", "age"));
        return new AudienceRule.TurningAge(rule.number("age", 1, OLDEST));
    }

    private static AudienceRule ageRange(Section rule) {
        rule.knows(List.of("type", "age-from", "age-to"));
        int from = rule.number("age-from", 0, OLDEST);
        int to = rule.number("age-to", 0, OLDEST);
        if (from > to) {
            throw rule.refusal("campaign.ages-crossed", from, to);
        }
        return new AudienceRule.AgeRange(from, to);
    }

    private static AudienceRule schoolYear(Section rule) {
        rule.knows(List.of("type", "school-year", "school-forms"));
        return new AudienceRule.SchoolYear(rule.number("school-year", 0, LAST_SCHOOL_YEAR), forms(rule));
    }

    private static List<String> forms(Section rule) {
        if (!rule.has("school-forms")) {
            return List.of("GR");
        }
        List<String> forms = new ArrayList<>();
        for (String form : rule.texts("school-forms", "[GR]")) {
            if (!FORM.matcher(form).matches() || forms.contains(form)) {
                throw rule.refusal("campaign.not-a-list", rule.at("school-forms"), "[GR]", rule.found("school-forms"));
            }
            forms.add(form);
        }
        return forms;
    }
}
