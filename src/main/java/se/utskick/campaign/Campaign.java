package se.utskick.campaign;

import java.util.List;
import java.util.Map;

/**
 * A mailing as its file in {@code config/campaigns/} says it, checked when read.
 *
 * @param name the file's name without {@code .yaml}; the first part of a run's name
 * @param title what people call the mailing, in Swedish
 * @param promise the promise it keeps, for the report
 * @param municipality LanKod and KommunKod, four digits; whom the age rules count as registered here
 * @param channels allowed, in order of preference
 * @param sendAbroad whether an emigrated recipient with an Utlandsadress gets the letter
 * @param namesYouth whether the letter names the youth (never the window)
 * @param template the folder below {@code templates/}
 * @param printProfile the file below {@code config/print/}, without {@code .yaml}
 * @param maxSnapshotAgeDays as-of less extracted at most
 * @param requireSeparateApproval refuses {@code run --approve-as}
 * @param values what templates may print besides a piece's own fields: phone numbers, addresses, drop-in hours
 * @param mail what its e-mail is, for those who get it
 * @param sha256 of the file
 */
public record Campaign(
        String name,
        String title,
        Promise promise,
        AudienceRule rule,
        String municipality,
        List<Channel> channels,
        Grouping grouping,
        OncePer oncePer,
        boolean sendAbroad,
        boolean namesYouth,
        String template,
        String printProfile,
        Sender sender,
        LegalBasis legalBasis,
        int maxSnapshotAgeDays,
        boolean requireSeparateApproval,
        Map<String, String> values,
        Mail mail,
        String sha256) {

    public Campaign {
        channels = List.copyOf(channels);
        values = Map.copyOf(values);
    }

    /** What was promised to the citizens, as it is printed in the follow-up: text, target and who answers for it. */
    public record Promise(String text, String target, String responsible) {}

    /**
     * Who writes.
     *
     * @param returnAddress printed in the window's sender line, one line
     * @param replyTo the e-mail address people read
     * @param dataProtectionOfficer how to reach the officer (GDPR art. 14)
     * @param privacyUrl where to read more about the handling of personal data
     */
    public record Sender(
            String name,
            String unit,
            String returnAddress,
            String phone,
            String replyTo,
            String web,
            String contact,
            String dataProtectionOfficer,
            String privacyUrl) {}

    /** Why the municipality may write, and where the decision is filed; printed on letter and report. */
    public record LegalBasis(String text, String diaryNumber) {}

    /**
     * What the campaign's e-mail is.
     *
     * @param unsubscribe where a subscription is ended: an https address, to which a piece's reference is added; empty for a notice
     * @param attachLetter whether a PDF of what is said goes along, from the template's {@code attachment.html}
     */
    public record Mail(Kind kind, String unsubscribe, boolean attachLetter) {

        /** What a campaign sends that says nothing else. */
        public static final Mail NOTICE = new Mail(Kind.AUTHORITY_NOTICE, "", false);

        /** Why people get it. */
        public enum Kind {
            /** Because an authority has something to tell them: there is nothing to end. */
            AUTHORITY_NOTICE,
            /** Because they asked for it, until they ask no more. */
            SUBSCRIPTION
        }
    }
}
