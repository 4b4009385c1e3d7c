package se.utskick.email;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import se.utskick.Places;
import se.utskick.Utskick;
import se.utskick.delivery.DeliveryLog;
import se.utskick.delivery.LogEvent;
import se.utskick.delivery.PieceState;
import se.utskick.delivery.PieceStates;
import se.utskick.delivery.Route;
import se.utskick.email.Dispatch.Order;
import se.utskick.email.Dispatch.Sent;
import se.utskick.email.Dispatch.Standing;
import se.utskick.email.SmtpSettings.Brakes;
import se.utskick.email.SmtpSettings.Patience;
import se.utskick.email.SmtpSettings.Retry;
import se.utskick.email.SmtpSettings.Security;
import se.utskick.file.Sha256;
import se.utskick.person.EmailAddress;
import se.utskick.selection.PieceReference;

/** The rooms on a folder of their own, with runs that hold nothing but messages to send. */
final class PostRoom implements AutoCloseable {

    static final Brakes NO_BRAKES = new Brakes(0, 0, 0, 1);
    static final Retry SOON = new Retry(
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            Duration.ofSeconds(5),
            Duration.ofHours(1));
    static final Patience SHORT = new Patience(
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofSeconds(1),
            Duration.ofMillis(300));

    private final ConfigurableApplicationContext context;
    private int runs;

