package io.insaka.sandbox.llm.anthropic;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message from the model, whole or as a stream. */
final class AnthropicVoice implements Voice {
    private final String model;
    private final long number;
    private final boolean stream;
    private final int maxTokens;

    AnthropicVoice(String model, long number, boolean stream, int maxTokens) {
        this.model = model;
        this.number = number;
        this.stream = stream;
        this.maxTokens = maxTokens;
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        if (reaction instanceof Reaction.Blocked) {
            return AnthropicError.invalid("Output blocked by content filtering policy")
                    .answer(requestId());
        }
        return stream ? stream(reaction, usage) : whole(reaction, usage);
    }

    @Override
    public Answer fails(Fault fault) {
        return AnthropicError.of(fault).answer(requestId());
    }

    private String requestId() {
        return "req_011sandbox" + number;
    }

    private Answer whole(Reaction reaction, Usage usage) {
        ObjectNode body = message(usage.input());
        ArrayNode content = body.putArray("content");
        switch (reaction) {
            case Reaction.Say(String text) ->
                content.addObject().put("type", "text").put("text", Pieces.atMost(text, maxTokens));
            case Reaction.Use(var uses) ->
                uses.forEach(use -> {
                    ObjectNode block = content.addObject()
                            .put("type", "tool_use")
                            .put("id", callId(content.size()))
                            .put("name", use.tool());
                    block.set("input", input(use.arguments()));
                });
            // Both come without content.
            case Reaction.Refuse refuse -> {}
            case Reaction.Blocked blocked -> {}
            case Reaction.Nothing nothing -> {}
        }
        body.put("stop_reason", stop(reaction));
        ((ObjectNode) body.path("usage")).put("output_tokens", usage.output());
        return new Answer.Reply(
                200, "application/json", headers(), Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Arguments are always an object here; what is none is wrapped, as the documentation advises. */
    private static JsonNode input(String arguments) {
        return Json.read(arguments)
                .filter(JsonNode::isObject)
                .orElseGet(() -> Json.object().put("INVALID_JSON", arguments));
    }

    private Answer stream(Reaction reaction, Usage usage) {
        List<byte[]> events = new ArrayList<>();
        ObjectNode start = Json.object();
        ObjectNode message = message(usage.input());
        message.putArray("content");
        start.set("message", message);
        events.add(event("message_start", start));
        events.add(event("ping", Json.object()));
        switch (reaction) {
            case Reaction.Say(String text) -> {
                ObjectNode block = Json.object().put("type", "text").put("text", "");
                block(events, 0, block, "text_delta", "text", Pieces.atMost(text, maxTokens));
            }
            case Reaction.Use(var uses) -> {
                for (int at = 0; at < uses.size(); at++) {
                    ObjectNode block = Json.object()
                            .put("type", "tool_use")
                            .put("id", callId(at + 1))
                            .put("name", uses.get(at).tool());
                    block.putObject("input");
                    block(
                            events,
                            at,
                            block,
                            "input_json_delta",
                            "partial_json",
                            uses.get(at).arguments());
                }
            }
            case Reaction.Refuse refuse -> {}
            case Reaction.Blocked blocked -> {}
            case Reaction.Nothing nothing -> {}
        }
        ObjectNode end = Json.object();
        end.putObject("delta").put("stop_reason", stop(reaction)).putNull("stop_sequence");
        end.putObject("usage").put("output_tokens", usage.output());
        events.add(event("message_delta", end));
        events.add(event("message_stop", Json.object()));
        return new Answer.Stream(
                200, "text/event-stream; charset=utf-8", headers(), events, events.size(), Duration.ZERO);
    }

    private static void block(
            List<byte[]> events, int index, ObjectNode block, String type, String field, String text) {
        ObjectNode start = Json.object().put("index", index);
        start.set("content_block", block);
        events.add(event("content_block_start", start));
        for (String piece : Pieces.of(text)) {
            ObjectNode delta = Json.object().put("index", index);
            delta.putObject("delta").put("type", type).put(field, piece);
            events.add(event("content_block_delta", delta));
        }
        events.add(event("content_block_stop", Json.object().put("index", index)));
    }

    private static byte[] event(String type, ObjectNode fields) {
        ObjectNode body = Json.object().put("type", type);
        body.setAll(fields);
        return ("event: " + type + "\ndata: " + Json.text(body) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private String callId(int at) {
        return "toolu_01sandbox" + number + "_" + at;
    }

    private ObjectNode message(int inputTokens) {
        ObjectNode body = Json.object()
                .put("id", "msg_01sandbox" + number)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model)
                .putNull("stop_reason")
                .putNull("stop_sequence");
        body.putObject("usage")
                .put("input_tokens", inputTokens)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", 1);
        return body;
    }

    private String stop(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say(String text) -> Pieces.atMost(text, maxTokens).equals(text) ? "end_turn" : "max_tokens";
            case Reaction.Use use -> "tool_use";
            case Reaction.Refuse refuse -> "refusal";
            case Reaction.Blocked blocked -> "refusal";
            case Reaction.Nothing nothing -> "end_turn";
        };
    }

    private Map<String, String> headers() {
        return Map.of(
                "request-id", requestId(),
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "49");
    }
}
