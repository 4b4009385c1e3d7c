package se.utskick.register;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What another register's export calls the columns of {@code personer.csv} and {@code relationer.csv}, from {@code utskick.columns} in
 * {@code config/application.yaml}: {@code utskick.columns.personer.fornamn: FIRST_NAME}. An empty name says that the export has no such
 * column.
 */
@Component
class ColumnNames {

    private final Environment settings;

    ColumnNames(Environment settings) {
        this.settings = settings;
    }

    /** The column's name in the file; the contract's own unless mapped. */
    String of(String table, String column) {
        return settings.getProperty("utskick.columns." + table + "." + column, column);
    }
}
