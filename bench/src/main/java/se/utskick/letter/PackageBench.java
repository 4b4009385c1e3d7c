package se.utskick.letter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import se.utskick.file.Sha256;
import se.utskick.print.Preflight;
import se.utskick.print.PrintPackage;
import se.utskick.selection.Piece;

/** A package for the print shop, written and then read back whole: what {@code prepare} does for a run, without the register. */
final class PackageBench {

    private static final String RUN = "bench";

    private final BenchLetter letter;
    private final LetterPress press;
    private final Path folder;

    PackageBench(BenchLetter letter, LetterPress press, Path folder) {
        this.letter = letter;
        this.press = press;
        this.folder = folder;
    }

    /** Seconds for so many bundles of so many letters, manifest, ticket and checksums included. */
    double write(int bundles, int letters) throws IOException {
        clear();
        Iterator<Piece> pieces = letter.pieces(bundles * letters);
        long start = System.nanoTime();
        List<PrintPackage.SetBundle> set = new ArrayList<>();
        List<List<Piece>> of = new ArrayList<>();
        for (int number = 1; number <= bundles; number++) {
            List<Piece> some = new ArrayList<>();
            while (some.size() < letters) {
                some.add(pieces.next());
            }
            Path file = folder.resolve(String.format("bundle-%04d.pdf", number));
            List<SetPiece> setPieces = press.writeBundle(file, RUN, number, some);
            int sheets = setPieces.stream().mapToInt(SetPiece::sheets).sum();
            set.add(new PrintPackage.SetBundle(file.getFileName().toString(), setPieces, sheets, Sha256.of(file)));
            of.add(some);
        }
        PrintPackage.Job job = new PrintPackage.Job(RUN, letter.campaign, press.profile(), BenchLetter.DATE);
        PrintPackage.seal(folder, job, set, bundle -> of.get(set.indexOf(bundle)));
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds to read it back. */
    double read() throws IOException {
        long start = System.nanoTime();
        var findings = Preflight.of(folder, read -> {});
        if (!findings.isEmpty()) {
            throw new IllegalStateException("A package of the bench has flaws: " + findings.subList(0, 1));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
