package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.HubSignature;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The business's side of the webhook: shakes hands with it, and posts to it until it says 2xx. */
final class Callback implements AutoCloseable {
    private final HttpClient client;
    private final SimulatorSettings.Retry retry;
    private final Journal journal;
    private final Clock clock;
    private Registration registration;
    private boolean connected;
    private @Nullable Thread shaking;

    Callback(
            Registration registration, HttpClient client, SimulatorSettings.Retry retry, Journal journal, Clock clock) {
        this.registration = registration;
        this.client = client;
        this.retry = retry;
        this.journal = journal;
        this.clock = clock;
    }

    /** Begins to shake hands, again if need be, and goes on until the callback agrees. */
    synchronized void connect(Registration wanted) {
        registration = wanted;
        connected = false;
        if (shaking != null) {
            shaking.interrupt();
        }
        shaking = Thread.ofVirtual().name("handshake-" + wanted.phoneNumberId()).start(() -> shakeHands(wanted));
    }

    synchronized boolean connected() {
        return connected;
    }

    private void shakeHands(Registration wanted) {
        try {
            Duration pause = retry.first();
            while (!agrees(wanted)) {
                Thread.sleep(pause);
                pause = longer(pause);
            }
            synchronized (this) {
                if (registration.equals(wanted)) {
                    connected = true;
                    notifyAll();
                }
            }
        } catch (InterruptedException superseded) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean agrees(Registration wanted) throws InterruptedException {
        String challenge = String.valueOf(Math.abs(clock.millis() * 31 + wanted.hashCode()));
        String query = "hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + URLEncoder.encode(wanted.verifyToken(), StandardCharsets.UTF_8);
        URI address = URI.create(wanted.callbackUrl() + (wanted.callbackUrl().getQuery() == null ? "?" : "&") + query);
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(retry.timeout()).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals(challenge);
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Returns once the body has been acknowledged. */
    void deliver(List<WebhookItem> items) throws InterruptedException {
        Duration pause = retry.first();
        for (int attempt = 1; !attempt(items, attempt); attempt++) {
            Thread.sleep(pause);
            pause = longer(pause);
        }
        items.forEach(item -> item.acknowledged().run());
    }

    private boolean attempt(List<WebhookItem> items, int attempt) throws InterruptedException {
        Registration to = awaitConnected();
        byte[] body = WebhookBody.of(to, items);
        long start = System.nanoTime();
        int status = post(to, body);
        var delivered = new DeliveredWebhook(
                to.phoneNumberId(),
                items.stream().map(WebhookItem::name).toList(),
                attempt,
                status,
                clock.instant(),
                Duration.ofNanos(System.nanoTime() - start));
        journal.add(delivered);
        return delivered.acknowledged();
    }

    private int post(Registration to, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to.callbackUrl())
                .timeout(retry.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", HubSignature.of(to.appSecret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        }
    }

    private synchronized Registration awaitConnected() throws InterruptedException {
        while (!connected) {
            wait();
        }
        return registration;
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(retry.longest()) > 0 ? retry.longest() : doubled;
    }

    @Override
    public synchronized void close() {
        if (shaking != null) {
            shaking.interrupt();
        }
    }
}
