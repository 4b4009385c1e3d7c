package se.utskick.selection;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.person.AddressKey;
import se.utskick.person.EmailAddress;
import se.utskick.selection.Decision.About;
import se.utskick.selection.Decision.Addressee;
import se.utskick.selection.Decision.Dispatch;
import se.utskick.selection.KnownPerson.Flag;
import se.utskick.selection.RegisterRecord.Destination;
import se.utskick.selection.YouthCase.Occasion;
import se.utskick.selection.YouthCase.Relationship;

/**
 * The rule of the contract, section 2, "Recipients" and "Outcome": one youth in, one decision for each recipient and occasion out. Pure:
 * all it knows stands in the case and in what it was made with.
 */
final class RecipientSelector {

    private static final int OF_AGE = 18;
    private static final int MOST_RECIPIENTS = 2;
    private static final Set<String> CUSTODIANS = Set.of("V");
    private static final Set<String> PARENTS = Set.of("MO", "FA", "F");
    private static final Comparator<Decision> ORDER =
            comparing(Decision::recipient).thenComparing(Decision::occasion).thenComparing(Decision::outcome);

    private final Campaign campaign;
    private final LocalDate asOf;
    private final SentEarlier sentEarlier;
    private final Predicate<EmailAddress> badAddress;
    private final Printability printability;

    /** Whether an earlier run's piece was for this youth and recipient in the same period. */
    @FunctionalInterface
    interface SentEarlier {
        boolean toAnyOf(String period, List<String> youthNumbers, List<String> recipientNumbers);
    }

    /** @param badAddress whether an address is known not to exist: it is not usable */
    RecipientSelector(
            Campaign campaign,
            LocalDate asOf,
            SentEarlier sentEarlier,
            Predicate<EmailAddress> badAddress,
            Printability printability) {
        this.campaign = campaign;
        this.asOf = asOf;
        this.sentEarlier = sentEarlier;
        this.badAddress = badAddress;
        this.printability = printability;
    }

    /** In the order of decisions.csv; empty for a youth who is deregistered and so none of the campaign's. */
    List<Decision> decide(YouthCase youthCase) {
        KnownPerson youth = youthCase.youth();
        if (youth.reached() != null && youth.reached().isDeregistered()) {
            return List.of();
        }
        if (youthCase.isChange()) {
            return decideChange(youthCase);
        }
        List<Recipient> recipients = recipients(youthCase);
        if (youth.isProtected() || recipients.stream().anyMatch(Recipient::isProtected)) {
            return rows(youthCase, orNobody(recipients), Outcome.PROTECTED);
        }
        if (youth.reached() == null) {
            return rows(youthCase, List.of(Recipient.NOBODY), Outcome.YOUTH_NOT_IN_EXTRACT);
        }
        if (recipients.isEmpty()) {
            return rows(youthCase, List.of(Recipient.NOBODY), Outcome.NO_CUSTODIAN);
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            return rows(youthCase, recipients, Outcome.TOO_MANY_CUSTODIANS);
        }
        return decided(youthCase, youth.reached(), recipients);
    }

    /**
     * In a run that tells of a change: the recipients are those who were invited, be they custodians still or not. Somebody protected among
     * those who are holds the youth all the same.
     */
    private List<Decision> decideChange(YouthCase youthCase) {
        KnownPerson youth = youthCase.youth();
        List<Recipient> invited = youthCase.invited().stream()
                .map(one -> new Recipient(one.person(), one.person().asked(), one.told(), List.of()))
                .toList();
        List<Flag> around = Stream.concat(invited.stream(), recipients(youthCase).stream())
                .flatMap(recipient -> recipient.flags().stream())
                .distinct()
                .toList();
        List<Recipient> rows = youth.reached() == null ? List.of(Recipient.NOBODY) : invited;
        if (youth.isProtected() || !around.isEmpty()) {
            return rows(youthCase, rows.stream().map(row -> row.among(around)).toList(), Outcome.PROTECTED);
        }
        return youth.reached() == null
                ? rows(youthCase, rows, Outcome.YOUTH_NOT_IN_EXTRACT)
                : decided(youthCase, youth.reached(), rows);
    }

