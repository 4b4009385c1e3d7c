package se.utskick.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.file.Json;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A campaign as it was when its run began, as text: what the file says later does not change the run. */
final class FrozenCampaign {

    private static final JsonMapper MAPPER =
            Json.COMPACT.rebuild().addMixIn(AudienceRule.class, Kinds.class).build();

    private FrozenCampaign() {}

    static String freeze(Campaign campaign) {
        return MAPPER.writeValueAsString(campaign);
    }

    /** Also of a campaign that was frozen when none could say what its e-mail is, or that a PDF goes along: all were bare notices. */
    static Campaign thaw(String text) {
        ObjectNode campaign = (ObjectNode) MAPPER.readTree(text);
        ObjectNode mail = MAPPER.valueToTree(Campaign.Mail.NOTICE);
        if (campaign.get("mail") instanceof ObjectNode said) {
            mail.setAll(said);
        }
        campaign.set("mail", mail);
        return MAPPER.treeToValue(campaign, Campaign.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AudienceRule.TurningAge.class, name = "turning-age"),
        @JsonSubTypes.Type(value = AudienceRule.AgeRange.class, name = "age-range"),
        @JsonSubTypes.Type(value = AudienceRule.SchoolYear.class, name = "school-year")
    })
    private interface Kinds {}
}
