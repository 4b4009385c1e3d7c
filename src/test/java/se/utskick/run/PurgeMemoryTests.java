package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.DeliveryLog;
import se.utskick.file.Json;

class PurgeMemoryTests {

    @TempDir
    private Path folder;

    @Test
    void remembersAYearThatIsNotOverHoweverLateTheDayThatPurges() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            house.delivered("narkotika");
            purgeOn("2026-12-03T12:00:00Z", house).before(LocalDate.of(2027, 1, 1), House.ANNA);

            assertThat(house.count(house.prepareAnew("narkotika"))).isZero();
        }
    }

    @Test
    void refusesToApproveWhatARunWhoseDecisionsAreErasedHasSent() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            MailingRun waiting = house.prepare("narkotika");
            MailingRun sent = house.prepareAnew("narkotika");
            house.approve(sent);
            house.deliver(sent);
            house.sql().update("update run set state = 'CLOSED' where name = ?", sent.name());
            purgeOn("2026-12-03T12:00:00Z", house).before(LocalDate.of(2027, 1, 1), House.ANNA);

            assertThatThrownBy(() -> house.approve(waiting)).hasMessageContaining("går till någon som redan täcks");
        }
    }

    @Test
    void forgetsAYearThatIsOver() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            house.delivered("narkotika");

            assertThat(purgeOn("2027-01-02T12:00:00Z", house)
                            .before(LocalDate.of(2027, 1, 1), House.ANNA)
                            .forgottenPeriods())
                    .isPositive();
        }
    }

    @Test
    void keepsTheNewerSnapshotThatARunNotYetDeliveredMustBeHeldAgainst() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            MailingRun run = house.prepare("moped");
            NewerSnapshot.copy(house.sql())
                    .protect(String.valueOf(house.sql()
                            .queryForObject(
                                    "select min(youth) from decision where run = ? and outcome = 'PRINT'",
                                    String.class,
                                    run.name())));

            purgeOn("2027-01-02T12:00:00Z", house).before(LocalDate.of(2027, 1, 1), House.ANNA);

            assertThatThrownBy(() -> house.approve(run)).hasMessageContaining("{PROTECTED=");
        }
    }

    @Test
    void whatAnInterruptedPurgeErasedStandsInAProtocolOfTheNextOne() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            MailingRun moped = house.delivered("moped");
            MailingRun narkotika = house.delivered("narkotika");
            house.sql().update("update run set state = 'CLOSED'");
            Files.createDirectories(house.folder(narkotika).root().resolve("log.jsonl.part/in-the-way"));
            Purge purge = purgeOn("2027-01-02T12:00:00Z", house);
            LocalDate day = LocalDate.of(2027, 1, 1);
            assertThatThrownBy(() -> purge.before(day, House.ANNA)).isInstanceOf(IOException.class);
            Files.delete(house.folder(narkotika).root().resolve("log.jsonl.part/in-the-way"));
            Files.delete(house.folder(narkotika).root().resolve("log.jsonl.part"));

            Purge.Protocol rest = purge.before(day, House.BO);

            Purge.Protocol interrupted =
                    Json.PRETTY.readValue(house.places.data().resolve("purge/purge-1.json"), Purge.Protocol.class);
            assertThat(interrupted.by()).isEqualTo("Anna Ek");
            assertThat(interrupted.runs())
                    .extracting(Purge.PurgedRun::run)
                    .containsExactlyInAnyOrder(moped.name(), narkotika.name());
            assertThat(interrupted.runs()).allMatch(run -> run.decisions() > 0 && run.pieces() > 0 && run.files() > 0);
            assertThat(rest.runs()).isEmpty();
            assertThat(rest.snapshots()).hasSize(1);
            assertThat(house.folder(narkotika).print()).doesNotExist();
            try (Stream<Path> files = Files.list(house.places.data().resolve("purge"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("purge-1.json", "purge-2.json");
            }
        }
    }

    @Test
    void keepsNoHashOfANameAndAddress() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            MailingRun run = house.delivered("moped");
            house.sql().update("update run set state = 'CLOSED' where name = ?", run.name());

            purgeOn("2027-01-02T12:00:00Z", house).before(LocalDate.of(2027, 1, 1), House.ANNA);

            assertThat(house.sql()
                            .queryForList(
                                    "select distinct coalesce(names, address, sha256) from bundle_piece where run = ?",
                                    String.class,
                                    run.name()))
                    .containsOnlyNulls();
        }
    }

    @Test
    void removesFilesThatOutlivedAnInterruptedPurge() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            MailingRun run = house.delivered("moped");
            house.sql().update("update run set state = 'CLOSED' where name = ?", run.name());
            Purge purge = purgeOn("2027-01-02T12:00:00Z", house);
            purge.before(LocalDate.of(2027, 1, 1), House.ANNA);
            Files.createDirectories(house.folder(run).print());
            Files.writeString(house.folder(run).print().resolve("manifest.csv"), "left");

            assertThat(purge.before(LocalDate.of(2027, 1, 1), House.ANNA).runs())
                    .isEmpty();

            assertThat(house.folder(run).print()).doesNotExist();
        }
    }

    private static Purge purgeOn(String instant, House house) {
        return new Purge(
                house.places,
                house.room(MailingRuns.class),
                house.room(Erasure.class),
                house.room(DeliveryLog.class),
                Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }
}
