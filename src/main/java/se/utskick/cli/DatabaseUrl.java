package se.utskick.cli;

import java.nio.file.Path;

/** The embedded database of a data folder, opened so that no acknowledged fact is lost (reference: H2, "Durability"). */
final class DatabaseUrl {

    private DatabaseUrl() {}

    /**
     * WRITE_DELAY=0 writes each commit at once; DB_CLOSE_ON_EXIT=FALSE leaves closing to us, so that a stop in the middle of a
     * transaction does not race with it. TRACE_LEVEL_FILE=0: the database's own notes of a failed statement hold the values it failed on.
     */
    static String of(Path data) {
        return "jdbc:h2:file:" + data.toAbsolutePath().normalize().resolve("db").resolve("utskick")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }
}
