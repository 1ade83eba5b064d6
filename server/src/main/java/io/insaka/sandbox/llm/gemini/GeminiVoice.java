package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Pieces;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Generated content, whole or as a stream. */
final class GeminiVoice implements Voice {
    /** How it is to come. */
    enum Manner {
        WHOLE,
        EVENTS,
        GROWING_ARRAY
    }

    private final String model;
    private final long number;
    private final Manner manner;
    private final int maxTokens;

    GeminiVoice(String model, long number, Manner manner, int maxTokens) {
        this.model = model;
        this.number = number;
        this.manner = manner;
        this.maxTokens = maxTokens;
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        List<ObjectNode> pieces = manner == Manner.WHOLE ? List.of(whole(reaction, usage)) : pieces(reaction, usage);
        return switch (manner) {
            case WHOLE -> Answer.json(200, Json.text(pieces.getFirst()));
            case EVENTS -> stream("text/event-stream", pieces, "data: ", "\r\n\r\n", "");
            case GROWING_ARRAY -> stream("application/json; charset=UTF-8", pieces, "[", "", "]");
        };
    }

    private static Answer stream(String type, List<ObjectNode> pieces, String before, String after, String end) {
        List<byte[]> events = new ArrayList<>();
        for (int at = 0; at < pieces.size(); at++) {
            String start = end.isEmpty() || at == 0 ? before : ",\r\n";
            String stop = at == pieces.size() - 1 ? after + end : after;
            events.add((start + Json.text(pieces.get(at)) + stop).getBytes(StandardCharsets.UTF_8));
        }
        return new Answer.Stream(200, type, Map.of(), events, events.size(), Duration.ZERO);
    }

    @Override
    public Answer fails(Fault fault) {
        Answer.Reply reply = GeminiError.of(fault, model).answer();
        return manner == Manner.GROWING_ARRAY ? Answer.json(reply.status(), "[" + reply.text() + "]") : reply;
    }

    private List<ObjectNode> pieces(Reaction reaction, Usage usage) {
        if (!(reaction instanceof Reaction.Say(String text)) || text.isEmpty()) {
            return List.of(whole(reaction, usage));
        }
        List<ObjectNode> pieces = new ArrayList<>();
        List<String> texts = Pieces.of(Pieces.atMost(text, maxTokens));
        for (int at = 0; at < texts.size(); at++) {
            Optional<String> finish = at == texts.size() - 1 ? Optional.of(finish(reaction)) : Optional.empty();
            ObjectNode body = Json.object();
            ObjectNode candidate = body.putArray("candidates").addObject();
            candidate
                    .putObject("content")
                    .put("role", "model")
                    .putArray("parts")
                    .addObject()
                    .put("text", texts.get(at));
            finish.ifPresent(reason -> candidate.put("finishReason", reason));
            candidate.put("index", 0);
            pieces.add(end(body, usage));
        }
        return pieces;
    }

    private ObjectNode whole(Reaction reaction, Usage usage) {
        ObjectNode body = Json.object();
        if (reaction instanceof Reaction.Blocked) {
            body.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
            return end(body, usage);
        }
        ObjectNode candidate = body.putArray("candidates").addObject();
        switch (reaction) {
            case Reaction.Say(String text) -> parts(candidate).addObject().put("text", Pieces.atMost(text, maxTokens));
            case Reaction.Use(var uses) -> calls(candidate, uses);
            case Reaction.Refuse refuse ->
                candidate
                        .putArray("safetyRatings")
                        .addObject()
                        .put("category", "HARM_CATEGORY_DANGEROUS_CONTENT")
                        .put("probability", "HIGH")
                        .put("blocked", true);
            case Reaction.Blocked blocked -> {}
            case Reaction.Nothing nothing -> candidate.putObject("content").put("role", "model");
        }
        candidate.put("finishReason", finish(reaction)).put("index", 0);
        return end(body, usage);
    }

    private static ArrayNode parts(ObjectNode candidate) {
        ObjectNode content = candidate.putObject("content");
        ArrayNode parts = content.putArray("parts");
        content.put("role", "model");
        return parts;
    }

    /** Arguments are always an object here; what is none never leaves Google. */
    private static void calls(ObjectNode candidate, List<Reaction.ToolUse> uses) {
        if (uses.stream().anyMatch(use -> arguments(use).isEmpty())) {
            return;
        }
        ArrayNode parts = parts(candidate);
        uses.forEach(use -> {
            ObjectNode call = parts.addObject().putObject("functionCall").put("name", use.tool());
            arguments(use).ifPresent(arguments -> call.set("args", arguments));
        });
    }

    private static Optional<JsonNode> arguments(Reaction.ToolUse use) {
        return Json.read(use.arguments()).filter(JsonNode::isObject);
    }

    private String finish(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say(String text) -> Pieces.atMost(text, maxTokens).equals(text) ? "STOP" : "MAX_TOKENS";
            case Reaction.Use(var uses) ->
                uses.stream().anyMatch(use -> arguments(use).isEmpty()) ? "MALFORMED_FUNCTION_CALL" : "STOP";
            case Reaction.Refuse refuse -> "SAFETY";
            case Reaction.Blocked blocked -> "PROHIBITED_CONTENT";
            case Reaction.Nothing nothing -> "STOP";
        };
    }

    private ObjectNode end(ObjectNode body, Usage usage) {
        ObjectNode counted = body.putObject("usageMetadata").put("promptTokenCount", usage.input());
        if (usage.output() > 0) {
            counted.put("candidatesTokenCount", usage.output());
        }
        counted.put("totalTokenCount", usage.total());
        return body.put("modelVersion", model).put("responseId", "sandbox-" + number);
    }
}
