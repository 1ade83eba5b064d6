package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sent a request. */
@Component
public class ClientAddresses {
    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final List<AddressRange> trustedProxies;

    ClientAddresses(PlatformSettings settings) {
        this.trustedProxies = settings.trustedProxies().stream()
                .map(text -> AddressRange.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "INSAKA_TRUSTED_PROXIES has something that is no address or network: " + text)))
                .toList();
    }

    /**
     * The sender's address; behind proxies that the settings trust, the nearest one they do not. What a sender claims
     * before that counts for nothing, and what is no address ends the search.
     */
    public String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!trusted(address)) {
            return address;
        }
        for (String hop : hops(request).reversed()) {
            String next = bare(hop);
            if (next == null) {
                return address;
            }
            address = next;
            if (!trusted(address)) {
                return address;
            }
        }
        return address;
    }

    /**
     * The sender as a key to count by: an IPv6 address counts by its /64, since whoever has one address there has them
     * all.
     */
    public String of(HttpServletRequest request) {
        String address = address(request);
        byte[] bytes = AddressRange.address(address);
        return bytes != null && bytes.length == IPV6_BYTES
                ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES))
                : address;
    }

    private boolean trusted(String address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    /** Of every header of that name: a proxy may add a line of its own below the one the sender made up. */
    private static List<String> hops(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        var lines = request.getHeaders("X-Forwarded-For");
        for (String line : lines == null ? List.<String>of() : Collections.list(lines)) {
            hops.addAll(Arrays.asList(line.split(",")));
        }
        return hops;
    }

    /** Without the port that some proxies add; null when it is no address. */
    private static @Nullable String bare(String hop) {
        String text = hop.strip();
        if (text.matches("[0-9.]+:[0-9]+")) {
            text = text.substring(0, text.indexOf(':'));
        } else if (text.matches("\\[.*]:[0-9]+")) {
            text = text.substring(1, text.indexOf(']'));
        }
        return AddressRange.address(text) == null ? null : text;
    }
}
