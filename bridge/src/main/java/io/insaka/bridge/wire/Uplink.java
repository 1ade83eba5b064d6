package io.insaka.bridge.wire;

import io.insaka.bridge.store.Entry;
import io.insaka.bridge.store.Parcel;
import io.insaka.bridge.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Posts what waits to Insaka, in order, until it has been taken. Runs in a thread of its own. */
public final class Uplink implements Runnable, AutoCloseable {
    private static final System.Logger log = System.getLogger(Uplink.class.getName());
    private static final int MOST_AT_ONCE = 50;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration UNTIL_LOOKED_AT_AGAIN = Duration.ofSeconds(5);

    private final Store store;
    private final URI webhook;
    private final String secret;
    private final Backoff backoff;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private volatile String trouble = "";
    private volatile boolean stopping;
    /** Belongs to the thread that runs. */
    private int most = MOST_AT_ONCE;

    public Uplink(Store store, URI webhook, String secret, Backoff backoff, Clock clock) {
        this.store = store;
        this.webhook = webhook;
        this.secret = secret;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Why Insaka took nothing the last time it was tried; empty when it did. */
    public Optional<String> trouble() {
        return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
    }

    @Override
    public void run() {
        int failures = 0;
        try {
            while (!stopping) {
                if (handOver()) {
                    failures = 0;
                } else {
                    failures++;
                    pause(backoff.after(failures));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when it is better to wait before the next try */
    private boolean handOver() throws InterruptedException {
        List<Parcel> parcels = store.parcels(most);
        if (parcels.isEmpty()) {
            store.await(UNTIL_LOOKED_AT_AGAIN);
            return true;
        }
        try {
            int status = post(parcels);
            if (status >= 200 && status < 300) {
                store.append(new Entry.Taken(parcels.stream().map(Parcel::id).toList()));
                well();
                most = MOST_AT_ONCE;
            } else if (unreadable(status)) {
                // One of them is wrong: alone it is found, and the others get through.
                if (parcels.size() == 1) {
                    log.log(Level.ERROR, "Insaka refused a parcel with {0}; it is set aside", status);
                    store.setAside(parcels.getFirst(), "status " + status);
                }
                most = 1;
            } else {
                ill(status);
                return false;
            }
            return true;
        } catch (UncheckedIOException full) {
            log.log(Level.ERROR, "What Insaka took cannot be noted, so it is told again", full);
            return false;
        }
    }

    private static boolean unreadable(int status) {
        return status == 400 || status == 413 || status == 422;
    }

    /** @return the status; 0 when there was no answer */
    private int post(List<Parcel> parcels) throws InterruptedException {
        byte[] body = body(parcels).getBytes(StandardCharsets.UTF_8);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(webhook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(Signature.TIMESTAMP, timestamp)
                .header(Signature.HEADER, Signature.of(secret, timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            return 0;
        }
    }

    private static String body(List<Parcel> parcels) {
        return parcels.stream()
                .collect(Collectors.groupingBy(
                        parcel -> parcel.list().name().toLowerCase(Locale.ROOT),
                        Collectors.mapping(Parcel::json, Collectors.joining(",", "[", "]"))))
                .entrySet()
                .stream()
                .map(list -> "\"" + list.getKey() + "\":" + list.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void well() {
        if (!trouble.isEmpty()) {
            log.log(Level.INFO, "Insaka takes messages again");
        }
        trouble = "";
    }

    private void ill(int status) {
        String now =
                switch (status) {
                    case 0 -> "Insaka cannot be reached";
                    case 401, 403 -> "Insaka does not accept the signature: the secrets differ, or the clocks do";
                    case 404 -> "Insaka knows no such channel: the webhook address is wrong";
                    default -> "Insaka answered " + status;
                };
        if (!now.equals(trouble)) {
            log.log(Level.WARNING, "{0}; what comes in waits on disk", now);
        }
        trouble = now;
    }

    private void pause(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toMillis(); left > 0 && !stopping; left = (end - System.nanoTime()) / 1_000_000) {
            store.await(Duration.ofMillis(left));
        }
    }

    @Override
    public void close() {
        stopping = true;
        http.close();
    }
}
