package io.insaka.outside;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up. */
@FunctionalInterface
public interface Names {
    /** Never empty. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As this machine does. */
    static Names ofThisMachine() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
