package io.insaka.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who sent a request, as a key to count by. */
@Component
public class ClientAddresses {
    private static final int IPV6_NETWORK_GROUPS = 4;

    private final List<String> trustedProxies;

    ClientAddresses(PlatformSettings settings) {
        this.trustedProxies = settings.trustedProxies();
    }

    /**
     * The sender's address; behind proxies that the settings trust, the nearest one they do not. An IPv6 address counts
     * by its /64, since whoever has one address there has them all.
     */
    public String of(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (trustedProxies.contains(address)) {
            String forwarded = request.getHeader("X-Forwarded-For");
            address = forwarded == null ? address : nearestUntrusted(address, forwarded);
        }
        return network(address);
    }

    private String nearestUntrusted(String proxy, String forwarded) {
        List<String> hops =
                Arrays.stream(forwarded.split(",")).map(String::strip).toList();
        for (String hop : hops.reversed()) {
            if (!trustedProxies.contains(hop) && !hop.isEmpty()) {
                return hop;
            }
        }
        return proxy;
    }

    private static String network(String address) {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return String.join(":", Arrays.copyOf(groups, Math.min(groups.length, IPV6_NETWORK_GROUPS)));
    }
}
