package se.utskick.print;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.file.DurableFile;
import se.utskick.file.Json;
import se.utskick.letter.PrintProfile;
import se.utskick.letter.PrintedInsert;
import se.utskick.letter.SetPiece;
import se.utskick.print.PrintPackage.Job;
import se.utskick.print.PrintPackage.SetBundle;

/** {@code job-ticket.json}: the order to the shop, with the control totals it counts against. Keys in the order of the components. */
record JobTicket(
        String campaign,
        String title,
        String run,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer supplement,
        String letterDate,
        String latestPostingDay,
        String customerNumber,
        String orderNumber,
        String costReference,
        List<TicketBundle> bundles,
        int pieces,
        int pages,
        int sheets,
        long grams,
        BigDecimal cost,
        List<PostageTotals.Line> postage,
        String envelope,
        String window,
        PrintProfile.Area windowArea,
        PrintProfile.Area senderArea,
        PrintProfile.Area markArea,
        PrintProfile.@Nullable Area omrArea,
        List<PrintProfile.KeptFree> keptFree,
        int sheetsPerEnvelope,
        String postageClass,
        String paper,
        boolean duplex,
        String conformance,
        List<PrintProfile.Enclosure> inserts,
        List<PrintedInsert> printedInserts,
        Contact contact,
        String note) {

    static final String NAME = "job-ticket.json";

    private static final String NOTE = "manifest.csv: UTF-8, semikolon. Läs in varje kolumn som text; "
            + "ett namn eller en adress som börjar med = + - eller @ är text och ingen formel.";

    record TicketBundle(
            String file,
            int pieces,
            int pages,
            int sheets,
            String envelope,
            String window,
            int sheetsPerEnvelope,
            String sha256) {}

    record Contact(String name, String unit, String phone, String email) {}

    static void write(Path folder, Job job, List<SetBundle> bundles, PostageTotals postage) throws IOException {
        JobTicket ticket = of(
                job,
                bundles.stream().map(bundle -> bundle(bundle, job.profile())).toList(),
                postage);
        DurableFile.write(folder.resolve(NAME), Json.PRETTY.writeValueAsString(ticket) + "\n");
    }

    private static JobTicket of(Job job, List<TicketBundle> bundles, PostageTotals postage) {
        Campaign campaign = job.campaign();
        PrintProfile profile = job.profile();
        PrintProfile.Layout layout = profile.layout();
        PrintProfile.Order order = profile.order();
        return new JobTicket(
                campaign.name(),
                campaign.title(),
                job.run(),
                job.origins() == null ? null : job.origins().supplement(),
                job.letterDate().toString(),
                BusinessDays.after(job.letterDate(), order.postingDays()).toString(),
                order.customerNumber(),
                order.orderNumber(),
                order.costReference(),
                bundles,
                bundles.stream().mapToInt(TicketBundle::pieces).sum(),
                bundles.stream().mapToInt(TicketBundle::pages).sum(),
                bundles.stream().mapToInt(TicketBundle::sheets).sum(),
                postage.grams(),
                postage.cost(),
                postage.lines(),
                profile.envelope().name(),
                profile.envelope().window(),
                layout.window(),
                layout.sender(),
                layout.mark(),
                layout.bars(),
                layout.keptFree(),
                profile.envelope().sheets(),
                profile.domestic().name(),
                profile.paper(),
                profile.duplex(),
                profile.conformance().word(),
                profile.enclosures(),
                job.inserts(),
                contact(campaign.sender()),
                NOTE);
    }

    private static Contact contact(Campaign.Sender sender) {
        return new Contact(sender.name(), sender.unit(), sender.phone(), sender.replyTo());
    }

    /** A bundle's pieces all go in one kind of envelope: that of the one with most sheets. */
    private static TicketBundle bundle(SetBundle bundle, PrintProfile profile) {
        int pages = bundle.pieces().stream().mapToInt(SetPiece::pages).sum();
        int most = bundle.pieces().stream().mapToInt(SetPiece::sheets).max().orElse(0);
        PrintProfile.Envelope envelope = profile.envelopeFor(most).orElse(profile.envelope());
        return new TicketBundle(
                bundle.fileName(),
                bundle.pieces().size(),
                pages,
                bundle.sheets(),
                envelope.name(),
                envelope.window(),
                envelope.sheets(),
                bundle.sha256());
    }
}
