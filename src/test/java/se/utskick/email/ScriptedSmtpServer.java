package se.utskick.email;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import se.utskick.file.Sha256;

/**
 * A mail server that does what it is told to go wrong, at one stage, once, and keeps an append-only list of what it has accepted: the
 * witness of what was really sent. A fault "stored" falls after the message is accepted, "unstored" before.
 */
public final class ScriptedSmtpServer implements AutoCloseable {

    public enum Stage {
        BANNER,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT,
        AFTER,
        QUIT
    }

    public enum Kind {
        DROP,
        HANG,
        TEMPORARY,
        PERMANENT,
        CLOSING,
        GARBAGE,
        DROP_STORED,
        HANG_STORED,
        GARBAGE_STORED
    }

    /** What goes wrong, and at which time the stage is reached (from 1); 0 for always. */
    public record Fault(Stage stage, Kind kind, int time) {}

    /** A message the server answered for, or would have. */
    public record Accepted(String from, String to, String messageId, String sha256) {}

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final String login;
    private final List<Fault> faults;
    private final List<Accepted> accepted = Collections.synchronizedList(new ArrayList<>());
    private final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentHashMap<Stage, AtomicInteger> reached = new ConcurrentHashMap<>();
    private final Set<Socket> open = Collections.synchronizedSet(new HashSet<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Consumer<String> beforeDotAnswer = piece -> {};
    private volatile @Nullable Path log;
    private volatile Predicate<String> greylists = to -> false;

    private ScriptedSmtpServer(@Nullable SSLContext tls, String login, List<Fault> faults) throws IOException {
        this.tls = tls;
        this.login = login;
        this.faults = List.copyOf(faults);
        this.listening = new ServerSocket();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::listen, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    public static ScriptedSmtpServer plain(Fault... faults) throws IOException {
        return new ScriptedSmtpServer(null, "", List.of(faults));
    }

    /** With STARTTLS, and AUTH after it where a login (user:password) is asked for. */
    public static ScriptedSmtpServer secured(SSLContext tls, String login, Fault... faults) throws IOException {
        return new ScriptedSmtpServer(tls, login, List.of(faults));
    }

    public int port() {
        return listening.getLocalPort();
    }

    public List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    public int connections() {
        return connections.get();
    }

    /** Called with the message's id when its final dot has come, before the answer. */
    public void beforeDotAnswer(Consumer<String> look) {
        beforeDotAnswer = look;
    }

    /** Writes what Postfix writes of a connection and of a message it has queued. */
    public void log(Path file) {
        log = file;
    }

    private void write(String line) throws IOException {
        Path file = log;
        if (file != null) {
            String time = OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MICROS) + "";
            Files.writeString(file, time + " post postfix/" + line + "\n", StandardOpenOption.APPEND);
        }
    }

    /** Recipients that are put off with 451. */
    public void greylist(Predicate<String> whom) {
        greylists = whom;
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listening.close();
        List.copyOf(open).forEach(ScriptedSmtpServer::reset);
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "scripted-smtp-session");
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try {
            new Conversation(socket).hold();
        } catch (IOException | Dropped e) {
            reset(socket);
        } finally {
            open.remove(socket);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // RST: what was not read is lost, as when a server dies
            socket.close();
        } catch (IOException e) {
            // gone already
        }
    }

    private static final class Dropped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Conversation {

        private Socket socket;
        private InputStream in;
        private OutputStream out;
        private boolean isSecure;
        private String from = "";
        private String to = "";

        private Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        private void hold() throws IOException {
            write("smtpd[1]: connect from localhost");
            if (!goesWrong(Stage.BANNER)) {
                say("220 scripted ESMTP");
            }
            for (String line = line(); line != null; line = line()) {
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                commands.add(verb.equals("AUTH") ? "AUTH" : line);
                if (!answer(verb, line)) {
                    return;
                }
            }
        }

        private boolean answer(String verb, String line) throws IOException {
            switch (verb) {
                case "EHLO", "HELO" -> hello();
                case "STARTTLS" -> secure();
                case "AUTH" -> logIn(line);
                case "MAIL" -> {
                    from = between(line);
                    answered(Stage.MAIL, "250 2.1.0 Ok");
                }
                case "RCPT" -> recipient(line);
                case "DATA" -> data();
                case "RSET", "NOOP" -> say("250 2.0.0 Ok");
                case "QUIT" -> {
                    answered(Stage.QUIT, "221 2.0.0 Bye");
                    socket.close();
                    return false;
                }
                default -> say("502 5.5.2 What?");
            }
            return true;
        }

        private void hello() throws IOException {
            if (goesWrong(Stage.EHLO)) {
                return;
            }
            boolean offersTls = tls != null && !isSecure;
            boolean offersLogin = !login.isEmpty() && (tls == null || isSecure);
            say("250-scripted");
            say("250-SIZE 10240000");
            if (offersTls) {
                say("250-STARTTLS");
            }
            if (offersLogin) {
                say("250-AUTH PLAIN");
            }
            say("250 8BITMIME");
        }

