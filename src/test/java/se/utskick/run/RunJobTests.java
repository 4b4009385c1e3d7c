package se.utskick.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import se.utskick.Refusal;
import se.utskick.campaign.Channel;
import se.utskick.run.Bundles.Unit;

class RunJobTests {

    private static final List<Unit> UNITS = List.of(new Unit(Channel.PRINT, 1), new Unit(Channel.EMAIL, 12));

    private static final Pattern WRITES = Pattern.compile("(create|update|delete).*");

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

    @Test
    void aJobThatDiedBeforeAnyOfItsFrameworksWritesEndsWhenItIsRunAgain() throws Exception {
        House.furnish(folder);
        try (House house = House.open(folder)) {
            RunJobs jobs = house.room(RunJobs.class);
            int writes = 0;
            List<String> done = new CopyOnWriteArrayList<>();
            while (dies(jobs, writes, done)) {
                twoSteps(jobs, writes, done).run();
                assertThat(done)
                        .as("died before write %d", writes)
                        .contains("EMAIL-0012", "PRINT-0001")
                        .endsWith("last");
                done.clear();
                writes++;
            }
            assertThat(writes).as("places to die").isGreaterThan(20);
            assertThat(house.sql()
                            .queryForObject(
                                    "select count(*) from batch_job_instance i where not exists (select 1 from batch_job_execution e"
                                            + " where e.job_instance_id = i.job_instance_id and e.status = 'COMPLETED')",
                                    Integer.class))
                    .isZero();
        }
    }

    private static RunJob twoSteps(RunJobs jobs, int number, List<String> done) {
        return jobs.of("test", "moped-2026-12-01-" + (number + 1))
                .eachUnit("set bundles", () -> UNITS, unit -> done.add(unit.label()))
                .step("end", () -> done.add("last"));
    }

    /** Whether a job whose framework writes so often, and then never again, ends by that. */
    private static boolean dies(RunJobs jobs, int writes, List<String> done) throws Exception {
        AtomicInteger left = new AtomicInteger(writes);
        JobRepository dying = (JobRepository) Proxy.newProxyInstance(
                RunJobTests.class.getClassLoader(),
                new Class<?>[] {JobRepository.class},
                (proxy, method, arguments) -> {
                    if (WRITES.matcher(method.getName()).matches() && left.getAndDecrement() <= 0) {
                        throw new Death();
                    }
                    return method.invoke(jobs.repository(), arguments);
                });
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(dying);
        operator.setJobRegistry(new MapJobRegistry());
        operator.afterPropertiesSet();
        RunJobs mortal = new RunJobs(operator, dying, jobs.transactions(), jobs.stop(), jobs.progress());
        try {
            twoSteps(mortal, writes, done).run();
        } catch (Refusal | Death died) {
            awaitWorkers();
            return true;
        }
        return left.get() < 0;
    }

    /** A death takes all threads at once; here the others end by their own next write. */
    private static void awaitWorkers() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("bundle-")) {
                thread.join();
            }
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }
}
