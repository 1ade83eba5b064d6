package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.HubSignature;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.SimulatorServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A business whose webhook takes what it understands and refuses whatever is not signed. */
final class TestingBusiness implements AutoCloseable {
    static final String NUMBER = "106540352242922";
    static final String DISPLAY = "260211000001";
    static final String TOKEN = "EAAtoken";
    static final String SECRET = "app-secret";
    static final String VERIFY = "verify me";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<byte[]> bodies = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final SimulatorServer server = SimulatorServer.start(0, "/hook", this::take);

    Registration registration() {
        return new Registration(NUMBER, DISPLAY, TOKEN, SECRET, VERIFY, address());
    }

    URI address() {
        return server.address();
    }

    /** Answers the next webhooks with these codes, then with 200. */
    synchronized void answer(Integer... codes) {
        answers.addAll(List.of(codes));
    }

    synchronized List<byte[]> bodies() {
        return List.copyOf(bodies);
    }

    /** Every message and status taken, in order, duplicates included. */
    List<JsonNode> items(String list) {
        List<JsonNode> items = new ArrayList<>();
        for (byte[] body : bodies()) {
            for (JsonNode entry : MAPPER.readTree(body).path("entry")) {
                for (JsonNode change : entry.path("changes")) {
                    change.path("value").path(list).forEach(items::add);
                }
            }
        }
        return items;
    }

    List<String> statuses() {
        return items("statuses").stream()
                .map(status -> status.path("status").asString())
                .toList();
    }

    List<String> texts() {
        return items("messages").stream()
                .map(message -> message.path("text").path("body").asString(""))
                .toList();
    }

    private synchronized Answer take(Request request) {
        if (request.method().equals("GET")) {
            boolean known = request.query().getOrDefault("hub.verify_token", "").equals(VERIFY)
                    && request.query().getOrDefault("hub.mode", "").equals("subscribe");
            return known
                    ? new Answer.Reply(
                            200,
                            "text/plain",
                            Map.of(),
                            request.query().getOrDefault("hub.challenge", "").getBytes(StandardCharsets.US_ASCII))
                    : Answer.html(403, "");
        }
        if (!request.header("X-Hub-Signature-256").equals(HubSignature.of(SECRET, request.body()))) {
            return Answer.html(401, "");
        }
        Integer code = answers.poll();
        if (code == null || code == 200) {
            bodies.add(request.body());
        }
        return Answer.html(code == null ? 200 : code, "");
    }

    @Override
    public void close() {
        server.close();
    }
}
