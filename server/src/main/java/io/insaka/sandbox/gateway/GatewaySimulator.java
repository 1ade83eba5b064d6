package io.insaka.sandbox.gateway;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.node.ObjectNode;

/** The other side of a gateway channel: makes signed webhooks, and takes signed callbacks, each once. */
public final class GatewaySimulator implements Simulator {
    private final String secret;
    private final Clock clock;
    private final Consumer<Call> webhook;
    private final Map<String, ObjectNode> taken = new LinkedHashMap<>();
    private final Deque<Answer> failures = new ArrayDeque<>();
    private int calls;

    /** A webhook as it goes out. */
    public record Call(byte[] body, String timestamp, String signature) {}

    /** @param webhook carries a webhook to Insaka */
    public GatewaySimulator(String secret, Clock clock, Consumer<Call> webhook) {
        this.secret = secret;
        this.clock = clock;
        this.webhook = webhook;
    }

    /** Signs a body and lets it go. */
    public Call post(ObjectNode body) {
        byte[] bytes = Json.bytes(body);
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        var call = new Call(bytes, timestamp, signature(timestamp, bytes));
        webhook.accept(call);
        return call;
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The next callback is answered so instead; {@link Answer.Drop} comes after it was taken. */
    public synchronized void failNext(Answer answer) {
        failures.add(answer);
    }

    /** Messages by their delivery id, oldest first. */
    public synchronized List<ObjectNode> taken() {
        return List.copyOf(taken.values());
    }

    /** Every callback that was signed rightly, repetitions too. */
    public synchronized int calls() {
        return calls;
    }

    @Override
    public Answer answer(Request request) {
        String timestamp = request.header("X-Insaka-Timestamp");
        if (!request.header("X-Insaka-Signature").equals(signature(timestamp, request.body()))) {
            return Answer.json(401, "{\"error\":\"wrong signature\"}");
        }
        ObjectNode body = Json.read(request.body()).orElse(null);
        if (body == null
                || !request.header("X-Insaka-Delivery").equals(body.path("id").asString(""))) {
            return Answer.json(422, "{\"error\":\"no message\"}");
        }
        if (body.path("type").asString("").equals("test")) {
            return Answer.json(200, "{}");
        }
        return take(body);
    }

    private Answer take(ObjectNode body) {
        String id = body.path("id").asString();
        synchronized (this) {
            calls++;
            Answer failure = failures.poll();
            if (failure != null && !(failure instanceof Answer.Drop)) {
                return failure;
            }
            boolean known = taken.putIfAbsent(id, body) != null;
            if (known || failure != null) {
                return failure == null ? Answer.json(200, "{}") : failure;
            }
        }
        ObjectNode receipt = Json.object();
        receipt.putArray("statuses").addObject().put("id", id).put("status", "delivered");
        post(receipt);
        return Answer.json(200, "{}");
    }
}
