package se.utskick.run;

import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import se.utskick.Progress;

/** What jobs over runs are made with. */
@Component
record RunJobs(
        JobOperator operator,
        JobRepository repository,
        PlatformTransactionManager transactions,
        StopFlag stop,
        Progress progress) {

    RunJob of(String job, String run) {
        return new RunJob(this, job, run);
    }
}