        private void secure() throws IOException {
            if (goesWrong(Stage.STARTTLS)) {
                return;
            }
            say("220 2.0.0 Ready");
            SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            in = new BufferedInputStream(secured.getInputStream());
            out = secured.getOutputStream();
            isSecure = true;
        }

        private void logIn(String line) throws IOException {
            if (goesWrong(Stage.AUTH)) {
                return;
            }
            String[] parts = line.split(" ");
            String given = parts.length > 2 ? parts[2] : challenged();
            String[] words = new String(Base64.getDecoder().decode(given), StandardCharsets.UTF_8).split("\0");
            say((words[1] + ":" + words[2]).equals(login) ? "235 2.7.0 Ok" : "535 5.7.8 No");
        }

        private String challenged() throws IOException {
            say("334 ");
            return line();
        }

        private void recipient(String line) throws IOException {
            to = between(line);
            if (greylists.test(to)) {
                say("451 4.7.1 Greylisted, come back later");
            } else {
                answered(Stage.RCPT, "250 2.1.5 Ok");
            }
        }

        private void data() throws IOException {
            if (goesWrong(Stage.DATA)) {
                return;
            }
            say("354 End with a dot");
            byte[] body = body();
            String messageId = header(body, "Message-ID");
            Kind kind = fault(Stage.DOT);
            beforeDotAnswer.accept(messageId);
            String queue = "Q" + reached.get(Stage.DOT).get();
            write("smtpd[" + socket.getPort() + "]: " + queue + ": client=localhost[127.0.0.1]");
            write("cleanup[2]: " + queue + ": message-id=" + messageId);
            if (kind == null || kind.name().endsWith("STORED")) {
                write("qmgr[3]: " + queue + ": from=<" + from + ">, size=1, nrcpt=1 (queue active)");
                accepted.add(new Accepted(from, to, messageId, Sha256.of(body)));
            } else if (kind == Kind.DROP) {
                write("smtpd[" + socket.getPort()
                        + "]: lost connection after DATA (9 bytes) from localhost[127.0.0.1]");
            }
            if (kind != null) {
                goWrong(kind);
                return;
            }
            say("250 2.0.0 Ok: queued as ABC" + accepted.size() + "0000");
            if (fault(Stage.AFTER) != null) {
                throw new Dropped();
            }
        }

        private byte[] body() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean faulty = fault(Stage.BODY) != null;
            while (true) {
                byte[] line = lineBytes();
                if (line == null) {
                    throw new Dropped();
                }
                if (faulty && body.size() > 200) {
                    throw new Dropped();
                }
                if (line.length == 1 && line[0] == '.') {
                    return body.toByteArray();
                }
                int skip = line.length > 0 && line[0] == '.' ? 1 : 0;
                body.write(line, skip, line.length - skip);
                body.write('\r');
                body.write('\n');
            }
        }

        private void answered(Stage stage, String good) throws IOException {
            if (!goesWrong(stage)) {
                say(good);
            }
        }

        private boolean goesWrong(Stage stage) throws IOException {
            Kind kind = fault(stage);
            if (kind != null) {
                goWrong(kind);
            }
            return kind != null;
        }

        private void goWrong(Kind kind) throws IOException {
            switch (kind) {
                case DROP, DROP_STORED -> throw new Dropped();
                case HANG, HANG_STORED -> hang();
                case TEMPORARY -> say("451 4.3.0 Not now");
                case PERMANENT -> say("554 5.0.0 Never");
                case CLOSING -> {
                    say("421 4.3.2 Closing");
                    socket.close();
                }
                case GARBAGE, GARBAGE_STORED -> say("hej hopp");
            }
        }

        private void hang() throws IOException {
            try {
                while (socket.getInputStream().read() >= 0 && closed.getCount() > 0) {
                    // says nothing until the other side has had enough
                }
            } catch (SocketException e) {
                // it has
            }
            throw new Dropped();
        }

        private @Nullable Kind fault(Stage stage) {
            int time = reached.computeIfAbsent(stage, s -> new AtomicInteger()).incrementAndGet();
            return faults.stream()
                    .filter(fault -> fault.stage() == stage && (fault.time() == time || fault.time() == 0))
                    .map(Fault::kind)
                    .findFirst()
                    .orElse(null);
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private @Nullable String line() throws IOException {
            byte[] line = lineBytes();
            return line == null ? null : new String(line, StandardCharsets.UTF_8);
        }

        private byte @Nullable [] lineBytes() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    byte[] bytes = line.toByteArray();
                    int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
                    return Arrays.copyOf(bytes, length);
                }
                line.write(next);
            }
            return null;
        }
    }

    private static String between(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static String header(byte[] message, String name) {
        return new String(message, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
