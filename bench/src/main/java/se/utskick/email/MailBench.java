package se.utskick.email;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import se.utskick.email.SmtpSettings.Brakes;
import se.utskick.email.SmtpSettings.Patience;
import se.utskick.email.SmtpSettings.Retry;
import se.utskick.email.SmtpSettings.Security;
import se.utskick.file.Json;

/**
 * {@code ./utskick bench mail}: messages a second by SMTP to Postfix's {@code smtp-sink} on this machine, ours with the log on disk and
 * with none, Postfix's own {@code smtp-source} and Spring's {@code JavaMailSender} one by one, in one run and told as ratios. The last
 * line is one JSON object with every figure.
 */
public final class MailBench {

    private static final int ROUNDS = 3;
    private static final int FEW = 1500;
    private static final int WARM_UP = 20_000;
    private static final double TURN_SECONDS = 4;
    private static final double WARM_SECONDS = 3;

    private final BenchMessages messages;
    private final int port;
    private final List<Integer> sessions;
    private final Map<String, List<Double>> speeds = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();

    private MailBench(BenchMessages messages, int port, List<Integer> sessions) {
        this.messages = messages;
        this.port = port;
        this.sessions = sessions;
    }

    /**
     * @param arguments {@code --messages N}: how many to send at once at the end, 10 000 unless said; {@code --sessions N}: only that many;
     *     {@code --alone}: nothing but the many at the end, no contestants
     */
    public static void main(String[] arguments) throws Exception {
        int many = 10_000;
        boolean alone = false;
        List<Integer> sessions = List.of(1, 4, 16);
        for (int i = 1; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--messages" -> many = Integer.parseInt(arguments[++i]);
                case "--sessions" -> sessions = List.of(Integer.parseInt(arguments[++i]));
                case "--alone" -> alone = true;
                default -> throw new IllegalArgumentException("bench mail [--messages N] [--sessions N] [--alone]");
            }
        }
        java.util.logging.LogManager.getLogManager().reset();
        Path folder = Files.createTempDirectory("utskick-bench");
        int port = freePort();
        Process sink = sink(port);
        try (BenchMessages messages = new BenchMessages(Path.of(arguments[0]), folder)) {
            MailBench bench = new MailBench(messages, port, sessions);
            if (alone) {
                bench.ours(WARM_UP, 16, true);
            } else {
                bench.compare();
            }
            bench.many(many);
            bench.tell();
        } finally {
            sink.destroy();
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private interface Contestant {
        /** The seconds it takes to send so many. */
        double send(int count) throws Exception;
    }

    private void compare() throws Exception {
        Map<String, Contestant> contestants = new LinkedHashMap<>();
        for (int open : sessions) {
            contestants.put("log-on." + open, count -> ours(count, open, true));
            contestants.put("log-off." + open, count -> ours(count, open, false));
            contestants.put("smtp-source." + open, count -> smtpSource(count, open));
        }
        contestants.put("java-mail-sender", this::javaMailSender);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Map.Entry<String, Contestant> one : contestants.entrySet()) {
            one.getValue().send(FEW);
            double seconds = one.getValue().send(FEW);
            one.getValue().send((int) (FEW * WARM_SECONDS / seconds));
            seconds = one.getValue().send(FEW);
            counts.put(one.getKey(), (int) Math.max(FEW, Math.min(40_000, FEW * TURN_SECONDS / seconds)));
            System.err.println(one.getKey() + " …");
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Contestant> one : contestants.entrySet()) {
                int count = counts.get(one.getKey());
                double speed = count / one.getValue().send(count);
                speeds.computeIfAbsent(one.getKey(), name -> new ArrayList<>()).add(speed);
            }
        }
        speeds.forEach((name, all) -> figures.put(name + ".messages-per-second", median(all)));
        for (int open : sessions) {
            ratio("log-on." + open, "java-mail-sender");
            ratio("log-on." + open, "log-off." + open);
            ratio("log-on." + open, "smtp-source." + open);
        }
    }

    private void ratio(String one, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(speeds.get(one).get(i) / speeds.get(other).get(i));
        }
        figures.put(one + ".to." + other, median(ratios));
    }

    private void many(int count) throws Exception {
        double seconds = ours(count, 16, true);
        figures.put("many.messages", (double) count);
        figures.put("many.seconds", seconds);
        figures.put("many.messages-per-second", count / seconds);
        figures.put("heap.most-mb", Runtime.getRuntime().maxMemory() / 1048576.0);
        figures.put("doubt-window.p50-ms", messages.windowMs(0.5));
        figures.put("doubt-window.p99-ms", messages.windowMs(0.99));
        figures.put("message.bytes", (double) messages.size());
    }

    private double ours(int count, int sessions, boolean log) {
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1", port, Security.NONE, "", null, null, "bench.example.se", sessions, 1_000_000, 0, 0,
                new Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofMinutes(1), Duration.ofHours(1)),
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(1)),
                new Brakes(0, 0, 0, 1), List.of(), null);
        Consignment queued = messages.queued(count);
        long begun = System.nanoTime();
        Dispatch.Sent sent = messages.dispatch(settings, log).send(queued, new BenchMessages.Onlooker());
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (sent.standing().taken() != count) {
            throw new IllegalStateException("Only " + sent.standing().taken() + " of " + count + " were taken: " + sent);
        }
        return seconds;
    }

    private double smtpSource(int count, int sessions) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        "smtp-source", "-d", "-s", Integer.toString(sessions), "-m", Integer.toString(count), "-l",
                        Integer.toString(messages.size()), "-f", "studs@bench.example.se", "-t", "person@bench.example.se",
                        "127.0.0.1:" + port)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("smtp-source ended with " + process.exitValue());
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** As an application does it that knows no better: a message made, a connection opened and closed, for each. */
    private double javaMailSender(int count) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        Properties properties = new Properties();
        properties.put("mail.smtp.localhost", "bench.example.se");
        sender.setJavaMailProperties(properties);
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sender.send(messages.mimeMessage(sender));
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private void tell() {
        figures.forEach((name, figure) -> System.out.println(name + ": " + plain(figure)));
        Map<String, Object> json = new LinkedHashMap<>();
        figures.forEach((name, figure) -> json.put(name, new BigDecimal(plain(figure))));
        System.out.println(Json.COMPACT.writeValueAsString(json));
    }

    private static String plain(double figure) {
        return figure >= 100
                ? Long.toString(Math.round(figure))
                : String.format(Locale.ROOT, figure >= 10 ? "%.1f" : "%.2f", figure);
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static Process sink(int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("smtp-sink"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "128"));
        Process sink;
        try {
            sink = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            throw new IOException("bench mail needs smtp-sink and smtp-source: apt-get install postfix", e);
        }
        for (int attempt = 0; attempt < 100; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
                return sink;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IOException("smtp-sink does not answer");
    }
}
