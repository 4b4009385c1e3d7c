package se.utskick.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;
import se.utskick.register.ImportOrder;
import se.utskick.register.RegisterFormat;
import se.utskick.register.Snapshot;
import se.utskick.register.SnapshotImport;

/** Reads extract files into a new snapshot. */
@Command(name = "import")
final class ImportCommand implements Runnable {

    @ParentCommand
    private UtskickCommand utskick = new UtskickCommand();

    @Option(names = "--register", paramLabel = "FILE", required = true, descriptionKey = "import.register")
    private List<Path> registers = List.of();

    @Option(names = "--extracted", paramLabel = "DATE", descriptionKey = "import.extracted")
    private @Nullable LocalDate extracted;

    @Option(
            names = "--format",
            paramLabel = "navet-xml|csv",
            converter = Format.class,
            descriptionKey = "import.format")
    private @Nullable RegisterFormat format;

    @Option(names = "--school", paramLabel = "FILE", descriptionKey = "import.school")
    private @Nullable Path school;

    @Option(names = "--contacts", paramLabel = "FILE", descriptionKey = "import.contacts")
    private @Nullable Path contacts;

    @Option(names = "--suppressions", paramLabel = "FILE", descriptionKey = "import.suppressions")
    private @Nullable Path suppressions;

    @Option(names = "--meetings", paramLabel = "FILE", descriptionKey = "import.meetings")
    private @Nullable Path meetings;

    @Option(
            names = "--charset",
            paramLabel = "CHARSET",
            converter = DeclaredCharset.class,
            descriptionKey = "import.charset")
    private Charset charset = StandardCharsets.UTF_8;

    @Override
    public void run() {
        Stopwatch watch = Stopwatch.start();
        try (Workplace workplace = Workplace.open(utskick.options())) {
            LocalDate today = LocalDate.ofInstant(workplace.room(Clock.class).instant(), ZoneId.of("Europe/Stockholm"));
            ImportOrder order = new ImportOrder(
                    registers,
                    format,
                    school,
                    contacts,
                    suppressions,
                    meetings,
                    charset,
                    extracted == null ? today : extracted);
            print(workplace.room(SnapshotImport.class).run(order));
            RunLines.print(watch);
        }
    }

    private static void print(Snapshot snapshot) {
        System.out.println("snapshot: " + snapshot.number());
        System.out.println("extracted: " + snapshot.extracted());
        System.out.println("persons: " + snapshot.persons());
        System.out.println("rejected: " + snapshot.rejected());
        for (Snapshot.SourceFile file : snapshot.files()) {
            System.out.println("file: " + file.kind() + " " + file.name() + " records=" + file.records() + " rejected="
                    + file.rejected() + " sha256=" + file.sha256());
        }
    }

    /** The formats by the names people write. */
    static final class Format implements ITypeConverter<RegisterFormat> {
        @Override
        public RegisterFormat convert(String value) {
            return switch (value) {
                case "navet-xml" -> RegisterFormat.NAVET_XML;
                case "csv" -> RegisterFormat.CSV;
                default -> throw new TypeConversionException("navet-xml, csv");
            };
        }
    }

    /** UTF-8 or ISO-8859-1, by any of their names. */
    static final class DeclaredCharset implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            return Stream.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)
                    .filter(charset -> charset.name().equalsIgnoreCase(value)
                            || charset.aliases().contains(value.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("UTF-8, ISO-8859-1"));
        }
    }
}
