package io.insaka.channels.telegram;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.Download;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.http.Reply;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.ProviderError;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;

/** Asks where a file lies, and loads it from there. The address holds the bot's token and is told to nobody. */
final class FileFetch {
    private static final long BYTES_PER_SECOND = 100_000;

    private final BotApi api;
    private final ProviderHttp http;

    FileFetch(BotApi api, ProviderHttp http) {
        this.api = api;
        this.http = http;
    }

    FetchOutcome fetch(TelegramSettings settings, MediaReference reference, long maxBytes) {
        String id = reference.providerMediaId();
        if (id == null) {
            return new FetchOutcome.Refused("there is no file id");
        }
        return switch (api.call(settings, "getFile", GraphJson.object().put("file_id", id))) {
            case Reply.NeverSent never -> new FetchOutcome.Failed(never.why());
            case Reply.Unanswered open -> new FetchOutcome.Failed(open.why());
            case Reply.Answered answer -> {
                Fields body = BotApi.body(answer);
                yield body.flag("ok")
                        ? load(settings, body.at("result"), maxBytes)
                        : refused(answer.status(), body.text("description", ""));
            }
        };
    }

    private static FetchOutcome refused(int status, String description) {
        String words = "status " + status + ": " + description;
        if (status == 401 || status == 404) {
            return new FetchOutcome.Unauthorized(new ProviderError(String.valueOf(status), words));
        }
        if (status != 400) {
            return new FetchOutcome.Failed(words);
        }
        return description.toLowerCase(Locale.ROOT).contains("too big")
                ? new FetchOutcome.TooLarge("larger than the 20 MB that Telegram hands out")
                : new FetchOutcome.Expired(words);
    }

    private FetchOutcome load(TelegramSettings settings, Fields file, long maxBytes) {
        String path = file.word("file_path");
        if (path == null || path.contains("..") || path.startsWith("/")) {
            return new FetchOutcome.Failed("the file has no path");
        }
        if (file.number("file_size") > maxBytes) {
            return new FetchOutcome.TooLarge("larger than the " + maxBytes + " bytes allowed");
        }
        try {
            Duration patience = http.timeout().plus(Duration.ofSeconds(maxBytes / BYTES_PER_SECOND));
            Download download = http.open(HttpRequest.newBuilder(settings.file(path)), Trust.OWNER, maxBytes, patience);
            return loaded(download, maxBytes);
        } catch (IOException | IllegalArgumentException failure) {
            return new FetchOutcome.Failed("the file cannot be loaded");
        }
    }

    private static FetchOutcome loaded(Download download, long maxBytes) throws IOException {
        long size = download.headers().firstValueAsLong("Content-Length").orElse(-1);
        if (download.status() == 200 && size <= maxBytes) {
            return new FetchOutcome.Fetched(
                    download.body(),
                    download.headers().firstValue("Content-Type").orElse(null),
                    size);
        }
        download.body().close();
        return switch (download.status()) {
            case 200 -> new FetchOutcome.TooLarge("larger than the " + maxBytes + " bytes allowed");
            case 404, 410 -> new FetchOutcome.Expired("the file is not there any more");
            default -> new FetchOutcome.Failed("status " + download.status());
        };
    }
}
