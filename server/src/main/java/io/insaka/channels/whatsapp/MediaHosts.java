package io.insaka.channels.whatsapp;

import io.insaka.outside.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the account's token may be sent to fetch a file: Meta's hosts over https, or the very server the account is
 * connected to. An address comes from a webhook or an answer, so it is not trusted to stay outside our network.
 */
final class MediaHosts {
    private MediaHosts() {}

    /** The address when it may be fetched; null when not. */
    static @Nullable URI allowed(String address, String base) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException garbled) {
            return null;
        }
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return null;
        }
        return isMeta(uri, host.toLowerCase(Locale.ROOT)) || isSameServer(uri, URI.create(base)) ? uri : null;
    }

    /** Only the server that an owner named in the settings may be inside our network. */
    static Trust trust(URI allowed, String base) {
        return isSameServer(allowed, URI.create(base)) ? Trust.OWNER : Trust.STRANGER;
    }

    private static boolean isMeta(URI uri, String host) {
        boolean named = host.equals("graph.facebook.com") || host.equals("lookaside.fbsbx.com");
        return named && uri.getScheme().equalsIgnoreCase("https") && (uri.getPort() == -1 || uri.getPort() == 443);
    }

    private static boolean isSameServer(URI uri, URI base) {
        return uri.getScheme().equalsIgnoreCase(base.getScheme())
                && uri.getHost().equalsIgnoreCase(base.getHost())
                && port(uri) == port(base);
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
