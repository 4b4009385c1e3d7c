package se.utskick.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Seconds since it was started, and the process's highest memory. */
record Stopwatch(long startedNs) {

    private static final double NS_PER_SECOND = 1e9;
    private static final long BYTES_PER_MB = 1L << 20;
    private static final Path STATUS = Path.of("/proc/self/status");

    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    double seconds() {
        return (System.nanoTime() - startedNs) / NS_PER_SECOND;
    }

    /** The sum of the heap pools' peaks: never less than the highest heap in use. */
    static long peakHeapMb() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / BYTES_PER_MB;
    }

    /** VmHWM of Linux, 0 where the system does not tell. */
    static long peakResidentMb() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }
}
