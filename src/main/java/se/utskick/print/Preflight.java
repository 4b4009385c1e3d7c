package se.utskick.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Sha256;
import se.utskick.print.PrintFlaw.Finding;
import se.utskick.print.ReadTicket.Total;
import se.utskick.print.SeparatedRows.Row;
import se.utskick.selection.PieceReference;

/**
 * Reads a finished package back as the shop will: checksums, ticket, manifest, and the text of every page. Two bundles are read at a
 * time; what is kept of a bundle that is read is its findings alone.
 */
public final class Preflight {

    private static final int THREADS = 2;

    private final Path folder;
    private final IntConsumer progress;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Total> totals = new ArrayList<>();
    private final Set<String> pieces = new HashSet<>();
    private final Deque<Future<List<Finding>>> reading = new ArrayDeque<>();

    private long grams;

    private Preflight(Path folder, IntConsumer progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * What is wrong with the package, in the order of its files; empty where all holds.
     *
     * @param progress told the number of pieces read so far
     */
    public static List<Finding> of(Path folder, IntConsumer progress) throws IOException {
        Preflight preflight = new Preflight(folder, progress);
        preflight.checkSums();
        preflight.checkContents();
        return List.copyOf(preflight.findings);
    }

    private void checkSums() throws IOException {
        Map<String, String> sums = sums();
        if (sums == null) {
            findings.add(PrintFlaw.CHECKSUMS_UNREADABLE.at(Checksums.NAME));
            return;
        }
        for (String name : new TreeSet<>(sums.keySet())) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                findings.add(PrintFlaw.FILE_MISSING.at(name));
            } else if (!Sha256.of(file).equals(sums.get(name))) {
                findings.add(PrintFlaw.CHECKSUM_DIFFERS.at(name));
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(Checksums.NAME) && !sums.containsKey(name))
                    .sorted()
                    .forEach(name -> findings.add(PrintFlaw.FILE_NOT_LISTED.at(name)));
        }
    }

    private @Nullable Map<String, String> sums() {
        Map<String, String> sums = new HashMap<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(Checksums.NAME))) {
                String name = line.length() > 66 ? line.substring(66) : "";
                if (!line.matches("[0-9a-f]{64}  [^/\\\\]+") || sums.put(name, line.substring(0, 64)) != null) {
                    return null;
                }
            }
            return sums;
        } catch (IOException e) {
            return null;
        }
    }

    private void checkContents() {
        ReadTicket ticket;
        try {
            ticket = ReadTicket.read(folder.resolve(JobTicket.NAME));
        } catch (IOException e) {
            findings.add(PrintFlaw.TICKET_UNREADABLE.at(JobTicket.NAME));
            return;
        }
        ExecutorService readers = Executors.newFixedThreadPool(THREADS);
        try {
            readManifest(ticket, readers);
            while (!reading.isEmpty()) {
                takeOne();
            }
        } finally {
            readers.shutdownNow();
        }
        findings.addAll(ticket.differences(totals));
        findings.addAll(ticket.weightDifferences(grams));
    }

    private void readManifest(ReadTicket ticket, ExecutorService readers) {
        int line = 1;
        try (SeparatedRows csv = SeparatedRows.open(folder.resolve(Manifest.NAME))) {
            Row header = csv.next();
            if (header == null) {
                throw new SeparatedRows.Unreadable(1, "header");
            }
            ManifestRow.Reader rows = new ManifestRow.Reader(header);
            List<ManifestRow> bundle = new ArrayList<>();
            for (Row next = csv.next(); next != null; next = csv.next()) {
                line = next.line();
                ManifestRow row = rows.read(next);
                if (!bundle.isEmpty() && !bundle.get(0).bundle().equals(row.bundle())) {
                    check(bundle, ticket, readers);
                    bundle = new ArrayList<>();
                }
                bundle.add(row);
            }
            if (!bundle.isEmpty()) {
                check(bundle, ticket, readers);
            }
        } catch (SeparatedRows.Unreadable e) {
            findings.add(PrintFlaw.MANIFEST_UNREADABLE.at(e.line()));
        } catch (IOException e) {
            findings.add(PrintFlaw.MANIFEST_UNREADABLE.at(line));
        }
        findBundlesWithoutRows();
    }

    private void check(List<ManifestRow> rows, ReadTicket ticket, ExecutorService readers) {
        Total total = new Total(rows.get(0).bundle(), 0, 0, 0);
        for (ManifestRow row : rows) {
            total = total.plus(row);
            grams += row.grams();
            if (!PieceReference.isValid(row.piece())) {
                findings.add(PrintFlaw.REFERENCE_INVALID.at(row.line()));
            }
            if (!pieces.add(row.piece())) {
                findings.add(PrintFlaw.PIECE_TWICE.at(row.piece(), row.line()));
            }
        }
        totals.add(total);
        Path file = folder.resolve(total.file()).normalize();
        if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
            findings.add(PrintFlaw.FILE_MISSING.at(total.file()));
            return;
        }
        reading.add(readers.submit(() -> new BundleCheck(file, rows, ticket).findings()));
        if (reading.size() > THREADS) {
            takeOne();
        }
        progress.accept(pieces.size());
    }

    private void takeOne() {
        try {
            findings.addAll(reading.remove().get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading a package back", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A bundle could not be read back", e.getCause());
        }
    }

    private void findBundlesWithoutRows() {
        Set<String> named = new HashSet<>();
        totals.forEach(total -> named.add(total.file()));
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pdf") && !named.contains(name))
                    .sorted()
                    .forEach(name -> findings.add(PrintFlaw.BUNDLE_WITHOUT_ROWS.at(name)));
        } catch (IOException e) {
            findings.add(PrintFlaw.MANIFEST_UNREADABLE.at(1));
        }
    }
}
