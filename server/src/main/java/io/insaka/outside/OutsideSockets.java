package io.insaka.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Connections for protocols other than HTTP, to servers that an owner named. The address found is judged as
 * {@link OutsideHttp} does it, and the connection goes to that very address.
 */
public final class OutsideSockets extends SocketFactory {
    private final AddressRules rules;
    private final Names names;

    public OutsideSockets(OutsideSettings settings, Names names) {
        this.rules = new AddressRules(settings.ownersMayGoInside());
        this.names = names;
    }

    /** Not connected yet: it is judged when it connects. */
    @Override
    public Socket createSocket() {
        return new Judged();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket socket = createSocket();
        socket.connect(InetSocketAddress.createUnresolved(host, port));
        return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private final class Judged extends Socket {
        @Override
        public void connect(SocketAddress wanted) throws IOException {
            connect(wanted, 0);
        }

        @Override
        public void connect(SocketAddress wanted, int timeout) throws IOException {
            if (!(wanted instanceof InetSocketAddress server)) {
                throw new AddressRefused("only servers in the network are called");
            }
            String host = server.getHostString();
            rules.checkName(host);
            List<InetAddress> found = names.addresses(host);
            rules.check(found, Trust.OWNER);
            super.connect(new InetSocketAddress(found.getFirst(), server.getPort()), timeout);
        }
    }
}
