package se.utskick.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.StepInterruptionPolicy;
import org.springframework.stereotype.Component;

/**
 * Stops a job between two units of work when the process is asked to end (SIGTERM). The framework's own stop can lose a committed unit
 * (spring-batch issues 5308 and 5484), so each step asks this flag instead.
 */
@Component
class StopFlag implements StepInterruptionPolicy {

    private static final long PATIENCE_SECONDS = 10;

    private volatile boolean raised;

    @Override
    public void checkInterrupted(StepExecution execution) throws JobInterruptedException {
        if (raised) {
            execution.setTerminateOnly();
            throw new JobInterruptedException("stop");
        }
    }

    void raise() {
        raised = true;
    }

    boolean isRaised() {
        return raised;
    }

    /** Listens for the end of the process until closed; the end waits a while for the unit under way. */
    Watch watch() {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            raise();
            try {
                if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return; // killed work is taken up again as well
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            done.countDown();
            if (!raised) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        };
    }

    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
