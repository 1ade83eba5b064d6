package io.insaka.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One door to several nodes: connections go to them in turn, past those that nobody listens at. */
final class Balancer implements AutoCloseable {
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket door;
    private final int[] ports;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Balancer(int... ports) {
        this.ports = ports;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("balancer").start(this::accept);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket from = door.accept();
                open.add(from);
                Thread.ofVirtual().start(() -> join(from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void join(Socket from) {
        Socket to = reach();
        if (to == null) {
            close(from);
            return;
        }
        open.add(to);
        Thread.ofVirtual().start(() -> pipe(from, to));
        pipe(to, from);
    }

    private @Nullable Socket reach() {
        int first = next.getAndIncrement();
        for (int n = 0; n < ports.length; n++) {
            var socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress("localhost", ports[Math.floorMod(first + n, ports.length)]),
                        CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException down) {
                close(socket);
            }
        }
        return null;
    }

    /** What ends on one side ends on the other. */
    private void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // Closed below.
        } finally {
            close(from);
            close(to);
        }
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException gone) {
            // It is closed.
        }
        open.forEach(this::close);
    }
}
