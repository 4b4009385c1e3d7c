package se.utskick.cli;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.delivery.PieceState;
import se.utskick.run.MailFiles;
import se.utskick.run.MailOffice;
import se.utskick.run.MailOffice.Standing;

/** Tells how a run's e-mail stands, also while another command sends it. */
@Command(name = "status")
final class MailStatusCommand implements Runnable {

    @ParentCommand
    private MailCommand mail = new MailCommand();

    @Parameters(paramLabel = "RUN", descriptionKey = "run-name")
    private String run = "";

    @Override
    public void run() {
        MailFiles files = MailFiles.of(mail.options().places(), run);
        if (files.exist() && FolderLock.isHeld(mail.options().places())) {
            live(files);
            return;
        }
        try (Workplace workplace = Workplace.open(mail.options())) {
            print(workplace.room(MailOffice.class).standing(run));
        }
    }

    private void live(MailFiles files) {
        RunLines.print("run", run);
        RunLines.print("sending", "now");
        try {
            files.standing().forEach(System.out::println);
        } catch (IOException e) {
            throw Refusal.failure("run.disk", run).because(e);
        }
    }

    private static void print(Standing standing) {
        Map<PieceState, Integer> states = standing.states();
        RunLines.print("run", standing.run().name());
        RunLines.print("state", standing.run().state());
        RunLines.print("sending", standing.brake().map(Enum::name).orElse("no"));
        RunLines.print("sent", states.getOrDefault(PieceState.SENT, 0));
        RunLines.print("waiting", states.getOrDefault(PieceState.QUEUED, 0));
        RunLines.print("failed", states.getOrDefault(PieceState.FAILED, 0));
        RunLines.print("in-doubt", states.getOrDefault(PieceState.IN_DOUBT, 0));
        RunLines.print("bounced", states.getOrDefault(PieceState.BOUNCED, 0));
        RunLines.print("written", states.getOrDefault(PieceState.WRITTEN, 0));
        standing.nextTry().ifPresent(at -> RunLines.print("next-try", at));
    }
}
