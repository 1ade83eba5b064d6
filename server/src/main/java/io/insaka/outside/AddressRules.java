package io.insaka.outside;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which addresses may be called. Judges what a name leads to, never how it is spelt. */
final class AddressRules {
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
    private static final int IPV4_BYTES = 4;

    /** A last label that is a number makes the host an address (WHATWG URL): then only its plain form is taken. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    private static final Pattern DOTTED = Pattern.compile("((0|[1-9][0-9]{0,2})\\.){3}(0|[1-9][0-9]{0,2})");

    /** Reached by nobody's right: this host, link-local with clouds' metadata, many at once, reserved. */
    private static final List<Range> NEVER = List.of(
            Range.of("0.0.0.0", 8),
            Range.of("100.100.100.200", 32),
            Range.of("169.254.0.0", 16),
            Range.of("192.0.0.0", 24),
            Range.of("192.0.2.0", 24),
            Range.of("192.88.99.0", 24),
            Range.of("198.51.100.0", 24),
            Range.of("203.0.113.0", 24),
            Range.of("224.0.0.0", 3),
            Range.of("::", 128),
            Range.of("64:ff9b:1::", 48),
            Range.of("100::", 64),
            Range.of("2001::", 32),
            Range.of("2001:db8::", 32),
            Range.of("fd00:ec2::254", 128),
            Range.of("fe80::", 10),
            Range.of("fec0::", 10),
            Range.of("ff00::", 8));

    private static final List<Range> PRIVATE = List.of(
            Range.of("10.0.0.0", 8),
            Range.of("100.64.0.0", 10),
            Range.of("127.0.0.0", 8),
            Range.of("172.16.0.0", 12),
            Range.of("192.168.0.0", 16),
            Range.of("198.18.0.0", 15),
            Range.of("::1", 128),
            Range.of("fc00::", 7));

    /** Addresses of the new protocol that lead to one of the old: the prefix, and where the old address begins. */
    private static final List<Embedding> EMBEDDINGS = List.of(
            new Embedding(Range.of("::", 96), 12),
            new Embedding(Range.ofBytes("00000000000000000000ffff00000000", 96), 12),
            new Embedding(Range.of("64:ff9b::", 96), 12),
            new Embedding(Range.of("2002::", 16), 2));

    private final boolean ownersMayGoInside;

    AddressRules(boolean ownersMayGoInside) {
        this.ownersMayGoInside = ownersMayGoInside;
    }

    private record Range(byte[] start, int bits) {
        static Range of(String start, int bits) {
            return new Range(InetAddress.ofLiteral(start).getAddress(), bits);
        }

        /** For a form that the JDK would turn into an address of the old protocol. */
        static Range ofBytes(String hex, int bits) {
            return new Range(HexFormat.of().parseHex(hex), bits);
        }

        boolean contains(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Embedding(Range prefix, int offset) {}

    void checkPort(int port, Trust trust) throws AddressRefused {
        if (trust == Trust.STRANGER && !WEB_PORTS.contains(port)) {
            throw new AddressRefused("port " + port + " is not called for a stranger");
        }
    }

    void checkName(String host) throws AddressRefused {
        if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
            throw new AddressRefused("an address in an odd notation is not called");
        }
    }

    /** All of them have to do: a name that leads outside and inside is up to something. */
    void check(List<InetAddress> addresses, Trust trust) throws UnknownHostException {
        if (addresses.isEmpty()) {
            throw new UnknownHostException("the name leads nowhere");
        }
        for (InetAddress address : addresses) {
            boolean inside = trust == Trust.OWNER && ownersMayGoInside;
            if (!allowed(address.getAddress(), inside) || scoped(address)) {
                throw new AddressRefused("the name leads into a network that is not called from here");
            }
        }
    }

    private static boolean scoped(InetAddress address) {
        return address instanceof Inet6Address six && six.getScopeId() != 0;
    }

    private static boolean allowed(byte[] address, boolean inside) {
        if (inside && PRIVATE.stream().anyMatch(range -> range.contains(address))) {
            return NEVER.stream().noneMatch(range -> range.contains(address));
        }
        boolean open = NEVER.stream().noneMatch(range -> range.contains(address))
                && PRIVATE.stream().noneMatch(range -> range.contains(address));
        return open
                && EMBEDDINGS.stream()
                        .filter(embedding -> embedding.prefix().contains(address))
                        .allMatch(embedding -> allowed(
                                Arrays.copyOfRange(address, embedding.offset(), embedding.offset() + IPV4_BYTES),
                                inside));
    }
}
