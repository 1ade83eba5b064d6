package io.insaka.sandbox.meta;

import io.insaka.sandbox.graph.HubSignature;
import io.insaka.sandbox.graph.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import tools.jackson.databind.node.ObjectNode;

/** What goes from one page to its business: nothing before the handshake, then in order, each until it is taken. */
final class PageWebhooks implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Page page;
    private final HttpClient client;
    private final BlockingQueue<ObjectNode> entries = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean twice;

    PageWebhooks(Page page, HttpClient client) {
        this.page = page;
        this.client = client;
        this.thread = Thread.ofVirtual().name("webhooks-" + page.id()).start(this::run);
    }

    void send(ObjectNode entry) {
        entries.add(entry);
    }

    /** From now on everything is delivered twice. */
    void twice() {
        twice = true;
    }

    private void run() {
        try {
            while (!agrees()) {
                Thread.sleep(PAUSE);
            }
            while (true) {
                byte[] body = body(entries.take());
                for (int times = twice ? 2 : 1; times > 0; times--) {
                    while (!post(body)) {
                        Thread.sleep(PAUSE);
                    }
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private byte[] body(ObjectNode entry) {
        ObjectNode root = Json.object().put("object", page.instagram() ? "instagram" : "page");
        root.putArray("entry").add(entry);
        return Json.bytes(root);
    }

    private boolean agrees() throws InterruptedException {
        String challenge = String.valueOf(Math.abs(page.hashCode()));
        URI address = URI.create(page.callbackUrl() + "?hub.mode=subscribe&hub.challenge=" + challenge
                + "&hub.verify_token=" + URLEncoder.encode(page.verifyToken(), StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().equals(challenge);
        } catch (IOException notThere) {
            return false;
        }
    }

    private boolean post(byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page.callbackUrl())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .header("X-Hub-Signature-256", HubSignature.of(page.appSecret(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
