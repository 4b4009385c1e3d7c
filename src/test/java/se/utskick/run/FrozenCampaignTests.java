package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.utskick.Places;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;

class FrozenCampaignTests {

    private final Campaign campaign =
            new Campaigns(new Places(Path.of("target"), Path.of("config"), Path.of("templates"))).get("skolmote");

    @Test
    void aCampaignIsTheSameWhenThawed() {
        assertThat(FrozenCampaign.thaw(FrozenCampaign.freeze(campaign))).isEqualTo(campaign);
    }

    @Test
    void aCampaignFrozenBeforeALetterCouldBeAttachedAttachesNone() {
        String now = FrozenCampaign.freeze(campaign);
        String then = now.replaceFirst(",\"attachLetter\":[a-z]+", "");
        assertThat(then).isNotEqualTo(now).contains("\"mail\"").doesNotContain("attachLetter");
        assertThat(FrozenCampaign.thaw(then).mail()).isEqualTo(Campaign.Mail.NOTICE);
    }

    @Test
    void aCampaignFrozenBeforeEmailHadKindsSentNotices() {
        String now = FrozenCampaign.freeze(campaign);
        String then = now.replaceFirst("\"mail\":\\{[^}]*},?", "");
        assertThat(then).isNotEqualTo(now).doesNotContain("\"mail\"");
        assertThat(FrozenCampaign.thaw(then).mail()).isEqualTo(Campaign.Mail.NOTICE);
    }
}
