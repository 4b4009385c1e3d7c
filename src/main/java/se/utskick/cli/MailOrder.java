package se.utskick.cli;

import java.io.IOException;
import se.utskick.Refusal;
import se.utskick.email.BrakeReason;
import se.utskick.run.MailFiles;
import se.utskick.run.MailOffice;
import se.utskick.run.Officer;

/** Brings an officer's order to a run's sending: to the command that sends right now, or else to the run itself. */
final class MailOrder {

    private static final long PATIENCE_MS = 30_000;
    private static final long STEP_MS = 100;

    private final GlobalOptions options;
    private final String run;

    MailOrder(GlobalOptions options, String run) {
        this.options = options;
        this.run = run;
    }

    void give(BrakeReason reason, Officer officer) {
        try {
            MailFiles files = MailFiles.of(options.places(), run);
            if (files.exist() && FolderLock.isHeld(options.places())) {
                files.order(reason, officer);
                if (isObeyed(files)) {
                    RunLines.print("run", run);
                    RunLines.print("sending", reason);
                    return;
                }
                files.forgetOrder();
            }
        } catch (IOException e) {
            throw Refusal.failure("run.disk", run).because(e);
        }
        try (Workplace workplace = Workplace.open(options)) {
            obey(workplace.room(MailOffice.class), reason, officer);
            RunLines.print("run", run);
            RunLines.print("sending", reason);
            new RunLines(workplace).head(run);
        }
    }

    private void obey(MailOffice office, BrakeReason reason, Officer officer) {
        if (reason == BrakeReason.STOPPED) {
            office.stop(run, officer);
        } else {
            office.pause(run, officer);
        }
    }

    /** The sending takes the order away when it has stopped; another command that holds the folder never does. */
    private static boolean isObeyed(MailFiles files) throws IOException {
        try {
            for (long waited = 0; waited < PATIENCE_MS && !files.isObeyed(); waited += STEP_MS) {
                Thread.sleep(STEP_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return files.isObeyed();
    }
}
