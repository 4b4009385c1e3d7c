package se.utskick.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import se.utskick.Progress;
import se.utskick.run.Bundles.Unit;

/** A step over bundles as the progress shows it: begins when the bundles are known, ends with the step. */
final class Watched implements StepExecutionListener {

    private final Progress progress;
    private final String key;
    private volatile Progress.@Nullable Part part;

    Watched(Progress progress, String step) {
        this.progress = progress;
        this.key = "run.progress-" + step.replace(' ', '-');
    }

    List<Unit> begin(List<Unit> units) {
        part = units.isEmpty() ? null : progress.begin(key, units.size());
        return units;
    }

    void oneDone() {
        Progress.Part watched = part;
        if (watched != null) {
            watched.add(1);
        }
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        Progress.Part watched = part;
        if (watched != null) {
            watched.close();
        }
        return step.getExitStatus();
    }
}
