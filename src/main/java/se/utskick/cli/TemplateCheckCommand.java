package se.utskick.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.campaign.Campaign;
import se.utskick.letter.TemplateCheck;

/** Finds all that is wrong with a template: a sentence a line on stderr, or a summary. */
@Command(name = "check")
final class TemplateCheckCommand implements Callable<Integer> {

    private static final int REFUSED = 3;

    @ParentCommand
    private TemplateCommand template = new TemplateCommand();

    @Parameters(paramLabel = "FOLDER", descriptionKey = "template.folder")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        TemplateFolder opened = TemplateFolder.of(folder, template.options());
        int faults = 0;
        for (Campaign campaign : opened.campaigns()) {
            TemplateCheck.Findings found = TemplateCheck.check(opened.places(), campaign);
            for (Refusal fault : found.faults()) {
                System.err.println(fault.in(template.options().lang()));
            }
            RunLines.print("campaign", campaign.name());
            RunLines.print("variants", found.variants());
            if (found.attachmentVariants() > 0) {
                RunLines.print("attachment-variants", found.attachmentVariants());
            }
            RunLines.print("samples", found.samples());
            RunLines.print("pages", found.mostPages());
            RunLines.print("faults", found.faults().size());
            faults += found.faults().size();
        }
        return faults == 0 ? CommandLine.ExitCode.OK : REFUSED;
    }
}
