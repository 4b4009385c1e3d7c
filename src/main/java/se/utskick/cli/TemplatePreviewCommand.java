package se.utskick.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import se.utskick.Refusal;
import se.utskick.letter.TemplatePreview;

/** Sets a template's samples, once a variant, with the places of window, zones and marks drawn over them in colour. */
@Command(name = "preview")
final class TemplatePreviewCommand implements Runnable {

    @ParentCommand
    private TemplateCommand template = new TemplateCommand();

    @Parameters(paramLabel = "FOLDER", descriptionKey = "template.folder")
    private Path folder = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE", descriptionKey = "template.to")
    private Path file = Path.of("");

    @Override
    public void run() {
        TemplateFolder opened = TemplateFolder.of(folder, template.options());
        try {
            TemplatePreview.Written written =
                    TemplatePreview.write(opened.places(), opened.campaigns().get(0), file);
            RunLines.print("letters", written.letters());
            if (written.attachments() > 0) {
                RunLines.print("attachments", written.attachments());
            }
        } catch (IOException e) {
            throw Refusal.failure("cli.cannot-write", file).because(e);
        }
    }
}
