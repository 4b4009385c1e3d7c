package se.utskick.oracle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Says what the contract's section 2 makes of a folder of extract files ({@code register-csv/}, school.csv …). */
public final class Oracle {

    private final World world;
    private final Numbers numbers;

    /** Whether a name, the address lines below it, or the youth's name as the letter prints it, cannot be set whole. */
    @FunctionalInterface
    public interface NotPrintable {
        boolean test(String name, List<String> addressLines, String spokenName);
    }

    /** Whether the recipient has had the mailing about the youth in the period. */
    @FunctionalInterface
    public interface AlreadySent {
        boolean test(String youth, String recipient, String meeting);
    }

    public Oracle(Path folder) throws IOException {
        world = new World(folder);
        numbers = new Numbers(world);
    }

    public Judgement judge(Mailing mailing, NotPrintable notPrintable, AlreadySent alreadySent) {
        return new Case(world, numbers, mailing, notPrintable, alreadySent).judge();
    }
}
