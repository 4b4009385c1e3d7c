package se.utskick.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import se.utskick.Places;
import se.utskick.campaign.Campaigns;
import se.utskick.run.TestPackage;

/** Writes a package a mailing for the print shop to try its machines on. */
@Command(name = "testfile")
final class TestFileCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--to", required = true, paramLabel = "DIR", descriptionKey = "testfile.to")
    private Path folder = Path.of("");

    @Override
    public void run() {
        Places places = utskick.options().places();
        Campaigns campaigns = new Campaigns(places);
        for (String name : campaigns.names()) {
            Path written = folder.resolve(name);
            int pieces = TestPackage.write(places, campaigns.get(name), written);
            RunLines.print("package", written);
            RunLines.print("pieces", pieces);
        }
    }
}
