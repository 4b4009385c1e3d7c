package se.utskick.campaign;

import java.util.List;
import java.util.regex.Pattern;
import se.utskick.campaign.Campaign.Sender;
import se.utskick.person.EmailAddress;

/** The municipality of {@code config/application.yaml}: whose campaigns these are unless a campaign says otherwise. */
record Municipality(String code, Section sender) {

    private static final Pattern CODE = Pattern.compile("[0-9]{4}");
    private static final List<String> SENDER_KEYS = List.of(
            "name",
            "unit",
            "return-address",
            "phone",
            "reply-to",
            "web",
            "contact",
            "data-protection-officer",
            "privacy-url");

    static Municipality of(Section application) {
        Section municipality = application
                .section("utskick", "municipality: …")
                .section("municipality", "code, name, sender")
                .knows(List.of("code", "name", "sender"));
        return new Municipality(code(municipality, "code"), sender(municipality));
    }

    /** LanKod and KommunKod; in quotes, as YAML would read 0180 as another number. */
    static String code(Section section, String key) {
        String code = section.text(key, "\"1482\"");
        if (!CODE.matcher(code).matches()) {
            throw section.refusal("campaign.not-a-municipality", section.at(key), code);
        }
        return code;
    }

    static Section sender(Section section) {
        return section.section("sender", String.join(", ", SENDER_KEYS)).knows(SENDER_KEYS);
    }

    /** The municipality's sender with those keys a campaign has of its own. */
    Sender senderFor(Section campaign) {
        Section own = campaign.has("sender") ? sender(campaign) : sender;
        String replyTo = part(own, "reply-to", "kommun@example.se");
        if (EmailAddress.parse(replyTo).isEmpty()) {
            throw (own.has("reply-to") ? own : sender).refusal("campaign.not-an-email", "sender.reply-to", replyTo);
        }
        return new Sender(
                part(own, "name", "Kungälvs kommun"),
                part(own, "unit", "Trygghet och säkerhet"),
                part(own, "return-address", "Kungälvs kommun, 442 81 Kungälv"),
                part(own, "phone", "0303-23 80 00"),
                replyTo,
                part(own, "web", "kungalv.se"),
                part(own, "contact", "Anna Testsson, samordnare"),
                part(own, "data-protection-officer", "dataskydd@example.se"),
                part(own, "privacy-url", "kungalv.se/personuppgifter"));
    }

    private String part(Section own, String key, String example) {
        return own.has(key) ? own.text(key, example) : sender.text(key, example);
    }
}
