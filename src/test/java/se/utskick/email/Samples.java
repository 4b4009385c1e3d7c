package se.utskick.email;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.utskick.Places;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;
import se.utskick.register.Meeting;
import se.utskick.selection.Change;
import se.utskick.selection.Piece;
import se.utskick.selection.PieceReference;

/** Invented meetings, pieces and a campaign for tests of messages. */
final class Samples {

    static final LocalDate LETTER_DATE = LocalDate.of(2026, 12, 1);
    static final Places SHIPPED = new Places(Path.of("target"), Path.of("config"), Path.of("templates"));

    private Samples() {}

    static Campaign campaign(String template) {
        return campaign(template, UnaryOperator.identity());
    }

    static Campaign campaign(String template, UnaryOperator<String> value) {
        return campaign(template, value, Campaign.Mail.NOTICE);
    }

    static Campaign campaign(String template, UnaryOperator<String> value, Campaign.Mail mail) {
        return new Campaign(
                "skolmote",
                "Inbjudan till möte",
                new Campaign.Promise("Text", "Mål", "Kommun"),
                new AudienceRule.SchoolYear(8, List.of("GR")),
                "1482",
                List.of(Channel.EMAIL, Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.MEETING,
                false,
                true,
                template,
                "c5-h2",
                new Campaign.Sender(
                        "Kungälvs kommun",
                        "Skola och utbildning",
                        "Kungälvs kommun, 442 81 Kungälv",
                        "0303-23 80 00",
                        "kommun@kungalv.se",
                        "kungalv.se",
                        "Stadshuset, 442 81 Kungälv",
                        "Skriv till kommun@kungalv.se och fråga efter dataskyddsombudet.",
                        "kungalv.se/integritetspolicy"),
                new Campaign.LegalBasis("uppgift av allmänt intresse", "KS2026/0125"),
                30,
                false,
                Map.of(
                        "participants", value.apply("skolan, fältarbetarna, socialtjänsten och polisen"),
                        "signature", value.apply("Skolan tillsammans med Kungälvs kommun")),
                mail,
                "0".repeat(64));
    }

    /** A campaign whose messages carry the invitation as a PDF too. */
    static Campaign attaching(String template) {
        return campaign(
                template, UnaryOperator.identity(), new Campaign.Mail(Campaign.Mail.Kind.AUTHORITY_NOTICE, "", true));
    }

    /** The same campaign in another sender's name. */
    static Campaign from(String name, Campaign c) {
        Campaign.Sender s = c.sender();
        return new Campaign(
                c.name(),
                c.title(),
                c.promise(),
                c.rule(),
                c.municipality(),
                c.channels(),
                c.grouping(),
                c.oncePer(),
                c.sendAbroad(),
                c.namesYouth(),
                c.template(),
                c.printProfile(),
                new Campaign.Sender(
                        name,
                        s.unit(),
                        s.returnAddress(),
                        s.phone(),
                        s.replyTo(),
                        s.web(),
                        s.contact(),
                        s.dataProtectionOfficer(),
                        s.privacyUrl()),
                c.legalBasis(),
                c.maxSnapshotAgeDays(),
                c.requireSeparateApproval(),
                c.values(),
                c.mail(),
                c.sha256());
    }

    static Meeting meeting(@Nullable LocalDate replyBy) {
        return meeting("Exempelskolan", "Aulan", "expeditionen, 031-390 06 30", replyBy);
    }

    static Meeting meeting(String school, String room, String contact, @Nullable LocalDate replyBy) {
        return new Meeting(
                "M1",
                List.of("99990001"),
                school,
                LocalDate.of(2026, 12, 10),
                "18:00",
                "19:30",
                "Skolgatan 1, Kungälv",
                room,
                replyBy,
                contact);
    }

    static Piece piece(Meeting meeting, Piece.Youth... youths) {
        return piece("vardnadshavare@example.se", meeting, youths);
    }

    static Piece piece(String email, Meeting meeting, Piece.Youth... youths) {
        return new Piece(
                PieceReference.derive(new byte[32], "sample"),
                Channel.EMAIL,
                List.of("Åsa Exempel"),
                List.of(),
                "",
                "",
                "",
                email,
                meeting,
                List.of(youths));
    }

    /** That the meeting somebody was invited to has moved to what the piece says, or is called off. */
    static Piece change(Piece told, Change.Kind kind) {
        return new Piece(
                PieceReference.derive(new byte[32], "change"),
                told.channel(),
                told.names(),
                told.addressLines(),
                told.postalCode(),
                told.city(),
                told.country(),
                told.email(),
                told.meeting(),
                told.youths(),
                new Change(kind, meeting(null), told.reference(), 1));
    }

    static Piece.Youth minor(String name) {
        return new Piece.Youth(name, false);
    }

    static Piece.Youth adult(String name) {
        return new Piece.Youth(name, true);
    }
}
