package se.utskick.oracle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import se.utskick.Places;
import se.utskick.Utskick;
import se.utskick.campaign.Campaign;
import se.utskick.campaign.Campaigns;
import se.utskick.campaign.Grouping;
import se.utskick.oracle.Judgement.Row;
import se.utskick.register.ImportOrder;
import se.utskick.register.SnapshotImport;
import se.utskick.selection.Balance;
import se.utskick.selection.SelectionOrder;
import se.utskick.selection.SelectionResult;
import se.utskick.selection.Selector;

/** Utskick's rooms wired to a database in memory: what the oracle is compared with. */
final class Product implements AutoCloseable {

    private static final String RUN_KEY = "0123456789abcdef".repeat(4);

    private final ConfigurableApplicationContext context;
    private int runs;

    Product(Path data) {
        Places places = new Places(data, Path.of("config"), Path.of("templates"));
        context = new SpringApplicationBuilder(Utskick.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(c -> ((GenericApplicationContext) c).registerBean(Places.class, () -> places))
                .properties(Map.of(
                        "spring.config.additional-location",
                        "optional:" + places.config().toUri(),
                        "spring.datasource.url",
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                        "logging.level.root",
                        "warn"))
                .run();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Imports what lies in the folder; the snapshot's number. */
    int imported(Path town, String register, String school, LocalDate extracted) {
        ImportOrder order = new ImportOrder(
                List.of(town.resolve(register)),
                null,
                present(town, school),
                present(town, "contacts.csv"),
                present(town, "suppressions.csv"),
                present(town, "meetings.csv"),
                StandardCharsets.UTF_8,
                extracted);
        return context.getBean(SnapshotImport.class).run(order).number();
    }

    /** A campaign of {@code config/campaigns/}, bent as the mailing says. */
    Campaign campaign(Mailing mailing) {
        Campaign c = context.getBean(Campaigns.class).get(mailing.name());
        return new Campaign(
                c.name(),
                c.title(),
                c.promise(),
                c.rule(),
                c.municipality(),
                c.channels(),
                mailing.byCustodian() ? Grouping.CUSTODIAN : Grouping.ADDRESS,
                c.oncePer(),
                mailing.sendAbroad(),
                c.namesYouth(),
                c.template(),
                c.printProfile(),
                c.sender(),
                c.legalBasis(),
                c.maxSnapshotAgeDays(),
                c.requireSeparateApproval(),
                c.values(),
                c.mail(),
                c.sha256());
    }

    /** A selection that is kept under the run's name. */
    Selected select(int snapshot, Mailing mailing, Oracle.NotPrintable notPrintable) {
        String run = mailing.name() + "-" + mailing.asOf() + "-" + ++runs;
        SelectionOrder order = new SelectionOrder(
                run,
                campaign(mailing),
                mailing.asOf(),
                mailing.name().equals("moped") ? new SelectionOrder.Window(mailing.from(), mailing.to()) : null,
                snapshot,
                RUN_KEY);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        SelectionResult result = transaction.execute(status -> context.getBean(Selector.class)
                .select(
                        order,
                        (name, lines, spoken) ->
                                notPrintable.test(name, lines, spoken) ? Optional.of("TEST field") : Optional.empty()));
        return new Selected(
                run, judgement(run), result, context.getBean(Balance.class).differences(run));
    }

    /** What a selection came to, read from the table of decisions. */
    record Selected(String run, Judgement judgement, SelectionResult result, List<String> imbalances) {}

    private Judgement judgement(String run) {
        List<Row> rows = new ArrayList<>();
        Map<String, NavigableSet<Row>> pieces = new TreeMap<>();
        context.getBean(JdbcTemplate.class)
                .query(
                        "select youth, recipient, meeting, outcome, piece from decision where run = ?",
                        line -> {
                            Row row = new Row(
                                    line.getString("youth"),
                                    line.getString("recipient"),
                                    line.getString("meeting"),
                                    line.getString("outcome"));
                            rows.add(row);
                            if (line.getString("piece") != null) {
                                pieces.computeIfAbsent(line.getString("piece"), p -> new TreeSet<>())
                                        .add(row);
                            }
                        },
                        run);
        rows.sort(null);
        return new Judgement(rows, new HashSet<>(pieces.values()));
    }

    private static @Nullable Path present(Path town, String file) {
        return Files.exists(town.resolve(file)) ? town.resolve(file) : null;
    }
}
