package se.utskick.report;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.utskick.campaign.AudienceRule;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.campaign.OncePer;
import se.utskick.delivery.DeliveryLog.Head;
import se.utskick.delivery.PieceState;
import se.utskick.file.Sha256;
import se.utskick.letter.TemplateVersion;
import se.utskick.register.Snapshot;
import se.utskick.register.Snapshot.SourceFile;
import se.utskick.selection.Change;
import se.utskick.selection.Outcome;

/** The facts of an invented run: 432 pupils of year 8, invited by e-mail and letter. */
final class SampleFacts {

    private SampleFacts() {}

    static RunFacts meeting() {
        return new RunFacts(
                "skolmote-2126-12-01-1",
                campaign(),
                "meeting",
                LocalDate.of(2126, 12, 1),
                null,
                null,
                LocalDate.of(2126, 12, 2),
                "DELIVERED",
                snapshot(),
                Map.of("10000007", 17, "10000008", 3),
                new TemplateVersion("skolmote", Sha256.of("template")),
                new Head(1482, Sha256.of("log")),
                432,
                801,
                outcomes(),
                states(Map.of(PieceState.POSTED, 209, PieceState.RETURNED, 3, PieceState.HANDED_OVER, 20)),
                states(Map.of(PieceState.SENT, 400, PieceState.BOUNCED, 2)),
                271,
                List.of(
                        new RunFacts.PackageFile("print/SHA256SUMS", Sha256.of("sums")),
                        new RunFacts.PackageFile("print/bundle-0001.pdf", Sha256.of("bundle"))),
                "Anna Exempel",
                "Bo Exempel",
                false,
                true,
                new TreeMap<>(Map.of("Provskolan", 402, "Övningsskolan", 330, "Lilla skolan", 4, "Byskolan", 2)),
                new TreeMap<>(Map.of("PROVSTAD", 290, "ÖVNINGSBY", 31, "ENSLIG", 1, "UDDE", 2, "VIK", 5)),
                List.of(),
                null);
    }

    /** The same, telling of a change by so many rows. */
    static RunFacts change(int sent) {
        RunFacts meeting = meeting();
        Map<Outcome, Integer> outcomes = new EnumMap<>(meeting.outcomes());
        outcomes.put(Outcome.EMAIL, sent);
        outcomes.put(Outcome.PRINT, 0);
        return new RunFacts(
                meeting.run(),
                meeting.campaign(),
                meeting.period(),
                meeting.asOf(),
                meeting.windowFrom(),
                meeting.windowTo(),
                meeting.letterDate(),
                meeting.state(),
                meeting.snapshot(),
                meeting.withoutMeeting(),
                meeting.template(),
                meeting.logHead(),
                meeting.youths(),
                meeting.rows(),
                outcomes,
                meeting.printStates(),
                meeting.emailStates(),
                meeting.sheets(),
                meeting.packages(),
                meeting.preparedBy(),
                meeting.approvedBy(),
                meeting.sameCommand(),
                meeting.balanced(),
                meeting.bySchool(),
                meeting.byPlace(),
                meeting.supplements(),
                new RunFacts.ChangeOf("tallas", Change.Kind.OFF));
    }

    static Campaign campaign() {
        return new Campaign(
                "skolmote",
                "Inbjudan till möte på skolan",
                new Campaign.Promise(
                        "Föräldrar till elever i skolår 8 bjuds in till möte på respektive skola.",
                        "Alla vårdnadshavare till elever i årskurs 8",
                        "Kommun"),
                new AudienceRule.SchoolYear(8, List.of("GR")),
                "1482",
                List.of(Channel.EMAIL, Channel.PRINT),
                Grouping.ADDRESS,
                OncePer.MEETING,
                false,
                true,
                "skolmote",
                "c5-h2",
                new Campaign.Sender(
                        "Exempelkommunen",
                        "Trygghet & skola",
                        "Exempelkommunen, 123 45 Exempel",
                        "031-390 06 00",
                        "kommun@example.se",
                        "example.se",
                        "Stadshuset",
                        "Ring växeln",
                        "example.se/privacy"),
                new Campaign.LegalBasis("uppgift av allmänt intresse", "KS2126/0001"),
                30,
                false,
                Map.of(),
                Campaign.Mail.NOTICE,
                Sha256.of("skolmote.yaml"));
    }

    private static Snapshot snapshot() {
        return new Snapshot(
                3,
                LocalDate.of(2126, 11, 25),
                List.of(
                        new SourceFile("register", "navet.xml", Sha256.of("navet"), 49_870, 12),
                        new SourceFile("school", "skola.csv", Sha256.of("skola"), 5_210, 1)),
                49_866,
                13);
    }

    private static Map<Outcome, Integer> outcomes() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, 0);
        }
        outcomes.putAll(Map.of(
                Outcome.PROTECTED, 7,
                Outcome.NO_CUSTODIAN, 2,
                Outcome.YOUTH_NOT_IN_EXTRACT, 3,
                Outcome.RECIPIENT_NOT_IN_EXTRACT, 11,
                Outcome.RECIPIENT_DECEASED, 1,
                Outcome.SUPPRESSED, 4,
                Outcome.NO_ADDRESS, 35,
                Outcome.EMAIL, 409,
                Outcome.PRINT, 329));
        return outcomes;
    }

    private static Map<PieceState, Integer> states(Map<PieceState, Integer> counts) {
        return new EnumMap<>(counts);
    }
}
