package io.insaka.channels.http;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.ProviderError;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file by an address that came with a message. Whoever may load it and until when stands in the address, so no
 * credentials are sent along, except to a provider's own server that asks for them; it comes from outside, so it is not trusted to stay outside our network.
 */
public final class LinkFetch {
    private static final long BYTES_PER_SECOND = 100_000;
    private static final int MOST_REDIRECTS = 3;

    private final ProviderHttp http;

    public LinkFetch(ProviderHttp http) {
        this.http = http;
    }

    /** @param owners the server that an owner named in the settings: only that one may be inside our network */
    public FetchOutcome fetch(@Nullable URI owners, @Nullable String url, long maxBytes) {
        return fetch(owners, null, url, maxBytes);
    }

    /** @param authorization for the owner's server, and for no other that an address leads to */
    public FetchOutcome fetch(
            @Nullable URI owners, @Nullable String authorization, @Nullable String url, long maxBytes) {
        URI address = url == null ? null : address(url);
        if (address == null) {
            return new FetchOutcome.Refused("there is no address to fetch from");
        }
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                Trust trust = trust(address, owners);
                var request = HttpRequest.newBuilder(address);
                boolean known = trust == Trust.OWNER;
                if (known && authorization != null) {
                    request.header("Authorization", authorization);
                }
                Download download = http.open(request, trust, maxBytes, patience(maxBytes));
                if (known && authorization != null && download.status() == 401) {
                    download.body().close();
                    return new FetchOutcome.Unauthorized(
                            new ProviderError("401", "the file is not given out for these credentials"));
                }
                if (download.status() < 300 || download.status() >= 400) {
                    return loaded(download, maxBytes);
                }
                download.body().close();
                address = address.resolve(
                        download.headers().firstValue("Location").orElse(""));
            }
            return new FetchOutcome.Failed("redirected too often");
        } catch (IOException | IllegalArgumentException failure) {
            return new FetchOutcome.Failed(String.valueOf(failure.getMessage()));
        }
    }

    private static @Nullable URI address(String text) {
        try {
            var address = new URI(text);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && address.getRawUserInfo() == null ? address : null;
        } catch (URISyntaxException garbled) {
            return null;
        }
    }

    private static Trust trust(URI address, @Nullable URI owners) {
        boolean same = owners != null
                && address.getHost() != null
                && address.getScheme().equalsIgnoreCase(owners.getScheme())
                && address.getHost().equalsIgnoreCase(owners.getHost())
                && port(address) == port(owners);
        return same ? Trust.OWNER : Trust.STRANGER;
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static FetchOutcome loaded(Download download, long maxBytes) throws IOException {
        int status = download.status();
        if (status != 200) {
            download.body().close();
            return switch (status) {
                // Content servers say 401 or 403 once the signature in an address is too old.
                case 401, 403, 404, 410 -> new FetchOutcome.Expired("the address does not work any more: " + status);
                default -> new FetchOutcome.Failed("status " + status);
            };
        }
        long size = download.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (size > maxBytes) {
            download.body().close();
            return new FetchOutcome.TooLarge("larger than the " + maxBytes + " bytes allowed");
        }
        return new FetchOutcome.Fetched(
                download.body(), download.headers().firstValue("Content-Type").orElse(null), size);
    }

    private Duration patience(long maxBytes) {
        return http.timeout().plus(Duration.ofSeconds(maxBytes / BYTES_PER_SECOND));
    }
}
