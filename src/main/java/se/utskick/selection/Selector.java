package se.utskick.selection;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Channel;
import se.utskick.delivery.BadAddresses;
import se.utskick.delivery.SentMemory;
import se.utskick.person.EmailAddress;
import se.utskick.register.Meeting;
import se.utskick.selection.RecipientSelector.SentEarlier;
import se.utskick.selection.YouthRoll.Entry;

/**
 * Finds a campaign's youths, decides each youth × recipient × meeting, and forms the pieces. Pure and deterministic: the same snapshot,
 * campaign, dates, key and memory give the same rows.
 */
@Component
public class Selector {

    /** Youths read at a time: what bounds memory, with the rows to be sent. */
    private static final int CHUNK = 500;

    private final JdbcTemplate jdbc;
    private final Memory memory;
    private final Supplier<Predicate<EmailAddress>> badAddresses;
    private final Progress progress;

    /** What was sent before, as a run asks it. */
    @FunctionalInterface
    interface Memory {
        SentEarlier asked(SelectionOrder order);
    }

    @Autowired
    Selector(JdbcTemplate jdbc, SentMemory memory, BadAddresses badAddresses, Progress progress) {
        this(
                jdbc,
                order -> (period, youth, recipient) ->
                        memory.wasSent(order.run(), order.campaign().name(), period, youth, recipient),
                badAddresses::lookup,
                progress);
    }

    Selector(JdbcTemplate jdbc, Memory memory, Supplier<Predicate<EmailAddress>> badAddresses, Progress progress) {
        this.jdbc = jdbc;
        this.memory = memory;
        this.badAddresses = badAddresses;
        this.progress = progress;
    }

    /**
     * Writes the tables selection, decision, held_protection and piece of the run anew, in the caller's transaction.
     *
     * @throws se.utskick.Refusal where the outcome does not balance
     */
    public SelectionResult select(SelectionOrder order, Printability printability) {
        SelectionTables tables = new SelectionTables(jdbc);
        tables.erase(order.run());
        Replacements replacements = Replacements.of(jdbc, order.snapshot());
        Changed changed = changed(order, replacements);
        YouthRoll roll = changed == null ? new YouthFinder(jdbc, order, replacements).find() : changed.roll();
        RecipientSelector rule = new RecipientSelector(
                order.campaign(), order.asOf(), sentEarlier(order, changed), badAddresses.get(), printability);
        DecisionWriter writer = new DecisionWriter(jdbc, order.run());
        byte[] key = HexFormat.of().parseHex(order.runKey());
        PieceMaker maker =
                new PieceMaker(order.campaign().grouping(), identity -> PieceReference.derive(key, identity));
        int youths = decide(roll.entries(), new CaseReader(jdbc, order, replacements), rule, writer, maker);
        SelectionResult result = write(order, youths, roll, changed, writer, maker.pieces());
        tables.remember(order, result, changed);
        return result;
    }

    private @Nullable Changed changed(SelectionOrder order, Replacements replacements) {
        ChangeOrder change = order.change();
        return change == null
                ? null
                : Changed.of(jdbc, change, order.campaign(), order.asOf(), order.snapshot(), replacements);
    }

    /** An invitation is no reason not to tell of a change; that the very change was told is. */
    private SentEarlier sentEarlier(SelectionOrder order, @Nullable Changed changed) {
        SentEarlier asked = memory.asked(order);
        if (changed == null) {
            return asked;
        }
        String suffix = changed.periodSuffix();
        return (period, youth, recipient) -> asked.toAnyOf(period + suffix, youth, recipient);
    }

    /** Decides every youth, chunk by chunk; the youths decided, deregistered pupils left out. */
    private int decide(
            List<Entry> entries, CaseReader reader, RecipientSelector rule, DecisionWriter writer, PieceMaker maker) {
        int youths = 0;
        try (Progress.Part part = progress.begin("selection.progress", entries.size())) {
            for (int from = 0; from < entries.size(); from += CHUNK) {
                List<Entry> chunk = entries.subList(from, Math.min(from + CHUNK, entries.size()));
                for (YouthCase youth : reader.read(chunk)) {
                    List<Decision> decisions = rule.decide(youth);
                    youths += decisions.isEmpty() ? 0 : 1;
                    write(youth, decisions, writer, maker);
                }
                part.add(chunk.size());
            }
        }
        return youths;
    }

    private static void write(YouthCase youth, List<Decision> decisions, DecisionWriter writer, PieceMaker maker) {
        for (Decision decision : decisions) {
            int ordinal = writer.write(decision);
            if (decision.outcome().isSent()) {
                maker.add(ordinal, decision);
            }
        }
        if (!decisions.isEmpty() && decisions.get(0).outcome() == Outcome.PROTECTED) {
            writer.writeProtections(youth.youth(), decisions);
        }
    }

    private SelectionResult write(
            SelectionOrder order,
            int youths,
            YouthRoll roll,
            @Nullable Changed changed,
            DecisionWriter writer,
            List<Draft> drafts) {
        Map<String, Meeting> meetings =
                Meetings.of(jdbc, order.snapshot(), order.campaign().sender());
        int placed = 0;
        for (Draft draft : drafts) {
            writer.write(draft, draft.asPiece(meetings.get(draft.meeting()), changed));
            placed += draft.rows().size();
        }
        writer.finish();
        Map<Outcome, Integer> outcomes = writer.outcomes();
        checkBalance(order.campaign(), writer, placed);
        return new SelectionResult(
                youths,
                writer.rows(),
                count(drafts, Channel.EMAIL),
                count(drafts, Channel.PRINT),
                outcomes,
                roll.withoutMeeting());
    }

    /** The first of two checks; {@link Balance} is the other and shares nothing with this one. */
    private static void checkBalance(Campaign campaign, DecisionWriter writer, int placed) {
        Map<Outcome, Integer> outcomes = writer.outcomes();
        int counted = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        int sent = outcomes.getOrDefault(Outcome.EMAIL, 0) + outcomes.getOrDefault(Outcome.PRINT, 0);
        if (counted != writer.rows() || sent != placed) {
            throw Refusal.of("selection.unbalanced", campaign.name(), writer.rows(), counted, sent, placed);
        }
    }

    private static int count(List<Draft> drafts, Channel channel) {
        return (int) drafts.stream().filter(draft -> draft.channel() == channel).count();
    }
}
