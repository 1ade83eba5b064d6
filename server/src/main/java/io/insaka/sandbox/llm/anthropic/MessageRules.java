package io.insaka.sandbox.llm.anthropic;

import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import io.insaka.sandbox.llm.play.Picture;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about {@code messages}, and what they say. */
final class MessageRules {
    private static final Set<String> MEDIA = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int LARGEST_PICTURE = 5 * 1024 * 1024;

    private final JsonNode messages;
    private final List<Line> lines = new ArrayList<>();
    /** What the message before called. */
    private Set<String> called = Set.of();

    MessageRules(JsonNode body) {
        this.messages = body.path("messages");
    }

    List<Line> read() {
        if (messages.isMissingNode()) {
            throw Refused.missing("messages");
        }
        if (!messages.isArray()) {
            throw Refused.invalid("messages: Input should be a valid list");
        }
        if (messages.isEmpty()) {
            throw Refused.invalid("messages: at least one message is required");
        }
        for (int at = 0; at < messages.size(); at++) {
            read(messages.path(at), at);
        }
        if (!called.isEmpty()) {
            throw unanswered(messages.size() - 1);
        }
        return lines;
    }

    private void read(JsonNode message, int at) {
        String path = "messages." + at + ".";
        Checks.onlyKnown(message, path, Set.of("role", "content"));
        String role = Checks.text(message, "role", path);
        if (!role.equals("user") && !role.equals("assistant")) {
            throw Refused.invalid(path + "role: Input should be 'user' or 'assistant'");
        }
        if (at == 0 && role.equals("assistant")) {
            throw Refused.invalid("messages: first message must use the \"user\" role");
        }
        JsonNode content = message.path("content");
        boolean last = at == messages.size() - 1;
        if (content.isMissingNode()) {
            throw Refused.missing(path + "content");
        }
        if (content.isString()) {
            text(content.asString(), role, last);
            if (!called.isEmpty()) {
                throw unanswered(at - 1);
            }
            return;
        }
        if (!content.isArray()) {
            throw Refused.invalid(path + "content: Input should be a valid list");
        }
        if (content.isEmpty() && !(last && role.equals("assistant"))) {
            throw Refused.invalid("messages." + at
                    + ": all messages must have non-empty content except for the optional final assistant message");
        }
        blocks(content, at, role, last);
    }

    private void text(String text, String role, boolean last) {
        if (text.isEmpty()) {
            throw Refused.invalid("messages: text content blocks must be non-empty");
        }
        if (role.equals("assistant") && last && !text.stripTrailing().equals(text)) {
            throw Refused.invalid("messages: final assistant content cannot end with trailing whitespace");
        }
        lines.add(Line.of(role.equals("user") ? Speaker.USER : Speaker.MODEL, text));
    }

    private void blocks(JsonNode content, int at, String role, boolean last) {
        var said = new StringBuilder();
        List<Picture> pictures = new ArrayList<>();
        List<String> results = new ArrayList<>();
        Set<String> answered = new LinkedHashSet<>();
        Set<String> calls = new LinkedHashSet<>();
        for (int block = 0; block < content.size(); block++) {
            JsonNode one = content.path(block);
            String path = "messages." + at + ".content." + block + ".";
            String type = Checks.text(one, "type", path);
            switch (type) {
                case "text" -> {
                    String text = Checks.text(one, "text", path + "text.");
                    if (text.isBlank()) {
                        throw Refused.invalid("messages: text content blocks must contain non-whitespace text");
                    }
                    said.append(text).append('\n');
                }
                case "image" -> pictures.add(picture(one.path("source"), path + "image.source.", role));
                case "tool_use" -> {
                    calls.add(Checks.text(one, "id", path + "tool_use."));
                    Checks.text(one, "name", path + "tool_use.");
                    Checks.object(one, "input", path + "tool_use.");
                }
                case "tool_result" -> {
                    String id = Checks.text(one, "tool_use_id", path + "tool_result.");
                    if (!called.contains(id)) {
                        throw Refused.invalid("messages." + at + ".content." + block
                                + ": unexpected `tool_use_id` found in `tool_result` blocks: " + id
                                + ". Each `tool_result` block must have a corresponding `tool_use` block in the previous"
                                + " message.");
                    }
                    answered.add(id);
                    results.add(result(one.path("content")));
                }
                case "document", "thinking", "redacted_thinking" -> {}
                default ->
                    throw Refused.invalid(path.substring(0, path.length() - 1) + ": Input tag '" + type
                            + "' found using 'type' does not match any of the expected tags: 'document', 'image',"
                            + " 'redacted_thinking', 'text', 'thinking', 'tool_result', 'tool_use'");
            }
        }
        if (!answered.containsAll(called)) {
            throw unanswered(at - 1);
        }
        called = calls;
        results.forEach(result -> lines.add(Line.of(Speaker.TOOL, result)));
        if (!said.isEmpty() || !pictures.isEmpty()) {
            lines.add(new Line(
                    role.equals("user") ? Speaker.USER : Speaker.MODEL,
                    said.toString().strip(),
                    pictures,
                    List.of()));
        }
        if (role.equals("assistant") && last && said.toString().endsWith(" \n")) {
            throw Refused.invalid("messages: final assistant content cannot end with trailing whitespace");
        }
    }

    private Refused unanswered(int at) {
        return Refused.invalid("messages." + at + ": `tool_use` ids were found without `tool_result` blocks immediately"
                + " after: " + String.join(", ", called)
                + ". Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
    }

    private static String result(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        var text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asString("")));
        return text.toString();
    }

    private static Picture picture(JsonNode source, String path, String role) {
        if (role.equals("assistant")) {
            throw Refused.invalid("messages: image blocks are only permitted in user messages");
        }
        String type = Checks.text(source, "type", path);
        if (type.equals("url")) {
            Checks.text(source, "url", path + "url.");
            return new Picture("image/jpeg", 0, "");
        }
        if (!type.equals("base64")) {
            throw Refused.invalid(path + "type: Input should be 'base64', 'url' or 'file'");
        }
        String media = Checks.text(source, "media_type", path + "base64.");
        if (!MEDIA.contains(media)) {
            throw Refused.invalid(
                    path + "base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'");
        }
        Optional<Picture> picture = Picture.decode(Checks.text(source, "data", path + "base64."));
        if (picture.isEmpty()) {
            throw Refused.invalid(path + "base64: invalid base64 data");
        }
        if (picture.get().bytes() > LARGEST_PICTURE) {
            throw Refused.invalid(path + "base64: image exceeds 5 MB maximum: "
                    + picture.get().bytes() + " bytes > " + LARGEST_PICTURE + " bytes");
        }
        String real = picture.get().contentType();
        if (real.isEmpty()) {
            throw Refused.invalid("Could not process image");
        }
        if (!real.equals(media)) {
            throw Refused.invalid(path + "base64.data: The image was specified using the " + media
                    + " media type, but the image appears to be a " + real + " image");
        }
        return picture.get();
    }
}
