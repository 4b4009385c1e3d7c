package se.utskick.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import se.utskick.campaign.Campaign;
import se.utskick.file.DurableFile;
import se.utskick.file.Json;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.Job;
import se.utskick.print.PrintPackage.SetBundle;

/** {@code job-ticket.json}: the order to the shop, with the control totals it counts against. Keys in the order of the components. */
record JobTicket(
        String campaign,
        String title,
        String run,
        String letterDate,
        List<TicketBundle> bundles,
        int pieces,
        int pages,
        int sheets,
        String envelope,
        String window,
        PrintProfile.Area windowArea,
        int sheetsPerEnvelope,
        String postageClass,
        String paper,
        boolean duplex,
        Contact contact,
        String note) {

    static final String NAME = "job-ticket.json";

    private static final String NOTE = "manifest.csv: UTF-8, semikolon. Läs in varje kolumn som text; "
            + "ett namn eller en adress som börjar med = + - eller @ är text och ingen formel.";

    record TicketBundle(String file, int pieces, int pages, int sheets, String sha256) {}

    record Contact(String name, String unit, String phone, String email) {}

    static void write(Path folder, Job job, List<SetBundle> bundles) throws IOException {
        JobTicket ticket = of(job, bundles.stream().map(JobTicket::bundle).toList());
        DurableFile.write(folder.resolve(NAME), Json.PRETTY.writeValueAsString(ticket) + "\n");
    }

    private static JobTicket of(Job job, List<TicketBundle> bundles) {
        Campaign campaign = job.campaign();
        PrintProfile profile = job.profile();
        return new JobTicket(
                campaign.name(),
                campaign.title(),
                job.run(),
                job.letterDate().toString(),
                bundles,
                bundles.stream().mapToInt(TicketBundle::pieces).sum(),
                bundles.stream().mapToInt(TicketBundle::pages).sum(),
                bundles.stream().mapToInt(TicketBundle::sheets).sum(),
                profile.envelope(),
                profile.window(),
                profile.windowArea(),
                profile.sheetsPerEnvelope(),
                profile.postageClass(),
                profile.paper(),
                profile.duplex(),
                contact(campaign.sender()),
                NOTE);
    }

    private static Contact contact(Campaign.Sender sender) {
        return new Contact(sender.name(), sender.unit(), sender.phone(), sender.replyTo());
    }

    private static TicketBundle bundle(SetBundle bundle) {
        int pages = bundle.pieces().stream().mapToInt(SetPiece::pages).sum();
        return new TicketBundle(bundle.fileName(), bundle.pieces().size(), pages, bundle.sheets(), bundle.sha256());
    }
}
