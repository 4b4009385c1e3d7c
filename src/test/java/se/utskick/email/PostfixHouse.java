package se.utskick.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.utskick.file.DurableFolder;

/**
 * A Postfix of the test's own on loopback, on ports nobody uses, with everything it has in one folder: a mail server that takes for
 * {@code here.example}, another ({@code remote.example}) that refuses by name, one that is never there ({@code later.example}), the
 * mailbox that bounces come to, and a way out to a far end of the test's own for all of {@code example.se}.
 */
final class PostfixHouse implements AutoCloseable {

    private static final Path DAEMONS = Path.of("/usr/lib/postfix/sbin");

    private static final String MAIN = """
            compatibility_level = 3.6
            queue_directory = %1$s/queue
            data_directory = %1$s/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            maillog_file_prefixes = %1$s
            maillog_file = %1$s/log/mail.log
            myhostname = here.example
            mydestination = here.example
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            local_recipient_maps =
            alias_maps =
            alias_database =
            virtual_mailbox_domains = kungalv.example
            virtual_mailbox_base = %1$s/mail
            virtual_mailbox_maps = regexp:%1$s/etc/mailboxes
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            transport_maps = inline:{ { remote.example = smtp:[127.0.0.1]:%2$d }, { later.example = smtp:[127.0.0.1]:1 }, \
            { .example.se = smtp:[127.0.0.1]:%3$d } }
            delay_warning_time = 1s
            queue_run_delay = 1s
            minimal_backoff_time = 1s
            maximal_backoff_time = 1s
            """;

    private static final String MASTER = """
            127.0.0.1:%1$d inet n - n - - smtpd
            127.0.0.1:%2$d inet n - n - - smtpd
              -o myhostname=remote.example
              -o { smtpd_recipient_restrictions = check_recipient_access inline:{ \
            { closed@remote.example = 550 5.2.1 mailbox disabled }, { full@remote.example = 552 5.2.2 mailbox full } }, reject }
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            proxymap unix - - n - - proxymap
            error unix - - n - - error
            retry unix - - n - - error
            smtp unix - - n - - smtp
            local unix - n n - - local
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd
            """;

    private final Path folder;
    private final int port;

    private PostfixHouse(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Why no Postfix can be started here; empty where one can. */
    static Optional<String> obstacle() {
        if (!Files.isExecutable(DAEMONS.resolve("master"))) {
            return Optional.of("postfix is not installed (apt-get install --no-install-recommends postfix)");
        }
        return System.getProperty("user.name").equals("root")
                ? Optional.empty()
                : Optional.of("postfix can only be started by root");
    }

    static PostfixHouse open(Path folder) throws Exception {
        return open(folder, 1);
    }

    /** @param farEnd the port of the server that what is for {@code example.se} is passed on to */
    static PostfixHouse open(Path folder, int farEnd) throws Exception {
        DurableFolder.delete(folder);
        for (String part : List.of("etc", "queue", "data", "mail", "log")) {
            Files.createDirectories(folder.resolve(part));
        }
        own(folder.resolve("data"), "postfix");
        own(folder.resolve("mail"), "nobody");
        int port = freePort();
        int remote = freePort();
        write(folder.resolve("etc/main.cf"), MAIN.formatted(folder, remote, farEnd));
        write(folder.resolve("etc/master.cf"), MASTER.formatted(port, remote));
        write(folder.resolve("etc/mailboxes"), "/^studs(\\+.*)?@kungalv\\.example$/ studs/\n");
        PostfixHouse house = new PostfixHouse(folder, port);
        house.postfix("start");
        return house;
    }

    int port() {
        return port;
    }

    /** What Postfix writes by itself of all it does. */
    Path log() {
        return folder.resolve("log/mail.log");
    }

    /** Postfix puts its log aside, packed, and begins another, as its own command does it. */
    void rotateLog() throws Exception {
        postfix("logrotate");
    }

    /** All that Postfix has written is gone, also what was put aside. */
    void forgetLogs() throws IOException {
        for (Path file : files(folder.resolve("log"))) {
            Files.delete(file);
        }
    }

    /** As after a restart of the machine: what it has queued it still has. */
    void start() throws Exception {
        postfix("start");
    }

    void stop() throws Exception {
        postfix("stop");
    }

    /** Messages are given up at the first try from now on, instead of being tried for days. */
    void loseAllPatience() throws Exception {
        Path main = folder.resolve("etc/main.cf");
        write(main, Files.readString(main) + "maximal_queue_lifetime = 0\nbounce_queue_lifetime = 0\n");
        postfix("reload");
    }

    /** Hands a message over by SMTP, asking for the reports of RFC 3461. */
    void send(String from, String to, String messageId, String notify) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            socket.setSoTimeout(60_000);
            reply(in);
            say(socket, in, "EHLO sender.example");
            say(socket, in, "MAIL FROM:<" + from + "> RET=HDRS");
            say(socket, in, "RCPT TO:<" + to + "> NOTIFY=" + notify);
            say(socket, in, "DATA");
            say(socket, in, "Message-ID: <" + messageId + "@kungalv.example>\r\nSubject: Inbjudan\r\n\r\nHej\r\n.");
            say(socket, in, "QUIT");
        }
    }

    /** The file of the next report that has come to the mailbox, which is emptied of it; waits a minute at most. */
    Path report(Path to) throws Exception {
        Path arrived = folder.resolve("mail/studs/new");
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (System.nanoTime() < until) {
            for (Path file : files(arrived)) {
                boolean isReport = Files.readString(file).contains("multipart/report");
                Path moved = Files.move(file, to.resolve(file.getFileName() + ".eml"));
                if (isReport) {
                    return moved;
                }
            }
            Thread.sleep(50);
        }
        throw new AssertionError("No report came:\n" + Files.readString(log()));
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void postfix(String word) throws Exception {
        Process process = new ProcessBuilder(
                        "postfix", "-c", folder.resolve("etc").toString(), word)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").resolve(word + ".txt").toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("postfix " + word + " failed: "
                    + Files.readString(folder.resolve("log").resolve(word + ".txt")));
        }
    }

    private static void say(Socket socket, BufferedReader in, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
        String reply = reply(in);
        if (!reply.startsWith("2") && !reply.startsWith("3")) {
            throw new IOException("After " + line.substring(0, 4) + ": " + reply);
        }
    }

    private static String reply(BufferedReader in) throws IOException {
        List<String> lines = new ArrayList<>();
        do {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("The connection ended after " + lines);
            }
            lines.add(line);
        } while (lines.get(lines.size() - 1).startsWith("-", 3));
        return lines.get(lines.size() - 1);
    }

    private static void own(Path path, String user) throws IOException {
        Files.setOwner(
                path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
