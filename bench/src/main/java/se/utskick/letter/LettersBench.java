package se.utskick.letter;

import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import se.utskick.file.Json;
import se.utskick.selection.Piece;

/**
 * {@code ./utskick bench letters}: letters a second of ours and of others, taken in turns in one run and told as ratios; a package read
 * back; then many letters at once, with the memory that stays. The last line is one JSON object with every figure.
 */
public final class LettersBench {

    private static final int FEW_TIMES = 15;
    private static final int ROUNDS = 5;
    private static final double WARM_SECONDS = 12;
    private static final double TURN_SECONDS = 1.5;
    private static final int BUNDLES = 2;
    /** As many sheets as the profile lets a bundle hold, and fewer pieces than the bench has references. */
    private static final int LETTERS_A_BUNDLE = 2000;

    private final BenchLetter letter;
    private final Path folder;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private LettersBench(BenchLetter letter, Path folder) {
        this.letter = letter;
        this.folder = folder;
    }

    /** @param arguments Utskick's home; {@code --letters N} */
    public static void main(String[] arguments) throws Exception {
        int letters = 1_000_000;
        boolean peers = true;
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--letters" -> letters = Integer.parseInt(arguments[++i]);
                case "--alone" -> peers = false;
                default -> throw new IllegalArgumentException("bench letters [--letters N] [--alone]");
            }
        }
        java.util.logging.LogManager.getLogManager().reset();
        com.openhtmltopdf.util.XRLog.setLoggingEnabled(false);
        Path folder = Files.createTempDirectory("utskick-bench");
        try {
            LettersBench bench = new LettersBench(new BenchLetter(Path.of(arguments[0])), folder);
            if (peers) {
                bench.compare();
            }
            bench.readBack();
            bench.many(letters);
            bench.figures.forEach((name, figure) -> System.out.println(name + ": " + plain(figure)));
            Map<String, Object> json = new LinkedHashMap<>();
            bench.figures.forEach((name, figure) -> json.put(name, new java.math.BigDecimal(plain(figure))));
            System.out.println(Json.COMPACT.writeValueAsString(json));
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A contestant with its turns. */
    private static final class Entrant {
        private final String name;
        private final Contestant contestant;
        private int letters;
        private final List<Double> perCore = new ArrayList<>();
        private final List<Double> perSecond = new ArrayList<>();

        Entrant(String name, Contestant contestant, int letters) {
            this.name = name;
            this.contestant = contestant;
            this.letters = letters;
        }
    }

    private void compare() throws Exception {
        LetterPress print = LetterPress.open(letter.places, letter.campaign, BenchLetter.DATE);
        LetterPress heard = LetterPress.openAccessible(letter.places, letter.campaign, BenchLetter.DATE);
        LetterPages setter = print.hands();
        List<Entrant> entrants = List.of(
                new Entrant("print", ours(print.on(1)), 2000),
                new Entrant("print.2-threads", ours(print.on(2)), 2000),
                new Entrant("accessible", ours(heard.on(1)), 1000),
                new Entrant("accessible.2-threads", ours(heard.on(2)), 1000),
                new Entrant("floor", new Floor(setter, letter.pieces(2048), true), 2000),
                new Entrant("floor-of-plain-objects", new Floor(setter, letter.pieces(2048), false), 2000),
                new Entrant("pdfbox-shared-form", new PdfBoxPeer(letter, print, folder), 200),
                new Entrant("openpdf", new OpenPdfPeer(letter), 200),
                new Entrant("fop", new FopPeer(letter, false, folder), 20),
                new Entrant("fop-tagged", new FopPeer(letter, true, folder), 20),
                new Entrant("openhtmltopdf", new HtmlPeer(letter, false), 20),
                new Entrant("openhtmltopdf-tagged", new HtmlPeer(letter, true), 20));
        for (Entrant entrant : entrants) {
            long end = System.nanoTime() + (long) (WARM_SECONDS * 1e9);
            double seconds = 1;
            int made = entrant.letters;
            while (System.nanoTime() < end) {
                seconds = turn(entrant, made);
            }
            entrant.perCore.clear();
            entrant.perSecond.clear();
            entrant.letters = (int) Math.max(made, Math.min(200_000, made * TURN_SECONDS / seconds));
            System.err.println(entrant.name + " …");
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Entrant entrant : entrants) {
                turn(entrant, entrant.letters);
            }
        }
        Map<String, Double> core = new LinkedHashMap<>();
        Map<String, Double> wall = new LinkedHashMap<>();
        for (Entrant entrant : entrants) {
            core.put(entrant.name, median(entrant.perCore));
            wall.put(entrant.name, median(entrant.perSecond));
            figures.put(entrant.name + ".letters-per-second", median(entrant.perSecond));
        }
        ratio("print", "openpdf", core);
        ratio("print", "openhtmltopdf", core);
        ratio("print", "fop", core);
        ratio("print", "pdfbox-shared-form", core);
        ratio("print", "floor", core);
        ratio("print", "floor-of-plain-objects", core);
        ratio("accessible", "openhtmltopdf-tagged", core);
        ratio("accessible", "fop-tagged", core);
        ratio("print.2-threads", "print", wall);
        ratio("accessible.2-threads", "accessible", wall);
        figures.put("print.bytes-a-letter", bytes(print));
        figures.put("accessible.bytes-a-letter", bytes(heard));
    }

    /** Speeds a core are of the thread's own time, so that other work on the machine counts less. */
    private double turn(Entrant entrant, int letters) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        long own = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(folder.resolve("letters.pdf"))) {
            entrant.contestant.make(letter.pieces(letters), out);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double ownSeconds = (threads.getCurrentThreadCpuTime() - own) / 1e9;
        entrant.perCore.add(letters / ownSeconds);
        entrant.perSecond.add(letters / seconds);
        return seconds;
    }

    private static Contestant ours(LetterPress press) {
        return (pieces, out) -> press.writeAll(out, "bench", pieces, set -> {});
    }

    private double bytes(LetterPress press) throws Exception {
        Path file = folder.resolve("letters.pdf");
        try (OutputStream out = Files.newOutputStream(file)) {
            press.writeAll(out, "bench", letter.pieces(20_000), set -> {});
        }
        long many = Files.size(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            press.writeAll(out, "bench", letter.pieces(10_000), set -> {});
        }
        // What is shared is written once: a letter costs what ten thousand more cost.
        return (many - Files.size(file)) / 10_000.0;
    }

    private void ratio(String ours, String theirs, Map<String, Double> speeds) {
        figures.put(ours + ".to." + theirs, speeds.getOrDefault(ours, 0.0) / speeds.getOrDefault(theirs, 1.0));
    }

    /** A package written and read back in turns, each on two threads; the fastest of each, since its files go to the disk. */
    private void readBack() throws Exception {
        LetterPress press =
                LetterPress.open(letter.places, letter.campaign, BenchLetter.DATE).on(2);
        PackageBench bench = new PackageBench(letter, press, folder.resolve("package"));
        double write = Double.MAX_VALUE;
        double read = Double.MAX_VALUE;
        long end = System.nanoTime() + (long) (2 * WARM_SECONDS * 1e9);
        while (System.nanoTime() < end) {
            write = Math.min(write, bench.write(BUNDLES, LETTERS_A_BUNDLE));
            read = Math.min(read, bench.read());
        }
        figures.put("package.written.letters-per-second", BUNDLES * LETTERS_A_BUNDLE / write);
        figures.put("package.read-back.letters-per-second", BUNDLES * LETTERS_A_BUNDLE / read);
        figures.put("package.read-back.to.package.written", write / read);
        System.err.println("package …");
    }

    /** So many letters in one file: the live set after a full collection at ten thousand, at half and at the end, and the time. */
    private void many(int letters) throws Exception {
        LetterPress press =
                LetterPress.open(letter.places, letter.campaign, BenchLetter.DATE).on(2);
        int few = Math.min(10_000, letters);
        Path file = folder.resolve("many.pdf");
        for (int i = 0; i < 5; i++) {
            writeMany(press, file, few, new int[0]);
        }
        // A tenth of a second each: before and after the many, or the machine's mood of one moment decides.
        List<Double> fewSeconds = new ArrayList<>();
        for (int i = 0; i < FEW_TIMES; i++) {
            fewSeconds.add(writeMany(press, file, few, new int[0]));
        }
        double seconds = writeMany(press, file, letters, new int[] {few, letters / 2, letters});
        double megabytes = Files.size(file) / 1e6;
        for (int i = 0; i < FEW_TIMES; i++) {
            fewSeconds.add(writeMany(press, file, few, new int[0]));
        }
        figures.put("many.letters", (double) letters);
        figures.put("many.seconds", seconds);
        figures.put("many.time-to-ten-thousand", seconds / median(fewSeconds));
        figures.put("many.megabytes", megabytes);
        double first = figures.getOrDefault("many.live-kb.at-" + few, 1.0);
        figures.put("many.live-set.half", figures.getOrDefault("many.live-kb.at-" + letters / 2, 0.0) / first);
        figures.put("many.live-set.end", figures.getOrDefault("many.live-kb.at-" + letters, 0.0) / first);
        figures.put("heap.most-mb", Runtime.getRuntime().maxMemory() / 1048576.0);
    }

    private double writeMany(LetterPress press, Path file, int letters, int[] weighAt) throws Exception {
        long[] weighing = new long[1];
        int[] count = new int[1];
        Iterator<Piece> pieces = letter.pieces(letters);
        long start = System.nanoTime();
        try (OutputStream out = Files.newOutputStream(file)) {
            press.writeAll(out, "bench", pieces, set -> {
                count[0]++;
                for (int at : weighAt) {
                    if (count[0] == at) {
                        long begun = System.nanoTime();
                        figures.put("many.live-kb.at-" + at, live() / 1024.0);
                        weighing[0] += System.nanoTime() - begun;
                    }
                }
            });
        }
        return (System.nanoTime() - start - weighing[0]) / 1e9;
    }

    private static long live() {
        System.gc();
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static String plain(double figure) {
        return figure >= 100 ? Long.toString(Math.round(figure)) : String.format(Locale.ROOT, "%.2f", figure);
    }
}
