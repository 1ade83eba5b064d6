package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Answers;
import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Download;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.MediaReference;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two steps: the id gives an address that lives for five minutes, the address gives the bytes; both want the token.
 * When the address has gone stale in between, it is asked for once more.
 */
final class MediaFetch {
    private static final long BYTES_PER_SECOND = 100_000;
    private static final int MOST_REDIRECTS = 3;
    private static final FetchOutcome STALE = new FetchOutcome.Expired("the address Meta gave does not work any more");
    private static final FetchOutcome REJECTED = new FetchOutcome.Failed("the address Meta gave refuses the token");

    private final ProviderHttp http;
    private final Answers answers;

    MediaFetch(ProviderHttp http, Answers answers) {
        this.http = http;
        this.answers = answers;
    }

    /** An address to load from, or why there is none. */
    private sealed interface Place {
        record At(URI address, @Nullable String contentType) implements Place {}

        record Nowhere(FetchOutcome outcome) implements Place {}
    }

    FetchOutcome fetch(WhatsAppSettings settings, MediaReference reference, long maxBytes) {
        String id = reference.providerMediaId();
        String url = reference.url();
        if (id == null) {
            return url == null
                    ? new FetchOutcome.Refused("there is nothing to fetch")
                    : direct(settings, url, maxBytes);
        }
        FetchOutcome first = throughId(settings, id, maxBytes);
        return first.equals(STALE) || first.equals(REJECTED) ? throughId(settings, id, maxBytes) : first;
    }

    private FetchOutcome direct(WhatsAppSettings settings, String url, long maxBytes) {
        URI address = MediaHosts.allowed(url, settings.base());
        return address == null ? foreign() : load(settings, new Place.At(address, null), maxBytes);
    }

    private FetchOutcome throughId(WhatsAppSettings settings, String id, long maxBytes) {
        return switch (place(settings, id, maxBytes)) {
            case Place.Nowhere nowhere -> nowhere.outcome();
            case Place.At at -> load(settings, at, maxBytes);
        };
    }

    private Place place(WhatsAppSettings settings, String id, long maxBytes) {
        // Not with phone_number_id: Meta refuses it for what customers sent (chatwoot/chatwoot#13319, 2026-01-20).
        URI address = URI.create(settings.base() + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        Reply reply = http.call(HttpRequest.newBuilder(address).header("Authorization", settings.authorization()));
        FetchOutcome outcome =
                switch (reply) {
                    case Reply.NeverSent never -> new FetchOutcome.Failed(never.why());
                    case Reply.Unanswered open -> new FetchOutcome.Failed(open.why());
                    case Reply.Answered answer
                    when Answers.isSuccess(answer) -> {
                        ObjectNode body = GraphJson.parseObject(answer.body());
                        yield body == null ? unreadable(answer) : null;
                    }
                    case Reply.Answered answer -> refusal(answer);
                };
        if (outcome != null || !(reply instanceof Reply.Answered answer)) {
            return new Place.Nowhere(outcome == null ? new FetchOutcome.Failed("no answer") : outcome);
        }
        return described(settings, answer, maxBytes);
    }

    private static Place described(WhatsAppSettings settings, Reply.Answered answer, long maxBytes) {
        ObjectNode body = GraphJson.parseObject(answer.body());
        Fields media = body == null ? Fields.NONE : new Fields(body);
        String url = media.word("url");
        if (url == null) {
            return new Place.Nowhere(unreadable(answer));
        }
        // A string in Meta's description, a number in practice.
        if (media.number("file_size") > maxBytes) {
            return new Place.Nowhere(tooLarge(maxBytes));
        }
        URI address = MediaHosts.allowed(url, settings.base());
        return address == null ? new Place.Nowhere(foreign()) : new Place.At(address, media.word("mime_type"));
    }

    private FetchOutcome refusal(Reply.Answered answer) {
        var failure = answers.failure(answer);
        String why =
                failure == null ? "status " + answer.status() : failure.error().text();
        Integer code = failure == null ? null : failure.code();
        boolean gone = answer.status() == 404
                || answer.status() == 410
                || Integer.valueOf(100).equals(code);
        if (gone && (failure == null || !failure.passing())) {
            return new FetchOutcome.Expired(why);
        }
        if (failure != null && answers.unauthorized(failure)) {
            return new FetchOutcome.Unauthorized(failure.error());
        }
        // A limit passes: worth another try for as long as the media id lives (7 days).
        return new FetchOutcome.Failed(why);
    }

    private FetchOutcome load(WhatsAppSettings settings, Place.At at, long maxBytes) {
        URI address = at.address();
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                Download download = http.open(
                        HttpRequest.newBuilder(address).header("Authorization", settings.authorization()),
                        MediaHosts.trust(address, settings.base()),
                        maxBytes,
                        patience(maxBytes));
                if (download.status() < 300 || download.status() >= 400) {
                    return loaded(download, at.contentType(), maxBytes);
                }
                download.body().close();
                String target = download.headers().firstValue("Location").orElse("");
                URI next = MediaHosts.allowed(address.resolve(target).toString(), settings.base());
                if (next == null) {
                    return foreign();
                }
                address = next;
            }
            return new FetchOutcome.Failed("redirected too often");
        } catch (IOException | IllegalArgumentException failure) {
            return new FetchOutcome.Failed(String.valueOf(failure.getMessage()));
        }
    }

    private FetchOutcome loaded(Download download, @Nullable String claimed, long maxBytes) throws IOException {
        int status = download.status();
        if (status != 200) {
            download.body().close();
            return switch (status) {
                case 404, 410 -> STALE;
                case 401 -> REJECTED;
                case 403 -> new FetchOutcome.Refused("forbidden");
                default -> new FetchOutcome.Failed("status " + status);
            };
        }
        long size = download.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (size > maxBytes) {
            download.body().close();
            return tooLarge(maxBytes);
        }
        String type = download.headers().firstValue("Content-Type").orElse(claimed);
        return new FetchOutcome.Fetched(download.body(), claimed == null ? type : claimed, size);
    }

    private Duration patience(long maxBytes) {
        return http.timeout().plus(Duration.ofSeconds(maxBytes / BYTES_PER_SECOND));
    }

    private static FetchOutcome foreign() {
        return new FetchOutcome.Refused("the address does not lead to Meta");
    }

    private static FetchOutcome tooLarge(long maxBytes) {
        return new FetchOutcome.TooLarge("larger than the " + maxBytes + " bytes allowed");
    }

    private static FetchOutcome unreadable(Reply.Answered answer) {
        return new FetchOutcome.Failed("unreadable answer: " + answer.excerpt());
    }
}
