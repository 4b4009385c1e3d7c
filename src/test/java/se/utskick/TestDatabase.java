package se.utskick;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database of its own, in memory, as a workplace has it. */
public record TestDatabase(JdbcTemplate jdbc, TransactionTemplate transaction, JdbcTransactionManager manager) {

    public static TestDatabase named(String name) {
        DataSource source = JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/h2")
                .load()
                .migrate();
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        return new TestDatabase(new JdbcTemplate(source), new TransactionTemplate(manager), manager);
    }

    public static TestDatabase fresh() {
        return named("test" + java.util.UUID.randomUUID());
    }
}
