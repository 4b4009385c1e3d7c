package se.utskick.register;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one import reads.
 *
 * @param registers files (Navet XML) or folders (CSV), at least one
 * @param format null to tell it from the path: a folder is CSV, a file Navet XML
 * @param charset of CSV files: UTF-8 (with or without BOM) or ISO-8859-1
 * @param extracted the day the register was extracted
 */
public record ImportOrder(
        List<Path> registers,
        @Nullable RegisterFormat format,
        @Nullable Path school,
        @Nullable Path contacts,
        @Nullable Path suppressions,
        @Nullable Path meetings,
        Charset charset,
        LocalDate extracted) {

    public ImportOrder {
        registers = List.copyOf(registers);
    }

    /** Those of the files and folders that are not there or may not be read, in the order they are given. */
    List<Path> missing() {
        return Stream.concat(registers.stream(), Stream.of(school, contacts, suppressions, meetings))
                .filter(Objects::nonNull)
                .filter(path -> !Files.isReadable(path))
                .toList();
    }
}
