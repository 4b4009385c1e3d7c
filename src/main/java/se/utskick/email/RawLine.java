package se.utskick.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one session and keeps hold of it: how long an answer is awaited changes on the way, and a session that must end has
 * to be cut from another thread. The library keeps its socket to itself.
 */
final class RawLine extends SocketFactory {

    private final SocketFactory maker;
    private volatile @Nullable Socket socket;

    /** @param maker of plain sockets, or of TLS ones where TLS comes first */
    RawLine(SocketFactory maker) {
        this.maker = maker;
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket made = maker.createSocket();
        made.setTcpNoDelay(true);
        socket = made;
        return made;
    }

    /** How long the next answer is awaited. */
    void await(Duration patience) throws SocketException {
        Socket open = socket;
        if (open != null) {
            open.setSoTimeout(Math.toIntExact(patience.toMillis()));
        }
    }

    /** Ends the connection at once: whoever reads or writes there is told so. */
    void cut() {
        Socket open = socket;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // It is closed as far as we are concerned.
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw unconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw unconnected();
    }

    private static UnsupportedOperationException unconnected() {
        return new UnsupportedOperationException("The library connects the socket itself");
    }
}
