package se.utskick.delivery;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import se.utskick.Places;
import se.utskick.TestDatabase;

/** The room wired by hand on a database of its own, for tests of this room and of those that build on it. */
public record Deliveries(
        TestDatabase database, PieceStates states, DeliveryLog log, SentMemory memory, Keyring keyring) {

    public static Deliveries on(TestDatabase database, Path data) {
        Clock clock = Clock.fixed(Instant.parse("2126-12-01T08:00:00.123Z"), ZoneOffset.UTC);
        PieceStates states = new PieceStates(database.jdbc());
        Durability durability = new Durability(database.jdbc());
        LogTable entries = new LogTable(database.jdbc(), states, clock);
        DeliveryLog log = new DeliveryLog(new GroupCommit(database.transaction(), entries, durability), entries);
        Places places = new Places(data, data, data);
        return new Deliveries(
                database,
                states,
                log,
                new SentMemory(database.jdbc(), new MemoryKey(places, database.jdbc())),
                new Keyring(places, database.jdbc()));
    }

    public static Deliveries fresh(Path data) {
        return on(TestDatabase.fresh(), data);
    }
}
