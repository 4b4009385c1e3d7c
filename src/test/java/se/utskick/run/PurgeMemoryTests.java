package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.delivery.DeliveryLog;

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