    /** Under 18 those with custody, at 18 the parents; persons reached, each once. */
    private List<Recipient> recipients(YouthCase youthCase) {
        RegisterRecord youth = youthCase.youth().reached();
        Set<String> kinds = youth != null && youth.hasTurned(OF_AGE, asOf) ? PARENTS : CUSTODIANS;
        Map<String, Recipient> known = new LinkedHashMap<>();
        List<Recipient> recipients = new ArrayList<>();
        for (Relationship relation : youthCase.relations()) {
            if (!kinds.contains(relation.kind()) || !relation.holdsOn(asOf)) {
                continue;
            }
            KnownPerson person = relation.person();
            if (person == null) {
                recipients.add(Recipient.NOBODY);
            } else {
                known.merge(person.number(), Recipient.of(person), Recipient::lowest);
            }
        }
        recipients.addAll(known.values());
        return recipients;
    }

    private List<Decision> rows(YouthCase youthCase, List<Recipient> recipients, Outcome outcome) {
        List<Decision> rows = new ArrayList<>();
        for (Recipient recipient : recipients) {
            for (Occasion occasion : youthCase.occasions()) {
                rows.add(new Decision(
                        youthCase.youth().number(), recipient.own(), occasion, outcome, "", recipient.flags(), null));
            }
        }
        rows.sort(ORDER);
        return rows;
    }

    private List<Decision> decided(YouthCase youthCase, RegisterRecord youth, List<Recipient> recipients) {
        List<Decision> rows = new ArrayList<>();
        for (Recipient recipient : recipients) {
            for (Occasion occasion : youthCase.occasions()) {
                rows.add(decided(youthCase.youth(), youth, recipient.person(), occasion.after(recipient.told())));
            }
        }
        rows.sort(ORDER);
        return rows;
    }

    private Decision decided(
            KnownPerson youth, RegisterRecord record, @Nullable KnownPerson recipient, Occasion occasion) {
        Optional<Outcome> stop = stop(youth, recipient, occasion);
        String number = recipient == null ? "" : recipient.number();
        if (stop.isPresent() || recipient == null || recipient.reached() == null) {
            return new Decision(youth.number(), number, occasion, stop.orElseThrow(), "", List.of(), null);
        }
        About about = new About(record.number(), record.name().spoken(), record.hasTurned(OF_AGE, asOf));
        return dispatched(about, recipient, recipient.reached(), occasion);
    }

    /** The first of the outcomes from RECIPIENT_WITHOUT_IDENTITY to ALREADY_SENT that fits. */
    private Optional<Outcome> stop(KnownPerson youth, @Nullable KnownPerson recipient, Occasion occasion) {
        if (recipient == null) {
            return Optional.of(Outcome.RECIPIENT_WITHOUT_IDENTITY);
        }
        RegisterRecord reached = recipient.reached();
        if (reached == null) {
            return Optional.of(Outcome.RECIPIENT_NOT_IN_EXTRACT);
        }
        Optional<Outcome> gone = gone(reached);
        if (gone.isPresent()) {
            return gone;
        }
        if (youth.suppressed() || recipient.suppressed()) {
            return Optional.of(Outcome.SUPPRESSED);
        }
        String period = campaign.oncePer().periodKey(asOf, occasion.meeting());
        return sentEarlier.toAnyOf(period, youth.numbers(), recipient.numbers())
                ? Optional.of(Outcome.ALREADY_SENT)
                : Optional.empty();
    }

    private Optional<Outcome> gone(RegisterRecord recipient) {
        return switch (recipient.deregistration()) {
            case "" -> Optional.empty();
            case RegisterRecord.DECEASED -> Optional.of(Outcome.RECIPIENT_DECEASED);
            case RegisterRecord.EMIGRATED ->
                campaign.sendAbroad() && recipient.abroad().isComplete()
                        ? Optional.empty()
                        : Optional.of(Outcome.RECIPIENT_EMIGRATED);
            default -> Optional.of(Outcome.RECIPIENT_DEREGISTERED);
        };
    }

