package io.insaka.sandbox.telegram;

import io.insaka.sandbox.graph.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The address a bot's updates go to, once somebody set one. What is not taken waits and is brought again. */
final class Hook {
    private final Clock clock;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private String url = "";
    private String secret = "";
    private JsonNode updates = Json.array();
    private String trouble = "";
    private long troubleAt;

    Hook(Clock clock) {
        this.clock = clock;
    }

    synchronized void set(ObjectNode parameters) {
        url = parameters.path("url").asString("");
        secret = parameters.path("secret_token").asString("");
        updates = parameters.path("allowed_updates");
        trouble = "";
    }

    synchronized void remove() {
        url = "";
        secret = "";
    }

    synchronized boolean isSet() {
        return !url.isEmpty();
    }

    synchronized String secret() {
        return secret;
    }

    synchronized ObjectNode described() {
        ObjectNode info = Json.object()
                .put("url", url)
                .put("has_custom_certificate", false)
                .put("pending_update_count", waiting.size());
        if (isSet()) {
            info.put("max_connections", 40);
            info.set("allowed_updates", updates);
        }
        if (!trouble.isEmpty()) {
            info.put("last_error_date", troubleAt).put("last_error_message", trouble);
        }
        return info;
    }

    /** Brings an update, after those that wait. @param called with the method in the answer, when there is one */
    void bring(byte[] update, Consumer<ObjectNode> called) {
        synchronized (this) {
            waiting.add(update);
        }
        bringAgain(called);
    }

    void bringAgain(Consumer<ObjectNode> called) {
        while (true) {
            byte[] next;
            synchronized (this) {
                next = waiting.peek();
                if (next == null || !isSet()) {
                    return;
                }
            }
            if (!post(next, called)) {
                return;
            }
            synchronized (this) {
                waiting.remove(next);
            }
        }
    }

    private boolean post(byte[] update, Consumer<ObjectNode> called) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .header("X-Telegram-Bot-Api-Secret-Token", secret)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(update))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 == 2) {
                Json.read(answer.body()).filter(method -> method.has("method")).ifPresent(called);
                return true;
            }
            failed("Wrong response from the webhook: " + answer.statusCode());
        } catch (IOException broken) {
            failed("Connection refused");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized void failed(String why) {
        trouble = why;
        troubleAt = clock.instant().getEpochSecond();
    }
}
