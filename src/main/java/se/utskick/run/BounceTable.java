package se.utskick.run;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import se.utskick.email.Bounce;
import se.utskick.email.BounceVerdict;

/** The messages that were read, by the hash of their bytes. Writing is in the caller's transaction. */
@Component
class BounceTable {

    private final JdbcTemplate jdbc;

    BounceTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What the same message changed when it was first read; empty where it was not. */
    Optional<BounceEffect> effect(String sha256) {
        return effects("select effect from bounce_message where sha256 = ?", sha256);
    }

    /** The same for what lies at a place of a mailbox. */
    Optional<BounceEffect> effectAt(String place) {
        return effects("select effect from bounce_message where place = ?", place);
    }

    void insert(
            Bounce bounce, @Nullable String place, BounceEffect effect, BounceVerdict verdict, @Nullable String run) {
        jdbc.update(
                "insert into bounce_message (sha256, place, class, effect, piece, run, status) values (?, ?, ?, ?, ?, ?, ?)",
                bounce.sha256(),
                place,
                verdict.kind().name(),
                effect.name(),
                bounce.piece() == null ? null : bounce.piece().text(),
                run,
                verdict.status().isEmpty() ? null : verdict.status());
    }

    /** The runs that have this piece: one, or none; two only where one run key was given to both. */
    List<String> runsOf(String piece) {
        return jdbc.queryForList(
                "select run from piece_state where piece = ? and channel = 'EMAIL' order by run", String.class, piece);
    }

    /** The runs that messages came back of. */
    List<String> runs() {
        return jdbc.queryForList(
                "select distinct run from bounce_message where run is not null order by run", String.class);
    }

    private Optional<BounceEffect> effects(String query, String argument) {
        return jdbc.queryForList(query, String.class, argument).stream()
                .findFirst()
                .map(BounceEffect::valueOf);
    }
}
