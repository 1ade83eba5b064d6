package io.insaka.platform;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Some neighbouring addresses, as {@code 203.0.113.0/24}, {@code 2001:db8::/32} or a single address say. */
public final class AddressRange {
    /** The JDK also takes shorter forms, which mean something else to whoever writes them. */
    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final byte[] start;
    private final int bits;
    private final String text;

    private AddressRange(byte[] start, int bits, String text) {
        this.start = start;
        this.bits = bits;
        this.text = text;
    }

    /** Empty when it says nothing of the kind. */
    public static Optional<AddressRange> parse(String text) {
        String[] parts = text.strip().split("/", -1);
        byte[] address = address(parts[0]);
        if (address == null || parts.length > 2) {
            return Optional.empty();
        }
        int most = address.length * 8;
        int bits = parts.length == 1 ? most : bits(parts[1], most);
        return bits < 0 ? Optional.empty() : Optional.of(new AddressRange(address, bits, text.strip()));
    }

    private static int bits(String text, int most) {
        if (!text.matches("[0-9]{1,3}")) {
            return -1;
        }
        int bits = Integer.parseInt(text);
        return bits <= most ? bits : -1;
    }

    /** Never asks for a name. An IPv4 address in IPv6's clothes is an IPv4 address. Null when it is no address. */
    static byte @Nullable [] address(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (!bare.contains(":") && !DOTTED.matcher(bare).matches()) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(bare.replaceFirst("%.*$", "")).getAddress();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    public boolean contains(String address) {
        byte[] bytes = address(address);
        if (bytes == null || bytes.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
            if ((bytes[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
