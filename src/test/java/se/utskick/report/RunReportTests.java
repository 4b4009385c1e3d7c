package se.utskick.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.utskick.Lang;
import se.utskick.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportTests {

    private static final List<String> CONTRACT_KEYS = List.of(
            "run",
            "campaign",
            "period",
            "asOf",
            "snapshot",
            "register",
            "withoutMeeting",
            "rule",
            "template",
            "logHead",
            "youths",
            "rows",
            "outcomes",
            "pieces",
            "sheets",
            "packages",
            "approvedBy",
            "preparedBy",
            "states",
            "balanced");

    @Test
    void tellsARunAsJson() throws IOException {
        assertThat(ReportJson.of(SampleFacts.meeting(), Words.in(Lang.SV))).isEqualTo(golden("meeting.json"));
    }

    @ParameterizedTest
    @EnumSource(Lang.class)
    void tellsARunAsAPage(Lang lang) throws IOException {
        assertThat(RunPage.of(SampleFacts.meeting(), lang)).isEqualTo(golden("meeting-" + lang.code() + ".html"));
    }

    @Test
    void beginsWithTheContractsKeysInTheirOrder() {
        JsonNode json = json();

        assertThat(List.copyOf(json.propertyNames()).subList(0, CONTRACT_KEYS.size()))
                .isEqualTo(CONTRACT_KEYS);
    }

    @Test
    void tellsHeldOutcomesAsOneFigureInEveryFormat() {
        JsonNode outcomes = json().get("outcomes");

        assertThat(outcomes.get("HANDLED_BY_HAND").intValue()).isEqualTo(9);
        for (String page : List.of(json().toString(), page(Lang.SV), page(Lang.EN))) {
            assertThat(page).doesNotContain("PROTECTED", "NO_CUSTODIAN", "TOO_MANY_CUSTODIANS");
        }
    }

    @Test
    void outcomesSumToTheRowsAndStatesToThePieces() {
        JsonNode json = json();

        assertThat(sum(json.get("outcomes"))).isEqualTo(json.get("rows").intValue());
        assertThat(sum(json.get("states"))).isEqualTo(sum(json.get("pieces")));
    }

    @Test
    void namesNoSmallSchoolOrPlaceInAnyFormat() {
        for (String page : List.of(json().toString(), page(Lang.SV), page(Lang.EN))) {
            assertThat(page).doesNotContain("Lilla skolan", "Byskolan", "ENSLIG", "UDDE", "VIK", "10000008");
        }
    }

    @Test
    void namesTheMeetingOfAChangeOnlyWhereItsRowsAreNotFew() {
        assertThat(ReportJson.of(SampleFacts.change(5), Words.in(Lang.SV))).contains("\"meeting\" : \"tallas\"");
        assertThat(RunPage.of(SampleFacts.change(5), Lang.SV)).contains("mötet tallas är inställt");
        for (String page : List.of(
                ReportJson.of(SampleFacts.change(4), Words.in(Lang.SV)),
                RunPage.of(SampleFacts.change(4), Lang.SV),
                RunPage.of(SampleFacts.change(4), Lang.EN))) {
            assertThat(page).doesNotContain("tallas");
        }
        assertThat(ReportJson.of(SampleFacts.change(4), Words.in(Lang.SV))).contains("\"kind\" : \"OFF\"");
    }

    @Test
    void escapesWhatStandsInTheConfiguration() {
        assertThat(page(Lang.SV)).contains("Trygghet &amp; skola").doesNotContain("Trygghet & skola");
    }

    @Test
    void speaksOfOneAsOne() {
        assertThat(Counted.say(Words.in(Lang.SV), "report.deviation.CANCELLED", 1))
                .isEqualTo("1 försändelse är inställd.");
        assertThat(Counted.say(Words.in(Lang.EN), "report.deviation.CANCELLED", 2))
                .isEqualTo("2 pieces are cancelled.");
        assertThat(Counted.figures(1234567)).isEqualTo("1\u00A0234\u00A0567");
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws IOException {
        assertThat(keys("sv")).isEqualTo(keys("en"));
    }

    private static List<String> keys(String lang) throws IOException {
        return resource("messages_" + lang + ".properties")
                .lines()
                .map(line -> line.substring(0, Math.max(0, line.indexOf('='))))
                .toList();
    }

    private static JsonNode json() {
        return JsonMapper.shared().readTree(ReportJson.of(SampleFacts.meeting(), Words.in(Lang.SV)));
    }

    private static String page(Lang lang) {
        return RunPage.of(SampleFacts.meeting(), lang);
    }

    private static int sum(JsonNode counts) {
        return counts.properties().stream()
                .map(Map.Entry::getValue)
                .mapToInt(JsonNode::intValue)
                .sum();
    }

    private static String golden(String name) throws IOException {
        return resource(name);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = RunReportTests.class.getResourceAsStream(name)) {
            return in == null ? "(no file " + name + ")" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
