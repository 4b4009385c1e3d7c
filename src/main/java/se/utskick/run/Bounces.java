package se.utskick.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import se.utskick.delivery.BadAddresses;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.email.Bounce;
import se.utskick.email.BounceClass;
import se.utskick.email.BounceSource;
import se.utskick.email.BounceVerdict;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;
import se.utskick.selection.Pieces;

/**
 * {@code mail bounces}: applies what came back. A report that nobody tries any more moves its piece to {@code BOUNCED}, once, whenever it
 * comes; any report proves that a message in doubt was sent. What a message changes, and that it was read, is one commit.
 */
@Component
public class Bounces {

    private final MailingRuns runs;
    private final BounceTable table;
    private final PieceStates states;
    private final BadAddresses badAddresses;
    private final SentProof proof;
    private final DeliveryLog log;
    private final Housekeeping housekeeping;
    private final Pieces pieces;
    private final TransactionTemplate transaction;

    Bounces(
            MailingRuns runs,
            BounceTable table,
            PieceStates states,
            BadAddresses badAddresses,
            SentProof proof,
            DeliveryLog log,
            Housekeeping housekeeping,
            Pieces pieces,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.table = table;
        this.states = states;
        this.badAddresses = badAddresses;
        this.proof = proof;
        this.log = log;
        this.housekeeping = housekeeping;
        this.pieces = pieces;
        this.transaction = transaction;
    }

    /**
     * Takes every message of the source.
     *
     * @throws se.utskick.Refusal where the source cannot be read to its end; what was taken before that is applied
     */
    public BounceCounts read(BounceSource source, Officer officer) {
        table.runs().forEach(housekeeping::settleIfBehind);
        BounceCounts counts = new BounceCounts();
        try {
            source.each(new Taking(officer, counts));
        } finally {
            counts.runs().forEach(housekeeping::settle);
        }
        return counts;
    }

    private final class Taking implements BounceSource.Taking {

        private final Officer officer;
        private final BounceCounts counts;

        private Taking(Officer officer, BounceCounts counts) {
            this.officer = officer;
            this.counts = counts;
        }

        @Override
        public Optional<Boolean> known(String place) {
            return table.effectAt(place).map(BounceEffect::isSettled);
        }

        @Override
        public boolean take(Bounce bounce, @Nullable String place) {
            Optional<BounceEffect> before = table.effect(bounce.sha256());
            if (before.isPresent()) {
                counts.add(BounceEffect.REPLAY, bounce.kind(), null);
                return before.get().isSettled();
            }
            Taken taken = taken(bounce, place);
            counts.add(taken.effect(), taken.kind(), bounce.hint());
            return taken.effect().isSettled();
        }

        private Taken taken(Bounce bounce, @Nullable String place) {
            PieceReference piece = bounce.piece();
            if (piece == null) {
                return noted(bounce, place, bounce.forged() ? BounceEffect.FORGED : BounceEffect.UNKNOWN, null);
            }
            List<String> having = table.runsOf(piece.text());
            if (having.size() != 1) {
                return noted(bounce, place, BounceEffect.UNKNOWN, null);
            }
            String run = having.get(0);
            return runs.isPurged(run)
                    ? noted(bounce, place, BounceEffect.PURGED, run)
                    : applied(bounce, place, piece, run);
        }

        private Taken noted(Bounce bounce, @Nullable String place, BounceEffect effect, @Nullable String run) {
            BounceVerdict verdict = bounce.about(Optional.empty());
            transaction.executeWithoutResult(status -> table.insert(bounce, place, effect, verdict, run));
            return new Taken(effect, verdict.kind());
        }

        /** Decided where nobody else can move the piece meanwhile: on the log's own thread. */
        private Taken applied(Bounce bounce, @Nullable String place, PieceReference piece, String run) {
            Optional<EmailAddress> address = address(run, piece);
            BounceVerdict verdict = bounce.about(address);
            List<BounceEffect> effect = new ArrayList<>();
            log.append(run, () -> {
                List<LogEvent> events = new ArrayList<>();
                effect.add(decide(run, piece.text(), verdict, events));
                if (verdict.badAddress() && effect.get(0) != BounceEffect.UNKNOWN) {
                    badAddresses.remember(address.orElseThrow(), run, piece.text());
                }
                table.insert(bounce, place, effect.get(0), verdict, run);
                return events;
            });
            if (effect.get(0) == BounceEffect.APPLIED) {
                counts.changed(run);
            }
            return new Taken(effect.get(0), verdict.kind());
        }

        private BounceEffect decide(String run, String piece, BounceVerdict verdict, List<LogEvent> events) {
            PieceState state = states.of(run, piece).orElseThrow();
            if (verdict.kind() == BounceClass.UNKNOWN || !canHaveBeenSent(run, state)) {
                return BounceEffect.UNKNOWN;
            }
            if (Set.of(PieceState.BOUNCED, PieceState.FAILED, PieceState.FALLBACK_PRINT)
                    .contains(state)) {
                return BounceEffect.REPLAY;
            }
            String detail = detail(verdict);
            PieceState now = state;
            if (state == PieceState.IN_DOUBT || state == PieceState.QUEUED) {
                events.add(LogEvent.move(piece, state, PieceState.SENT, officer.name(), detail));
                proof.remember(runs.get(run), piece);
                now = PieceState.SENT;
            }
            if (verdict.kind() == BounceClass.PERMANENT) {
                events.add(LogEvent.move(piece, now, PieceState.BOUNCED, officer.name(), detail));
            }
            return events.isEmpty() ? BounceEffect.NOTED : BounceEffect.APPLIED;
        }

        /** Not what was taken out, nor what has not been on its way: a report on it is no proof, whoever wrote it. */
        private boolean canHaveBeenSent(String run, PieceState state) {
            RunState at = runs.get(run).state();
            return state != PieceState.CANCELLED && (at == RunState.DELIVERING || at.isDelivered());
        }
    }

    private static String detail(BounceVerdict verdict) {
        return verdict.status().isEmpty()
                ? Detail.of("class", verdict.kind())
                : Detail.of("class", verdict.kind(), "status", verdict.status());
    }

    /** Where the message went; empty where its personal data is erased. */
    private Optional<EmailAddress> address(String run, PieceReference piece) {
        return pieces.find(run, piece).flatMap(stored -> EmailAddress.parse(stored.email()));
    }

    private record Taken(BounceEffect effect, BounceClass kind) {}
}
