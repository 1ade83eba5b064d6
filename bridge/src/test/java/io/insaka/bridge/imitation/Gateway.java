package io.insaka.bridge.imitation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Insaka's gateway channel as docs/guide/gateway.md describes it: takes each id once, and believes signatures only. */
public final class Gateway implements AutoCloseable {
    public static final String SECRET = "between bridge and gateway";
    private static final JsonMapper json = JsonMapper.builder().build();

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> messages = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean down;
    private int repeated;
    private int refused;

    public Gateway() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/webhooks/gateway/1", this::take);
        server.start();
    }

    public String webhook() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/gateway/1";
    }

    public synchronized void down(boolean now) {
        down = now;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String timestamp = exchange.getRequestHeaders().getFirst("X-Insaka-Timestamp");
            String signature = exchange.getRequestHeaders().getFirst("X-Insaka-Signature");
            if (down) {
                exchange.sendResponseHeaders(503, -1);
            } else if (!sign(timestamp, body).equals(signature)) {
                refused++;
                exchange.sendResponseHeaders(401, -1);
            } else {
                keep(json.readTree(body));
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private void keep(JsonNode body) {
        body.path("messages").forEach(message -> {
            if (ids.add(message.path("id").asString())) {
                messages.add(message);
            } else {
                repeated++;
            }
        });
        body.path("statuses").forEach(status -> {
            String said =
                    status.path("id").asString() + " " + status.path("status").asString();
            String code = status.path("error").path("code").asString("");
            if (ids.add(said + status.path("timestamp").asString())) {
                statuses.add((said + " " + code).strip());
            }
        });
        body.path("alarms").forEach(alarm -> {
            if (ids.add("alarm " + alarm.path("id").asString())) {
                alarms.add(
                        alarm.path("over").asBoolean(false)
                                ? "over"
                                : alarm.path("code").asString());
            }
        });
    }

    /** {@code <who>: <words>}, in the order of arrival; {@code us to <whom>} for what was said on the phone. */
    public synchronized List<String> messages() {
        return messages.stream()
                .map(message -> (message.has("from")
                                ? message.path("from").path("id").asString()
                                : "us to " + message.path("to").path("id").asString())
                        + ": " + message.path("text").asString()
                        + (message.has("button")
                                ? " [" + message.path("button").path("id").asString() + "]"
                                : ""))
                .toList();
    }

    public synchronized List<String> statuses() {
        return List.copyOf(statuses);
    }

    public synchronized List<String> alarms() {
        return List.copyOf(alarms);
    }

    public synchronized int repeated() {
        return repeated;
    }

    public synchronized int refused() {
        return refused;
    }

    /** @param body of the answer; an empty object when it is not JSON */
    public record Answer(int status, JsonNode body) {}

    public Answer sends(int port, String id, String to, String text) {
        ObjectNode body =
                json.createObjectNode().put("id", id).put("type", "text").put("text", text);
        body.putObject("to").put("id", to).put("channel", "whatsapp-web");
        return calls(port, body.toString(), null);
    }

    /** @param signature another one than ours; null for ours */
    public Answer calls(int port, String body, @Nullable String signature) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/callback"))
                .header("X-Insaka-Timestamp", timestamp)
                .header("X-Insaka-Signature", signature == null ? sign(timestamp, bytes) : signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    public Answer health(int port) {
        return answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz")));
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), json.readTree(answer.body()));
        } catch (IOException away) {
            return new Answer(0, json.createObjectNode());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String sign(@Nullable String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
