package io.insaka.sandbox.llm.anthropic;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic, below {@code /v1}. */
public final class AnthropicSimulator implements Simulator {
    private static final String BEARER = "Bearer ";
    private static final Set<String> VERSIONS = Set.of("2023-01-01", "2023-06-01", BodyRules.NEWEST);
    private static final int LARGEST = 32 * 1024 * 1024;

    private final Worlds worlds;
    private final AtomicLong numbers = new AtomicLong();

    public AnthropicSimulator(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public Answer answer(Request request) {
        try {
            if (request.body().length > LARGEST) {
                throw new Refused(AnthropicError.of(413, "request_too_large", "Request exceeds the maximum size"));
            }
            World world = world(request);
            return switch (request.method() + " " + request.path()) {
                case "POST /v1/messages" -> asked(world, request);
                case "POST /v1/messages/count_tokens" -> count(request);
                case "GET /v1/models" -> models();
                default -> throw new Refused(AnthropicError.of(404, "not_found_error", "Not Found"));
            };
        } catch (Refused refused) {
            return refused.error().answer("req_011sandbox" + numbers.incrementAndGet());
        }
    }

    private World world(Request request) {
        String bearer = request.header("authorization");
        String key = request.header("x-api-key");
        if (key.isEmpty() && bearer.startsWith(BEARER)) {
            key = bearer.substring(BEARER.length());
        }
        if (key.isEmpty()) {
            throw new Refused(AnthropicError.of(401, "authentication_error", "x-api-key header is required"));
        }
        World world = worlds.find(key).orElseThrow(() -> new Refused(AnthropicError.wrongKey()));
        String version = request.header("anthropic-version");
        if (version.isEmpty()) {
            throw Refused.invalid("anthropic-version: header is required");
        }
        if (!VERSIONS.contains(version)) {
            throw Refused.invalid("anthropic-version: \"" + version + "\" is not a valid version");
        }
        return world;
    }

    private Answer asked(World world, Request request) {
        ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
        String name = body.path("model").asString("");
        try {
            Claude model = model(request, body);
            var rules = new BodyRules(model, body);
            rules.maxTokens();
            Ask ask = rules.read(request.header("anthropic-version"), world.mostContext(model.context()));
            var voice = new AnthropicVoice(
                    name, numbers.incrementAndGet(), body.path("stream").asBoolean(false), ask.maxTokens());
            return world.play(ask, Json.canonical(body), voice);
        } catch (Refused refused) {
            world.refused(
                    Purpose.CHAT,
                    BodyRules.PROVIDER,
                    name,
                    Json.canonical(body),
                    refused.error().status());
            throw refused;
        }
    }

    private static Claude model(Request request, ObjectNode body) {
        if (!request.contentType().equals("application/json")
                || Json.readObject(request.body()).isEmpty()) {
            throw Refused.invalid("The request body is not valid JSON");
        }
        String name = Checks.text(body, "model", "");
        return Claude.find(name)
                .orElseThrow(() -> new Refused(AnthropicError.of(404, "not_found_error", "model: " + name)));
    }

    private static Answer count(Request request) {
        ObjectNode body = Json.readObject(request.body()).orElseGet(Json::object);
        Ask ask =
                new BodyRules(model(request, body), body).read(request.header("anthropic-version"), Integer.MAX_VALUE);
        return Answer.json(200, Json.text(Json.object().put("input_tokens", ask.inputTokens())));
    }

    private static Answer models() {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("data");
        Claude.ALL.forEach(model -> items.addObject()
                .put("type", "model")
                .put("id", model.name())
                .put("display_name", model.name())
                .put("created_at", "2025-10-01T00:00:00Z"));
        body.put("has_more", false)
                .put("first_id", Claude.ALL.getFirst().name())
                .put("last_id", Claude.ALL.getLast().name());
        return Answer.json(200, Json.text(body));
    }
}
