package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.utskick.Places;
import se.utskick.Refusal;
import se.utskick.file.Sha256;
import se.utskick.print.PrintPackage;
import se.utskick.run.Approval.Seal;
import se.utskick.run.Bundles.SetMessage;
import se.utskick.run.MailingRun.Sealed;
import se.utskick.run.MailingRun.Selected;

/** The hashes an approval is bound to: as they were recorded, and as the files give them now. */
@Component
class Seals {

    private final Places places;
    private final Presses presses;

    Seals(Places places, Presses presses) {
        this.places = places;
        this.presses = presses;
    }

    static Seal recorded(MailingRun run) {
        Selected selected = run.requireSelected();
        Sealed sealed = run.requireSealed();
        return new Seal(
                sealed.decisionsSha256(),
                selected.template().sha256(),
                selected.messageSha256(),
                sealed.packageSha256(),
                sealed.messagesSha256());
    }

    /** Stops where a file is not what it was when the run was prepared, or a piece taken out of it. */
    void requireUnchanged(MailingRun run) {
        Seal now = now(run);
        Seal then = recorded(run);
        List<String> changed = new ArrayList<>();
        add(changed, "decisions", then.decisions(), now.decisions());
        add(changed, "template", then.template(), now.template());
        add(changed, "template", then.message(), now.message());
        add(changed, "package", then.printPackage(), now.printPackage());
        add(changed, "email", then.messages(), now.messages());
        if (!changed.isEmpty()) {
            throw Refusal.of(
                    "run.changed",
                    run.name(),
                    String.join(", ", changed.stream().distinct().toList()));
        }
    }

    private Seal now(MailingRun run) {
        RunFolder folder = RunFolder.of(places, run.name());
        Compositors compositors = new Compositors(presses.letters(run), presses.messages(run));
        try {
            return new Seal(
                    Files.exists(folder.decisions()) ? Sha256.of(folder.decisions()) : "",
                    compositors.template().sha256(),
                    compositors.messageSha256(),
                    Files.isDirectory(folder.prepared()) ? PrintPackage.sha256(folder.prepared()) : "",
                    SetMessage.sha256(MessageFolder.read(folder)));
        } catch (IOException e) {
            throw Refusal.failure("run.disk", folder.root()).because(e);
        }
    }

    private static void add(List<String> changed, String what, @Nullable String then, @Nullable String now) {
        if (!Objects.equals(then, now)) {
            changed.add(what);
        }
    }
}
