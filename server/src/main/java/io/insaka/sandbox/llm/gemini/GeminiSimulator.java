package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.World;
import io.insaka.sandbox.llm.play.Worlds;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Google's Gemini API, below {@code /v1beta}. */
public final class GeminiSimulator implements Simulator {
    private static final Pattern METHOD = Pattern.compile("/v1beta/models/([\\w.-]+):(\\w+)");
    private static final int LARGEST = 20_971_520;

    private final Worlds worlds;
    private final AtomicLong numbers = new AtomicLong();

    public GeminiSimulator(Worlds worlds) {
        this.worlds = worlds;
    }

    @Override
    public Answer answer(Request request) {
        try {
            World world = world(request);
            if (request.method().equals("GET") && request.path().equals("/v1beta/models")) {
                return models();
            }
            Matcher path = METHOD.matcher(request.path());
            if (!path.matches() || !request.method().equals("POST")) {
                throw new Refused(GeminiError.of(404, "NOT_FOUND", "Requested entity was not found."));
            }
            return asked(world, request, path.group(1), path.group(2));
        } catch (Refused refused) {
            return refused.error().answer();
        }
    }

    private World world(Request request) {
        String key = request.header("x-goog-api-key");
        String sent = key.isEmpty() ? request.query().getOrDefault("key", "") : key;
        if (sent.isEmpty()) {
            throw new Refused(GeminiError.noKey());
        }
        return worlds.find(sent).orElseThrow(() -> new Refused(GeminiError.wrongKey()));
    }

    private Answer asked(World world, Request request, String name, String method) {
        Purpose purpose = method.contains("mbedContent") ? Purpose.EMBEDDING : Purpose.CHAT;
        String content = Json.readObject(request.body()).map(Json::canonical).orElse("");
        try {
            if (request.body().length > LARGEST) {
                throw Refused.invalid("Request payload size exceeds the limit: 20971520 bytes.");
            }
            Gemini model = Gemini.find(name)
                    .filter(known -> known.purpose() == purpose)
                    .orElseThrow(() -> new Refused(GeminiError.noModel(name, method)));
            ObjectNode body = Json.readObject(request.body())
                    .orElseThrow(() -> Refused.invalid("Invalid JSON payload received. Unexpected end of string."));
            return route(world, request, model, body, method);
        } catch (Refused refused) {
            world.refused(
                    purpose, BodyRules.PROVIDER, name, content, refused.error().code());
            throw refused;
        }
    }

    private Answer route(World world, Request request, Gemini model, ObjectNode body, String method) {
        String content = method + Json.canonical(body);
        return switch (method) {
            case "generateContent" -> generate(world, model, body, content, GeminiVoice.Manner.WHOLE);
            case "streamGenerateContent" ->
                generate(
                        world,
                        model,
                        body,
                        content,
                        request.query().getOrDefault("alt", "").equals("sse")
                                ? GeminiVoice.Manner.EVENTS
                                : GeminiVoice.Manner.GROWING_ARRAY);
            case "embedContent" -> {
                var embedding = new Embedding(model, KnownFields.read(body, "Embed"), false);
                yield world.play(embedding.ask(), content, embedding);
            }
            case "batchEmbedContents" -> {
                var embedding = new Embedding(model, KnownFields.read(body, "Batch"), true);
                yield world.play(embedding.ask(), content, embedding);
            }
            case "countTokens" -> count(model, KnownFields.read(body, "Count"));
            default -> throw new Refused(GeminiError.noModel(model.name(), method));
        };
    }

    private Answer generate(World world, Gemini model, ObjectNode body, String content, GeminiVoice.Manner manner) {
        Ask ask = new BodyRules(model, KnownFields.read(body, "Generate")).read(world.mostContext(model.context()));
        var voice = new GeminiVoice(model.name(), numbers.incrementAndGet(), manner, ask.maxTokens());
        return world.play(ask, content, voice);
    }

    private static Answer count(Gemini model, ObjectNode body) {
        ObjectNode wanted = body.path("generateContentRequest") instanceof ObjectNode request ? request : body;
        int tokens = new BodyRules(model, wanted).read(Integer.MAX_VALUE).inputTokens();
        return Answer.json(200, Json.text(Json.object().put("totalTokens", tokens)));
    }

    private static Answer models() {
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("models");
        Gemini.ALL.forEach(model -> {
            ArrayNode methods = items.addObject()
                    .put("name", "models/" + model.name())
                    .put("displayName", model.name())
                    .put("inputTokenLimit", model.context())
                    .put("outputTokenLimit", 65_536)
                    .putArray("supportedGenerationMethods");
            if (model.purpose() == Purpose.CHAT) {
                methods.add("generateContent").add("countTokens");
            } else {
                methods.add("embedContent");
            }
        });
        return Answer.json(200, Json.text(body));
    }
}
