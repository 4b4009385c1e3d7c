package se.utskick.selection;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import se.utskick.campaign.Channel;
import se.utskick.campaign.Grouping;
import se.utskick.selection.Decision.About;
import se.utskick.selection.Decision.Addressee;
import se.utskick.selection.Decision.Dispatch;
import se.utskick.selection.Draft.Row;

/**
 * Forms the pieces of a run from its rows to be sent (contract, section 2, "Pieces"). A piece and its reference depend on nothing but
 * its own rows.
 */
final class PieceMaker {

    /** Between the parts of an identity: no number, key or meeting holds it. */
    private static final String APART = "\u001f";

    private final Grouping grouping;
    private final Function<String, PieceReference> reference;
    private final SortedMap<Place, List<Row>> places = new TreeMap<>(
            comparing(Place::channel).thenComparing(Place::meeting).thenComparing(Place::at));

    /** @param reference the reference of a piece by its identity */
    PieceMaker(Grouping grouping, Function<String, PieceReference> reference) {
        this.grouping = grouping;
        this.reference = reference;
    }

    /**
     * Takes a row that is sent.
     *
     * @param ordinal the row's place in decisions.csv
     */
    void add(int ordinal, Decision decision) {
        Row row = new Row(ordinal, decision);
        Dispatch dispatch = row.dispatch();
        boolean shared = dispatch.channel() == Channel.PRINT && grouping == Grouping.ADDRESS;
        String at = shared ? dispatch.to().key().value() : dispatch.to().number();
        String meeting = decision.occasion().meeting();
        Told told = decision.occasion().told();
        String apart = told == null ? at : at + APART + told.apart(dispatch.channel());
        places.computeIfAbsent(new Place(dispatch.channel(), meeting, apart), none -> new ArrayList<>())
                .add(row);
    }

    /** Every piece, in the order of the rows' identities; each row is on exactly one. */
    List<Draft> pieces() {
        List<Draft> drafts = new ArrayList<>();
        places.forEach((place, rows) -> byRecipients(rows).values().forEach(group -> drafts.add(draft(place, group))));
        drafts.sort(comparing(Draft::identity));
        Set<PieceReference> taken = new HashSet<>();
        return drafts.stream()
                .map(draft -> draft.named(free(draft.identity(), taken)))
                .toList();
    }

    /** The rows of youths who have the same recipients here, whatever recipients they have elsewhere. */
    private static SortedMap<String, List<Row>> byRecipients(List<Row> rows) {
        SortedMap<String, List<Row>> byYouth = new TreeMap<>();
        for (Row row : rows) {
            byYouth.computeIfAbsent(row.dispatch().about().number(), none -> new ArrayList<>())
                    .add(row);
        }
        SortedMap<String, List<Row>> byRecipients = new TreeMap<>();
        for (List<Row> ofYouth : byYouth.values()) {
            String recipients = String.join(APART, recipients(ofYouth).keySet());
            byRecipients.computeIfAbsent(recipients, none -> new ArrayList<>()).addAll(ofYouth);
        }
        return byRecipients;
    }

    private static Draft draft(Place place, List<Row> rows) {
        SortedMap<String, Addressee> recipients = recipients(rows);
        SortedMap<String, About> youths = new TreeMap<>();
        rows.forEach(row ->
                youths.put(row.dispatch().about().number(), row.dispatch().about()));
        String identity = String.join(
                APART + APART,
                place.channel().name(),
                place.meeting(),
                place.at(),
                String.join(APART, recipients.keySet()),
                String.join(APART, youths.keySet()));
        return new Draft(
                identity,
                null,
                place.channel(),
                place.meeting(),
                List.copyOf(recipients.values()),
                List.copyOf(youths.values()),
                List.copyOf(rows));
    }

    private static SortedMap<String, Addressee> recipients(Collection<Row> rows) {
        SortedMap<String, Addressee> recipients = new TreeMap<>();
        rows.forEach(row ->
                recipients.put(row.dispatch().to().number(), row.dispatch().to()));
        return recipients;
    }

    /** Two pieces of a run with one reference happen once in some million runs; the later by identity then takes its next one. */
    private PieceReference free(String identity, Set<PieceReference> taken) {
        PieceReference candidate = reference.apply(identity);
        for (int next = 2; !taken.add(candidate); next++) {
            candidate = reference.apply(identity + APART + next);
        }
        return candidate;
    }

    /** Where rows can share a piece: the address for print, the recipient for e-mail and for grouping custodian. */
    private record Place(Channel channel, String meeting, String at) {}
}
