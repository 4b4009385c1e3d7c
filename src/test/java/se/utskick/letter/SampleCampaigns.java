package se.utskick.letter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;

/** Campaigns to open a press for, without reading {@code config/}. */
final class SampleCampaigns {

    private SampleCampaigns() {}

    static Campaign meetings(String template) {
        return campaign(template, new AudienceRule.SchoolYear(8, List.of("GR")), true, Map.of());
    }

    static Campaign turning15(String template) {
        return campaign(template, new AudienceRule.TurningAge(15), true, Map.of());
    }

    static Campaign unnamed(String template) {
        return campaign(template, new AudienceRule.AgeRange(12, 18), false, Map.of());
    }

    static Campaign campaign(String template, AudienceRule rule, boolean namesYouth, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(Map.of(
                "signature", "Trygghet och förebyggande arbete, Kungälvs kommun, tillsammans med polisen i Kungälv",
                "participants", "skolan, kommunens fältarbetare, socialtjänsten och polisen",
                "questionPhone", "031-390 06 12",
                "policePhone", "114 14",
                "supportName", "Kommunens ungdoms- och familjestöd",
                "supportPhone", "031-390 06 24",
                "supportHours", "måndag till fredag klockan 9–16"));
        values.put("supportWeb", "kungalv.se");
        values.put("dropIn", "torsdagar klockan 15–17 i Stadshuset");
        values.put("socialServicesPhone", "0303-23 80 00");
        values.put("carePhone", "1177");
        values.put("careWeb", "1177.se");
        values.put("drugHelpPhone", "020-91 91 91");
        values.put("childHelpPhone", "116 111");
        values.putAll(more);
        return new Campaign(
                template,
                "Provutskick",
                new Campaign.Promise("Vi skriver brev.", "Alla får brev", "Kommun"),
                rule,
                "1482",
                List.of(Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.LIFETIME,
                false,
                namesYouth,
                template,
                "c5-h2",
                new Campaign.Sender(
                        "Kungälvs kommun",
                        "Trygghet och förebyggande arbete",
                        "Kungälvs kommun, 442 81 Kungälv",
                        "0303-23 80 00",
                        "kommun@kungalv.se",
                        "kungalv.se",
                        "Stadshuset, 442 81 Kungälv",
                        "Skriv till kommun@kungalv.se och fråga efter dataskyddsombudet.",
                        "kungalv.se/integritetspolicy"),
                new Campaign.LegalBasis("uppgift av allmänt intresse", "KS2026/0123"),
                30,
                false,
                values,
                Campaign.Mail.NOTICE,
                "0".repeat(64));
    }
}
