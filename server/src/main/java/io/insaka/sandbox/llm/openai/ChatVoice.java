package io.insaka.sandbox.llm.openai;

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
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat completion, whole or as a stream. */
final class ChatVoice implements Voice {
    /**
     * What the answer repeats of the request.
     *
     * @param number makes ids
     * @param maxTokens the longest answer
     */
    record Frame(String model, long created, long number, boolean stream, boolean streamUsage, int maxTokens) {}

    private final Flavour flavour;
    private final Frame frame;

    ChatVoice(Flavour flavour, Frame frame) {
        this.flavour = flavour;
        this.frame = frame;
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        return frame.stream() ? stream(reaction, usage) : whole(reaction, usage);
    }

    @Override
    public Answer fails(Fault fault) {
        return flavour.answer(Failures.of(flavour, fault, frame.model()), requestId());
    }

    private String requestId() {
        return "req_" + frame.number();
    }

    private Answer whole(Reaction reaction, Usage usage) {
        ObjectNode body = head("chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        switch (reaction) {
            case Reaction.Say(String text) -> message.put("content", Pieces.atMost(text, frame.maxTokens()));
            case Reaction.Use(var uses) -> {
                message.putNull("content");
                calls(message.putArray("tool_calls"), uses);
            }
            case Reaction.Refuse(String reason) -> message.putNull("content").put("refusal", reason);
            case Reaction.Blocked() -> message.putNull("content");
            case Reaction.Nothing() -> message.put("content", "");
        }
        if (!message.has("refusal")) {
            message.putNull("refusal");
        }
        choice.putNull("logprobs").put("finish_reason", finish(reaction));
        body.set("usage", usage(usage));
        return new Answer.Reply(
                200, "application/json", headers(), Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private Answer stream(Reaction reaction, Usage usage) {
        List<byte[]> events = new ArrayList<>();
        ObjectNode first = Json.object().put("role", "assistant");
        if (!(reaction instanceof Reaction.Use)) {
            first.put("content", "");
        }
        events.add(delta(first, NullNode.instance));
        switch (reaction) {
            case Reaction.Say(String text) ->
                Pieces.of(Pieces.atMost(text, frame.maxTokens()))
                        .forEach(piece -> events.add(delta(Json.object().put("content", piece), NullNode.instance)));
            case Reaction.Use(var uses) -> calls(events, uses);
            case Reaction.Refuse(String reason) ->
                Pieces.of(reason)
                        .forEach(piece -> events.add(delta(Json.object().put("refusal", piece), NullNode.instance)));
            case Reaction.Blocked() -> {}
            case Reaction.Nothing() -> {}
        }
        events.add(delta(
                Json.object(), Json.object().put("reason", finish(reaction)).path("reason")));
        if (frame.streamUsage()) {
            ObjectNode last = head("chat.completion.chunk");
            last.putArray("choices");
            last.set("usage", usage(usage));
            events.add(event(last));
        }
        events.add("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        return new Answer.Stream(
                200, "text/event-stream; charset=utf-8", headers(), events, events.size(), Duration.ZERO);
    }

    private void calls(ArrayNode into, List<Reaction.ToolUse> uses) {
        for (int at = 0; at < uses.size(); at++) {
            into.addObject()
                    .put("id", callId(at))
                    .put("type", "function")
                    .putObject("function")
                    .put("name", uses.get(at).tool())
                    .put("arguments", uses.get(at).arguments());
        }
    }

    private void calls(List<byte[]> events, List<Reaction.ToolUse> uses) {
        for (int at = 0; at < uses.size(); at++) {
            ObjectNode opening = Json.object();
            opening.putArray("tool_calls")
                    .addObject()
                    .put("index", at)
                    .put("id", callId(at))
                    .put("type", "function")
                    .putObject("function")
                    .put("name", uses.get(at).tool())
                    .put("arguments", "");
            events.add(delta(opening, NullNode.instance));
            for (String piece : Pieces.of(uses.get(at).arguments())) {
                ObjectNode more = Json.object();
                more.putArray("tool_calls")
                        .addObject()
                        .put("index", at)
                        .putObject("function")
                        .put("arguments", piece);
                events.add(delta(more, NullNode.instance));
            }
        }
    }

    private String callId(int at) {
        return "call_" + frame.number() + "_" + at;
    }

    private byte[] delta(ObjectNode delta, JsonNode finish) {
        ObjectNode chunk = head("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").set("finish_reason", finish);
        if (frame.streamUsage()) {
            chunk.putNull("usage");
        }
        return event(chunk);
    }

    private static byte[] event(ObjectNode chunk) {
        return ("data: " + Json.text(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode head(String object) {
        return Json.object()
                .put("id", "chatcmpl-" + frame.number())
                .put("object", object)
                .put("created", frame.created())
                .put("model", frame.model())
                .put("system_fingerprint", "fp_sandbox");
    }

    private String finish(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say(String text) ->
                Pieces.atMost(text, frame.maxTokens()).equals(text) ? "stop" : "length";
            case Reaction.Use use -> "tool_calls";
            case Reaction.Refuse refuse -> "stop";
            case Reaction.Blocked blocked -> "content_filter";
            case Reaction.Nothing nothing -> "stop";
        };
    }

    private static ObjectNode usage(Usage usage) {
        ObjectNode node = Json.object()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.total());
        node.putObject("prompt_tokens_details").put("cached_tokens", 0);
        node.putObject("completion_tokens_details").put("reasoning_tokens", 0);
        return node;
    }

    private Map<String, String> headers() {
        return flavour == Flavour.COMPATIBLE
                ? Map.of()
                : Map.of(
                        "x-request-id", requestId(),
                        "x-ratelimit-limit-requests", "500",
                        "x-ratelimit-remaining-requests", "499",
                        "x-ratelimit-reset-requests", "120ms");
    }
}