    PostRoom(Path folder) {
        Places places = new Places(folder, Path.of("config"), Path.of("templates"));
        this.context = new SpringApplicationBuilder(Utskick.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(started -> ((GenericApplicationContext) started).registerBean(Places.class, () -> places))
                .properties(Map.of(
                        "spring.datasource.url",
                        "jdbc:h2:file:" + folder.resolve("utskick") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"))
                .run();
    }

    <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    JdbcTemplate sql() {
        return room(JdbcTemplate.class);
    }

    Dispatch dispatch(SmtpSettings settings) {
        return dispatch(settings, Clock.systemUTC());
    }

    Dispatch dispatch(SmtpSettings settings, Clock clock) {
        return new Dispatch(settings, ledger(clock), room(Doubts.class), clock, new DoubtWindow());
    }

    MailLedger ledger(Clock clock) {
        return new MailLedger(room(DeliveryLog.class), room(PieceStates.class), sql(), clock, room(Places.class));
    }

    /** The journal of a run's sending. */
    JournalFiles journal(String run) {
        return JournalFiles.of(room(Places.class), run);
    }

    static SmtpSettings settings(ScriptedSmtpServer server) {
        return settings(server.port(), 1, 100, NO_BRAKES);
    }

    /** The same settings but for one thing. */
    static SmtpSettings with(SmtpSettings base, java.util.function.UnaryOperator<Wanted> change) {
        Wanted wanted = change.apply(new Wanted(
                base.sessions(),
                base.perSecond(),
                base.perMinuteAndDomain(),
                base.retry(),
                base.patience(),
                base.brakes(),
                base.onlyTo()));
        return new SmtpSettings(
                base.host(),
                base.port(),
                base.security(),
                base.user(),
                base.passwordFile(),
                base.trust(),
                base.hello(),
                wanted.sessions(),
                base.messagesASession(),
                wanted.perSecond(),
                wanted.perMinuteAndDomain(),
                wanted.retry(),
                wanted.patience(),
                wanted.brakes(),
                wanted.onlyTo(),
                base.relayLog());
    }

    /** The same settings with the log of a relay to read, null for none. */
    static SmtpSettings readingLog(SmtpSettings base, @Nullable Path relayLog) {
        return new SmtpSettings(
                base.host(),
                base.port(),
                base.security(),
                base.user(),
                base.passwordFile(),
                base.trust(),
                base.hello(),
                base.sessions(),
                base.messagesASession(),
                base.perSecond(),
                base.perMinuteAndDomain(),
                base.retry(),
                base.patience(),
                base.brakes(),
                base.onlyTo(),
                relayLog);
    }

    /** What tests change. */
    record Wanted(
            int sessions,
            int perSecond,
            int perMinuteAndDomain,
            Retry retry,
            Patience patience,
            Brakes brakes,
            List<String> onlyTo) {

        Wanted sessions(int number) {
            return new Wanted(number, perSecond, perMinuteAndDomain, retry, patience, brakes, onlyTo);
        }

        Wanted pace(int second, int minuteAndDomain) {
            return new Wanted(sessions, second, minuteAndDomain, retry, patience, brakes, onlyTo);
        }

        Wanted retry(Retry other) {
            return new Wanted(sessions, perSecond, perMinuteAndDomain, other, patience, brakes, onlyTo);
        }

        Wanted patience(Patience other) {
            return new Wanted(sessions, perSecond, perMinuteAndDomain, retry, other, brakes, onlyTo);
        }

        Wanted brakes(Brakes other) {
            return new Wanted(sessions, perSecond, perMinuteAndDomain, retry, patience, other, onlyTo);
        }

        Wanted onlyTo(String... others) {
            return new Wanted(sessions, perSecond, perMinuteAndDomain, retry, patience, brakes, List.of(others));
        }
    }

    static SmtpSettings settings(int port, int sessions, int messagesASession, Brakes brakes) {
        return new SmtpSettings(
                "localhost",
                port,
                Security.NONE,
                "",
                null,
                null,
                "utskick.example.se",
                sessions,
                messagesASession,
                0,
                0,
                SOON,
                SHORT,
                brakes,
                List.of(),
                null);
    }

    /** A new run whose messages wait to be sent. */
    Messages queued(int count) {
        return queued(count, 20);
    }

    /** The same with so many lines each. */
    Messages queued(int count, int lines) {
        String run = "test-2126-12-01-" + ++runs;
        List<QueuedMessage> messages = new ArrayList<>();
        Map<String, byte[]> bytes = new TreeMap<>();
        List<LogEvent> born = new ArrayList<>();
        List<String> references = IntStream.range(0, count)
                .mapToObj(i -> PieceReference.derive(new byte[32], run + i).text())
                .sorted()
                .toList();
        for (int i = 0; i < count; i++) {
            String reference = references.get(i);
            byte[] message = message(reference, i, lines);
            bytes.put(reference, message);
            messages.add(new QueuedMessage(
                    new PieceReference(reference),
                    "studs@kommun.example.se",
                    new EmailAddress("person" + i + "@mail" + i % 2 + ".example.se"),
                    Sha256.of(message)));
            born.add(LogEvent.composed(reference, Route.EMAIL, "batch=1"));
        }
        room(DeliveryLog.class).append(run, born, () -> {});
        return new Messages(run, messages, bytes);
    }

    /** A new run of these messages, by reference, each to a recipient of its own. */
    Messages queued(Map<String, byte[]> bytes) {
        String run = "test-2126-12-01-" + ++runs;
        List<QueuedMessage> messages = new ArrayList<>();
        bytes.forEach((reference, message) -> messages.add(new QueuedMessage(
                new PieceReference(reference),
                "studs@kommun.example.se",
                new EmailAddress("person" + messages.size() + "@mail.example.se"),
                Sha256.of(message))));
        List<LogEvent> born = bytes.keySet().stream()
                .map(reference -> LogEvent.composed(reference, Route.EMAIL, "batch=1"))
                .toList();
        room(DeliveryLog.class).append(run, born, () -> {});
        return new Messages(run, messages, bytes);
    }

    private static byte[] message(String reference, int number, int lines) {
        return ("From: <kommun@kommun.example.se>\r\nTo: <person" + number + "@mail.example.se>\r\nMessage-ID: <"
                        + reference
                        + "@kommun.example.se>\r\nSubject: M\r\n\r\n.en rad med punkt\r\n..\r\n"
                        + "Text som fyller en rad.\r\n".repeat(lines) + "\r\nsista raden")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A run's messages, those still queued by the database. */
    final class Messages implements Consignment {

        private final String run;
        private final List<QueuedMessage> messages;
        private final Map<String, byte[]> bytes;

        private Messages(String run, List<QueuedMessage> messages, Map<String, byte[]> bytes) {
            this.run = run;
            this.messages = messages;
            this.bytes = bytes;
        }

        @Override
        public String run() {
            return run;
        }

        @Override
        public int waiting() {
            return states().values().stream()
                    .mapToInt(state -> state == PieceState.QUEUED ? 1 : 0)
                    .sum();
        }

        @Override
        public List<QueuedMessage> after(String reference, int most) {
            Map<String, PieceState> states = states();
            return messages.stream()
                    .filter(one -> one.piece().text().compareTo(reference) > 0)
                    .filter(one -> states.get(one.piece().text()) == PieceState.QUEUED)
                    .limit(most)
                    .toList();
        }

        @Override
        public byte[] read(PieceReference piece, String sha256) {
            return bytes.get(piece.text());
        }

        Map<String, PieceState> states() {
            return new TreeMap<>(room(PieceStates.class)
                    .of(run, messages.stream().map(one -> one.piece().text()).toList()));
        }

        List<String> in(PieceState state) {
            return room(PieceStates.class).in(run, state);
        }

        /** The bytes a server that unstuffs dots should have stored. */
        String sha256(String piece) {
            byte[] message = bytes.get(piece);
            return Sha256.of((new String(message, StandardCharsets.UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        List<String> details(String event) {
            return sql().queryForList(
                            "select detail from log_entry where run = ? and event = ? order by seq",
                            String.class,
                            run,
                            event);
        }

        Path log(Path folder) {
            Path file = folder.resolve(run + ".jsonl");
            try {
                room(DeliveryLog.class).export(run, file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return file;
        }
    }

    /** Looks on and lets it go. */
    static Sent send(Dispatch dispatch, Consignment messages) {
        return dispatch.send(messages, new Patient());
    }

    static class Patient implements Dispatch.Watch {

        @Override
        public boolean isStopping() {
            return false;
        }

        @Override
        public Optional<Order> order() {
            return Optional.empty();
        }

        @Override
        public void at(Standing standing) {}
    }

    @Override
    public void close() {
        context.close();
    }
}
