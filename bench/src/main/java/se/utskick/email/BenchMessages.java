package se.utskick.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import se.utskick.Places;
import se.utskick.Utskick;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.Route;
import se.utskick.file.Sha256;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/** Runs of messages of some 6 KB each, queued in a database as it is in service, and the rooms that send them. */
final class BenchMessages implements AutoCloseable {

    private static final int AT_A_TIME = 50_000;
    private static final String LINE = "Ett stycke av ett meddelande om ett möte, så långt som en rad brukar vara i e-post.\r\n";
    private static final int LINES = 66;
    private static final String BODY = LINE.repeat(LINES);

    private final ConfigurableApplicationContext context;
    private final JdbcTemplate jdbc;
    private final DeliveryLog log;
    private final DoubtWindow window = new DoubtWindow();
    private int runs;

    BenchMessages(Path home, Path folder) {
        Places places = new Places(folder, home.resolve("config"), home.resolve("templates"));
        this.context = new SpringApplicationBuilder(Utskick.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(started -> ((GenericApplicationContext) started).registerBean(Places.class, () -> places))
                .properties(Map.of(
                        "logging.level.root", "warn",
                        "spring.datasource.url",
                        "jdbc:h2:file:" + folder.resolve("utskick") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"))
                .run();
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.log = context.getBean(DeliveryLog.class);
    }

    Dispatch dispatch(SmtpSettings settings, boolean onDisk) {
        Clock clock = Clock.systemUTC();
        return new Dispatch(settings, onDisk ? ledger(clock) : new NoLedger(clock), context.getBean(Doubts.class), clock, window);
    }

    double windowMs(double share) {
        return window.ms(share);
    }

    int size() {
        return message("000000000000").length;
    }

    /** A new run of so many messages that wait. */
    Consignment queued(int count) {
        String run = "bench-" + ++runs;
        byte[] key = new byte[32];
        for (int from = 0; from < count; from += AT_A_TIME) {
            List<LogEvent> born = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + AT_A_TIME); i++) {
                born.add(LogEvent.composed(PieceReference.derive(key, run + i).text(), Route.EMAIL, "bench=1"));
            }
            log.append(run, born, () -> {});
        }
        return new Queued(run, count);
    }

    private static byte[] message(String reference) {
        return ("Date: Tue, 1 Dec 2126 12:00:00 +0100\r\nFrom: <kommun@bench.example.se>\r\nTo: <person@bench.example.se>\r\n"
                        + "Message-ID: <" + reference + "@bench.example.se>\r\nSubject: Inbjudan\r\n\r\n" + BODY)
                .getBytes(StandardCharsets.UTF_8);
    }

    MimeMessage mimeMessage(JavaMailSender sender) throws MessagingException {
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, "UTF-8");
        helper.setFrom("kommun@bench.example.se");
        helper.setTo("person@bench.example.se");
        helper.setSubject("Inbjudan");
        helper.setText(BODY);
        return message;
    }

    private final class Queued implements Consignment {

        private final String run;
        private final int count;

        private Queued(String run, int count) {
            this.run = run;
            this.count = count;
        }

        @Override
        public String run() {
            return run;
        }

        @Override
        public int waiting() {
            return count;
        }

        @Override
        public List<QueuedMessage> after(String reference, int most) {
            return jdbc.query(
                    "select piece from piece_state where run = ? and piece > ? and state = 'QUEUED' order by run, piece limit "
                            + most,
                    (row, n) -> {
                        PieceReference piece = new PieceReference(row.getString(1));
                        return new QueuedMessage(
                                piece,
                                "studs@bench.example.se",
                                new EmailAddress("person@bench.example.se"),
                                Sha256.of(message(piece.text())));
                    },
                    run,
                    reference);
        }

        @Override
        public byte[] read(PieceReference piece, String sha256) {
            byte[] message = message(piece.text());
            if (!Sha256.of(message).equals(sha256)) {
                throw new IllegalStateException("Not the approved bytes");
            }
            return message;
        }
    }

    private MailLedger ledger(Clock clock) {
        return new MailLedger(log, context.getBean(PieceStates.class), jdbc, clock, context.getBean(Places.class));
    }

    /** Writes nothing down: how fast the sending is by itself. */
    private final class NoLedger extends MailLedger {

        private static final CompletableFuture<@Nullable Void> DONE = CompletableFuture.completedFuture(null);

        private NoLedger(Clock clock) {
            super(log, context.getBean(PieceStates.class), jdbc, clock, context.getBean(Places.class));
        }

        @Override
        MailNotes begin(String run, int senders) {
            return new MailNotes() {
                @Override
                public CompletableFuture<@Nullable Void> put(MailNote note) {
                    return DONE;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        void note(String run, Dispatch.Standing standing, DoubtWindow window) {}
    }

    /** Lets it go. */
    static final class Onlooker implements Dispatch.Watch {

        @Override
        public boolean isStopping() {
            return false;
        }

        @Override
        public Optional<Dispatch.Order> order() {
            return Optional.empty();
        }

        @Override
        public void at(Dispatch.Standing standing) {}
    }

    @Override
    public void close() {
        context.close();
    }
}
