package se.utskick.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The line between us and a mail server, which is cut at the final dot of some messages, each once: before the server has seen the dot,
 * when it has and not answered, or when it has answered and we have not heard.
 */
final class CutLine implements AutoCloseable {

    /** Where the line is cut, as seen from the dot. */
    enum Cut {
        BEFORE_DOT,
        AFTER_DOT,
        AFTER_ANSWER
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int server;
    private final Map<String, Cut> cuts = new ConcurrentHashMap<>();
    private volatile boolean isDown;

    CutLine(int server) throws IOException {
        this.server = server;
        thread(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The next time this message has its dot, the line is cut. */
    void cut(String piece, Cut where) {
        cuts.put(piece, where);
    }

    /** How many messages have still to be cut. */
    int left() {
        return cuts.size();
    }

    /** From now on nobody gets through. */
    void down() {
        isDown = true;
    }

    void up() {
        isDown = false;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void listen() {
        try {
            while (true) {
                Socket client = listening.accept();
                thread(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (isDown) {
                return;
            }
            try (Socket to = new Socket(InetAddress.getLoopbackAddress(), server)) {
                converse(client, to);
            }
        } catch (IOException e) {
            // one of the two has gone, and so does the other
        }
    }

    /** One reply for each line, and one for each message: nobody here pipelines. */
    private void converse(Socket client, Socket to) throws IOException {
        InputStream said = new BufferedInputStream(client.getInputStream());
        InputStream answers = new BufferedInputStream(to.getInputStream());
        pass(reply(answers), client);
        for (String line = line(said); !line.isEmpty(); line = line(said)) {
            to.getOutputStream().write(line.getBytes(ISO_8859_1));
            String reply = reply(answers);
            pass(reply, client);
            if (reply.startsWith("354")) {
                if (!isPassedOn(said, to.getOutputStream(), answers)) {
                    return;
                }
                pass(reply(answers), client);
            }
        }
    }

    /** Passes a message on; false where the line is cut at its end. */
    private boolean isPassedOn(InputStream said, OutputStream out, InputStream answers) throws IOException {
        String piece = "";
        for (String line = line(said); ; line = line(said)) {
            if (line.isEmpty()) {
                return false;
            }
            if (line.startsWith("Message-ID: <")) {
                piece = line.substring(13, 25);
            }
            if (line.equals(".\r\n")) {
                break;
            }
            out.write(line.getBytes(ISO_8859_1));
        }
        Cut cut = cuts.remove(piece);
        if (cut == Cut.BEFORE_DOT) {
            return false;
        }
        out.write(".\r\n".getBytes(ISO_8859_1));
        out.flush();
        if (cut == Cut.AFTER_ANSWER) {
            reply(answers);
        }
        return cut == null;
    }

    private static void pass(String reply, Socket client) throws IOException {
        client.getOutputStream().write(reply.getBytes(ISO_8859_1));
    }

    private static String reply(InputStream in) throws IOException {
        StringBuilder reply = new StringBuilder();
        String line;
        do {
            line = line(in);
            if (line.length() < 4) {
                throw new IOException("The server has gone");
            }
            reply.append(line);
        } while (line.charAt(3) == '-');
        return reply.toString();
    }

    /** A line with its end; empty where there is none any more. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            line.write(read);
            if (read == '\n') {
                return line.toString(ISO_8859_1);
            }
        }
        return "";
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "cut-line");
        thread.setDaemon(true);
        thread.start();
    }
}
