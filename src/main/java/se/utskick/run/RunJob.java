package se.utskick.run;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import se.utskick.Refusal;
import se.utskick.run.Bundles.Unit;

/**
 * A Spring Batch job over one run: steps one after the other, a step over bundles on two threads. The run's own tables say what is done;
 * the framework keeps the order, the history and the restart. Only one process holds the data folder, so an execution that still counts
 * as running was killed and is recovered.
 */
final class RunJob {

    private static final int THREADS = 2;

    private final RunJobs tools;
    private final String name;
    private final String run;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable SimpleJobBuilder job;

    RunJob(RunJobs tools, String name, String run) {
        this.tools = tools;
        this.name = name;
        this.run = run;
    }

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    @FunctionalInterface
    interface UnitWork {
        void run(Unit unit) throws Exception;
    }

    RunJob step(String step, Work work) {
        return then(tasklet(step, (contribution, context) -> {
            guarded(work);
            return RepeatStatus.FINISHED;
        }));
    }

    /**
     * A step with a partition a unit; {@code units} is asked again after a restart and must answer the same. A partition knows its unit by
     * its name and not by its context: a kill can fall between the two being stored.
     */
    RunJob eachUnit(String step, Supplier<List<Unit>> units, UnitWork work) {
        Watched watched = new Watched(tools.progress(), step);
        TaskletStep one = tasklet(step + " one", (contribution, context) -> {
            String partition = contribution.getStepExecution().getStepName();
            guarded(() -> work.run(Unit.labelled(partition.substring(partition.lastIndexOf(':') + 1))));
            watched.oneDone();
            return RepeatStatus.FINISHED;
        });
        Step all = new StepBuilder(step, tools.repository())
                .listener(watched)
                .partitioner(
                        step,
                        grid -> watched.begin(units.get()).stream()
                                .collect(Collectors.toMap(Unit::label, unit -> new ExecutionContext())))
                .step(one)
                .taskExecutor(threads())
                .build();
        return then(all);
    }

    /** Runs the job to its end, from where it stopped if it was stopped; throws what stopped it. */
    void run() {
        JobParameters parameters =
                new JobParametersBuilder().addString("run", run, true).toJobParameters();
        try (StopFlag.Watch watch = tools.stop().watch()) {
            if (isToRun(parameters)) {
                JobExecution execution = tools.operator().start(build(), parameters);
                requireCompleted(execution.getStatus());
            }
        } catch (JobExecutionException e) {
            throw Refusal.failure("run.job-not-started", name, run).because(e);
        }
    }

    /** Mends what a kill left of an earlier attempt; whether anything is left to do. */
    private boolean isToRun(JobParameters parameters) {
        JobInstance begun = tools.repository().getJobInstance(name, parameters);
        if (begun == null) {
            return true;
        }
        JobExecution last = tools.repository().getLastJobExecution(begun);
        if (last == null) {
            // A kill fell between the two first writes of the framework, which would refuse to start: nothing was done
            // yet.
            tools.repository().deleteJobInstance(begun);
            return true;
        }
        if (last.getStatus().isRunning()) {
            tools.operator().recover(last);
        }
        return last.getStatus() != BatchStatus.COMPLETED;
    }

    private void requireCompleted(BatchStatus status) {
        Throwable cause = failure.get();
        if (cause instanceof RuntimeException known) {
            throw known;
        }
        if (status != BatchStatus.COMPLETED) {
            Refusal stopped = Refusal.failure(status == BatchStatus.STOPPED ? "run.stopped" : "run.job-failed", run);
            throw cause == null ? stopped : stopped.because(cause);
        }
    }

    private void guarded(Work work) throws JobExecutionException {
        try {
            work.run();
        } catch (Exception | Error e) {
            failure.compareAndSet(null, e);
            // The framework stores and logs the messages of what stops a step; ours alone are known to hold no person's
            // data.
            throw new JobExecutionException(e.getClass().getSimpleName());
        }
    }

    private TaskletStep tasklet(String step, Tasklet tasklet) {
        TaskletStep built = new StepBuilder(step, tools.repository())
                .tasklet(tasklet, tools.transactions())
                .build();
        built.setInterruptionPolicy(tools.stop());
        return built;
    }

    private RunJob then(Step step) {
        job = job == null ? new JobBuilder(name, tools.repository()).start(step) : job.next(step);
        return this;
    }

    private Job build() {
        if (job == null) {
            throw new IllegalStateException("A job has at least one step");
        }
        return job.build();
    }

    private static TaskExecutor threads() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("bundle-");
        executor.setConcurrencyLimit(THREADS);
        return executor;
    }
}
