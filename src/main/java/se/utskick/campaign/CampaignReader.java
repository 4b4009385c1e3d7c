package se.utskick.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import se.utskick.Places;
import se.utskick.campaign.Campaign.LegalBasis;
import se.utskick.campaign.Campaign.Mail;
import se.utskick.campaign.Campaign.Promise;

/** Reads one campaign from its file and checks that everything it says can hold. */
final class CampaignReader {

    private static final List<String> KEYS = List.of(
            "title",
            "promise",
            "rule",
            "channels",
            "grouping",
            "once-per",
            "send-abroad",
            "names-youth",
            "template",
            "print-profile",
            "max-snapshot-age-days",
            "require-separate-approval",
            "legal-basis",
            "values",
            "kind",
            "unsubscribe",
            "mail",
            "sender",
            "municipality");

    private static final Map<List<String>, List<Channel>> CHANNELS = Map.of(
            List.of("print"), List.of(Channel.PRINT), List.of("email", "print"), List.of(Channel.EMAIL, Channel.PRINT));
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    /** Short enough for a header's line, and nothing in it that could end one or add to it. */
    private static final Pattern PAGE = Pattern.compile(
            "https://[A-Za-z0-9](?:[A-Za-z0-9.-]{0,98}[A-Za-z0-9])?(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]{0,200})?");

    private static final String ATTACH_LETTER = "attach-letter";
    private static final String UNSUBSCRIBE = "https://kommunen.se/avsluta";
    private static final int USUAL_AGE_DAYS = 30;
    private static final int OLDEST_AGE_DAYS = 3650;

    private final Places places;
    private final Municipality municipality;

    CampaignReader(Places places, Municipality municipality) {
        this.places = places;
        this.municipality = municipality;
    }

    Campaign read(String name, Section file, String sha256) {
        file.knows(KEYS);
        AudienceRule rule = RuleReader.read(file.section("rule", "type: …"));
        List<Channel> channels = channels(file);
        boolean attachLetter = attachLetter(file, channels);
        return new Campaign(
                name,
                file.text("title", "Brev om trygg mopedkörning"),
                promise(file.section("promise", "text, target, responsible")),
                rule,
                file.has("municipality") ? Municipality.code(file, "municipality") : municipality.code(),
                channels,
                file.has("grouping") ? file.choice("grouping", Grouping.values()) : Grouping.ADDRESS,
                oncePer(file, rule),
                file.flag("send-abroad"),
                file.flag("names-youth"),
                template(file, channels, attachLetter),
                printProfile(file),
                municipality.senderFor(file),
                legalBasis(file.section("legal-basis", "text, diary-number")),
                file.has("max-snapshot-age-days")
                        ? file.number("max-snapshot-age-days", 0, OLDEST_AGE_DAYS)
                        : USUAL_AGE_DAYS,
                file.flag("require-separate-approval"),
                file.sectionIfAny("values", "phone: …")
                        .map(values -> values.allTexts(FIELD))
                        .orElse(Map.of()),
                mail(file, attachLetter),
                sha256);
    }

    private static Promise promise(Section promise) {
        promise.knows(List.of("text", "target", "responsible"));
        return new Promise(
                promise.text("text", "Kommunen skickar brev …"),
                promise.text("target", "Alla vårdnadshavare till …"),
                promise.text("responsible", "Kommun"));
    }

    private static LegalBasis legalBasis(Section basis) {
        basis.knows(List.of("text", "diary-number"));
        return new LegalBasis(
                basis.text("text", "uppgift av allmänt intresse …"), basis.text("diary-number", "KS2026/0123"));
    }

    /** Whoever subscribes must be able to stop; an authority's notice has nothing to stop. */
    private static Mail mail(Section file, boolean attachLetter) {
        Mail.Kind kind = file.has("kind") ? file.choice("kind", Mail.Kind.values()) : Mail.Kind.AUTHORITY_NOTICE;
        if (kind == Mail.Kind.AUTHORITY_NOTICE) {
            if (file.has("unsubscribe")) {
                throw file.refusal("campaign.no-subscription");
            }
            return new Mail(kind, "", attachLetter);
        }
        String address = file.text("unsubscribe", UNSUBSCRIBE);
        if (!PAGE.matcher(address).matches()) {
            throw file.refusal("campaign.unsubscribe", UNSUBSCRIBE, address);
        }
        return new Mail(kind, address, attachLetter);
    }

    private static boolean attachLetter(Section file, List<Channel> channels) {
        boolean attaches = file.sectionIfAny("mail", ATTACH_LETTER + ": true")
                .map(mail -> mail.knows(List.of(ATTACH_LETTER)).flag(ATTACH_LETTER))
                .orElse(false);
        if (attaches && !channels.contains(Channel.EMAIL)) {
            throw file.refusal("campaign.nothing-to-attach-to", file.found("channels"));
        }
        return attaches;
    }

    /** Whoever has no usable e-mail address needs a letter, or would have no outcome: print is always the last resort. */
    private static List<Channel> channels(Section file) {
        List<Channel> channels = CHANNELS.get(file.texts("channels", "[print]"));
        if (channels == null) {
            throw file.refusal("campaign.channels", file.found("channels"));
        }
        return channels;
    }

    private static OncePer oncePer(Section file, AudienceRule rule) {
        OncePer oncePer = file.choice("once-per", OncePer.values());
        if (oncePer == OncePer.MEETING && !rule.hasMeetings()) {
            throw file.refusal("campaign.no-meetings");
        }
        return oncePer;
    }

    private String template(Section file, List<Channel> channels, boolean attachLetter) {
        String name = file.name("template", "moped");
        Path folder = places.templates().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw file.refusal("campaign.no-template", folder);
        }
        List<String> needed = channels.contains(Channel.EMAIL)
                ? List.of("letter.html", "fields.yaml", "sample.json", "email.html", "email.txt")
                : List.of("letter.html", "fields.yaml", "sample.json");
        for (String part : needed) {
            if (!Files.isRegularFile(folder.resolve(part))) {
                throw file.refusal("campaign.no-template-file", folder, part);
            }
        }
        if (attachLetter && !Files.isRegularFile(folder.resolve("attachment.html"))) {
            throw file.refusal("campaign.no-attachment", folder);
        }
        return name;
    }

    private String printProfile(Section file) {
        String name = file.name("print-profile", "c5-h2");
        Path profile = places.config().resolve("print").resolve(name + ".yaml");
        if (!Files.isRegularFile(profile)) {
            throw file.refusal("campaign.no-print-profile", profile);
        }
        return name;
    }
}
