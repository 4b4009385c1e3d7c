package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.run.Bundles.Unit;

class RunJobTests {

    private static final List<Unit> UNITS = List.of(new Unit(Channel.PRINT, 1), new Unit(Channel.EMAIL, 12));

    @TempDir
    private Path folder;

    @Test
    void aPartitionWhoseContextAKillLeftUnwrittenKnowsItsUnit() {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            RunJobs jobs = house.room(RunJobs.class);
            Set<String> done = new ConcurrentSkipListSet<>();
            assertThatThrownBy(() -> jobs.of("test", "moped-2026-12-01-1")
                            .eachUnit("set bundles", () -> UNITS, unit -> {
                                throw Refusal.failure("run.stopped", "moped-2026-12-01-1");
                            })
                            .run())
                    .isInstanceOf(Refusal.class);
            int unwritten = house.sql()
                    .update("delete from batch_step_execution_context"
                            + " where step_execution_id in"
                            + " (select step_execution_id from batch_step_execution where step_name like '%:%')");

            jobs.of("test", "moped-2026-12-01-1")
                    .eachUnit("set bundles", () -> UNITS, unit -> done.add(unit.label()))
                    .run();

            assertThat(unwritten).isEqualTo(UNITS.size());
            assertThat(done).containsExactly("EMAIL-0012", "PRINT-0001");
        }
    }
}
