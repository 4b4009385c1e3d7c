package se.utskick.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import se.utskick.file.DurableFolder;
import se.utskick.print.PrintPackage;

/** Brings the folders of a run's supplements to what the database says; may be interrupted and repeated at any moment. */
@Component
class SupplementFolders {

    private final Supplements supplements;

    SupplementFolders(Supplements supplements) {
        this.supplements = supplements;
    }

    void settle(String run, RunFolder folder) throws IOException {
        for (Supplement supplement : supplements.of(run)) {
            settle(supplement, folder);
        }
        DurableFolder.delete(folder.supplementBuilding(supplements.nextNumber(run))); // of one that came to nothing
    }

    /** The packages the shop has got, the run's own first. */
    List<Path> handedOver(String run, RunFolder folder) {
        List<Path> packages = new ArrayList<>(List.of(folder.print()));
        supplements.of(run).stream()
                .filter(one -> one.state() == SupplementState.DELIVERED)
                .forEach(one -> packages.add(folder.supplement(one.number())));
        return packages;
    }

    private static void settle(Supplement supplement, RunFolder folder) throws IOException {
        Path building = folder.supplementBuilding(supplement.number());
        Path prepared = folder.supplementPrepared(supplement.number());
        if (Files.isDirectory(building)) {
            if (isMeant(supplement, building)) {
                DurableFolder.delete(prepared);
                DurableFolder.rename(building, prepared);
            } else {
                DurableFolder.delete(building);
            }
        }
        if (supplement.state() == SupplementState.CANCELLED) {
            DurableFolder.delete(prepared);
        }
        if (supplement.state() == SupplementState.DELIVERED && Files.isDirectory(prepared)) {
            DurableFolder.rename(prepared, folder.supplement(supplement.number()));
        }
    }

    private static boolean isMeant(Supplement supplement, Path building) throws IOException {
        return supplement.state().isOpen() && PrintPackage.sha256(building).equals(supplement.packageSha256());
    }
}