    /**
     * By e-mail where the campaign and the recipient allow it, else by letter where one can be addressed and set. Of a change by letter
     * too where the invitation was one.
     */
    private Decision dispatched(About about, KnownPerson recipient, RegisterRecord record, Occasion occasion) {
        Optional<EmailAddress> email =
                recipient.email().filter(any -> campaign.channels().contains(Channel.EMAIL));
        Told told = occasion.told();
        if (email.isEmpty() || (told != null && told.channel() == Channel.PRINT)) {
            return byLetter(about, record, occasion);
        }
        if (badAddress.test(email.get())) {
            return byLetter(about, record, occasion).afterBounce();
        }
        Addressee to = byEmail(record, email.get().text(), record.destination());
        return sent(about, new Dispatch(Channel.EMAIL, to, about), Outcome.EMAIL, occasion);
    }

    private Decision byLetter(About about, RegisterRecord record, Occasion occasion) {
        Optional<Destination> destination = record.destination();
        if (destination.isEmpty()) {
            return new Decision(about.number(), record.number(), occasion, Outcome.NO_ADDRESS, "", List.of(), null);
        }
        Addressee to = byLetter(record, destination.get());
        Optional<String> flaw = flaw(to, about);
        return flaw.isPresent()
                ? new Decision(
                        about.number(), to.number(), occasion, Outcome.NOT_PRINTABLE, flaw.get(), List.of(), null)
                : sent(about, new Dispatch(Channel.PRINT, to, about), Outcome.PRINT, occasion);
    }

    private Optional<String> flaw(Addressee to, About about) {
        if (to.name().isEmpty()) {
            return Optional.of("MISSING name");
        }
        if (campaign.namesYouth() && about.name().isEmpty()) {
            return Optional.of("MISSING youth");
        }
        return printability.flaw(to.name(), to.lines(), campaign.namesYouth() ? about.name() : "");
    }

    private static Decision sent(About about, Dispatch dispatch, Outcome outcome, Occasion occasion) {
        return new Decision(about.number(), dispatch.to().number(), occasion, outcome, "", List.of(), dispatch);
    }

    private static Addressee byEmail(RegisterRecord record, String email, Optional<Destination> livesAt) {
        return new Addressee(
                record.number(),
                record.name().inWindow(),
                email,
                List.of(),
                "",
                livesAt.map(at -> at.address().city()).orElse(""),
                livesAt.map(at -> at.address().country()).orElse(""),
                new AddressKey(""));
    }

    private static Addressee byLetter(RegisterRecord record, Destination destination) {
        return new Addressee(
                record.number(),
                record.name().inWindow(),
                "",
                destination.address().lines(),
                destination.address().postalCode(),
                destination.address().city(),
                destination.address().country(),
                destination.key());
    }

    private static List<Recipient> orNobody(List<Recipient> recipients) {
        return recipients.isEmpty() ? List.of(Recipient.NOBODY) : recipients;
    }

    /**
     * A person reached by one relation or several.
     *
     * @param person null for a relation without a number
     * @param own the relation's own number, the lowest of several
     * @param told in a run that tells of a change, what the recipient was told before
     * @param around the protections of everybody about a youth that is held, in such a run
     */
    private record Recipient(
            @Nullable KnownPerson person,
            String own,
            @Nullable Told told,
            List<Flag> around) {

        static final Recipient NOBODY = new Recipient(null, "", null, List.of());

        static Recipient of(KnownPerson person) {
            return new Recipient(person, person.asked(), null, List.of());
        }

        Recipient among(List<Flag> flags) {
            return new Recipient(person, own, told, flags);
        }

        Recipient lowest(Recipient other) {
            return own.compareTo(other.own) <= 0 ? this : other;
        }

        boolean isProtected() {
            return person != null && person.isProtected();
        }

        List<Flag> flags() {
            if (!around.isEmpty()) {
                return around;
            }
            return person == null ? List.of() : person.flags();
        }
    }
}
