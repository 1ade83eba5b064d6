package io.insaka.channels.meta;

import io.insaka.channels.http.Download;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.MediaReference;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches by the signed address that came with the message. The address says who may load and until when, so the token is
 * never sent along; it comes from a webhook, so it is not trusted to stay outside our network.
 */
final class MediaFetch {
    private static final long BYTES_PER_SECOND = 100_000;
    private static final int MOST_REDIRECTS = 3;

    private final ProviderHttp http;

    MediaFetch(ProviderHttp http) {
        this.http = http;
    }

    FetchOutcome fetch(MetaSettings settings, MediaReference reference, long maxBytes) {
        String url = reference.url();
        URI address = url == null ? null : address(url);
        if (address == null) {
            return new FetchOutcome.Refused("there is no address to fetch from");
        }
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                Download download = http.open(
                        HttpRequest.newBuilder(address), trust(address, settings.base()), maxBytes, patience(maxBytes));
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

    /** Only the server that an owner named in the settings may be inside our network. */
    private static Trust trust(URI address, String base) {
        URI owners = URI.create(base);
        boolean same = address.getScheme().equalsIgnoreCase(owners.getScheme())
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
                // Meta's content servers say 403 once the signature in the address is too old.
                case 401, 403, 404, 410 -> new FetchOutcome.Expired("the address does not work any more: " + status);
                default -> new FetchOutcome.Failed("status " + status);
            };
        }
        long size = download.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (size > maxBytes) {
            download.body().close();
            return new FetchOutcome.Refused("larger than the " + maxBytes + " bytes allowed");
        }
        return new FetchOutcome.Fetched(
                download.body(), download.headers().firstValue("Content-Type").orElse(null), size);
    }

    private Duration patience(long maxBytes) {
        return http.timeout().plus(Duration.ofSeconds(maxBytes / BYTES_PER_SECOND));
    }
}
