package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import io.insaka.sandbox.llm.play.Picture;
import io.insaka.sandbox.llm.play.Sounds;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Rules about {@code messages}, and what they say. */
final class MessageRules {
    private static final Set<String> ROLES = Set.of("system", "assistant", "user", "function", "tool", "developer");
    private static final String SUPPORTED = "'system', 'assistant', 'user', 'function', 'tool', and 'developer'";
    private static final Set<String> FIELDS =
            Set.of("role", "content", "name", "tool_calls", "tool_call_id", "refusal", "audio", "function_call");
    private static final Pattern IMAGE = Pattern.compile("data:([\\w/+.-]+);base64,(.*)", Pattern.DOTALL);
    private static final int LARGEST_PICTURE = 20 * 1024 * 1024;

    private final Flavour flavour;
    private final KnownModel model;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> openCalls = new LinkedHashSet<>();
    private int callsAt;

    MessageRules(Flavour flavour, KnownModel model) {
        this.flavour = flavour;
        this.model = model;
    }

    List<Line> read(JsonNode body) {
        JsonNode messages = body.path("messages");
        if (messages.isMissingNode() || messages.isNull()) {
            throw new Refused(OpenAiError.missing("messages"));
        }
        if (!messages.isArray()) {
            throw new Refused(OpenAiError.type("messages", "an array of objects", Checks.kind(messages)));
        }
        if (messages.isEmpty()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array"
                            + " instead.",
                    "messages",
                    "empty_array"));
        }
        for (int at = 0; at < messages.size(); at++) {
            read(messages.path(at), at);
        }
        allAnswered();
        if (model.abilities().takesTurns()) {
            turns();
        }
        return lines;
    }

    /** Templates of some local models know only two people who take turns. */
    private void turns() {
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).speaker() != (at % 2 == 0 ? Speaker.USER : Speaker.MODEL)) {
                throw new Refused(OpenAiError.invalid(
                        "Error rendering prompt with jinja template: \"Conversation roles must alternate"
                                + " user/assistant/user/assistant/...\".",
                        "",
                        ""));
            }
        }
    }

    private void read(JsonNode message, int at) {
        String path = "messages[" + at + "]";
        Checks.object(message, path);
        if (flavour.strict()) {
            Checks.onlyKnown(message, path, FIELDS);
        }
        String role = Checks.text(message, "role", path + ".role");
        if (flavour != Flavour.COMPATIBLE && !ROLES.contains(role)) {
            throw new Refused(OpenAiError.value(path + ".role", role, SUPPORTED));
        }
        switch (role) {
            case "tool" -> tool(message, at);
            case "assistant" -> assistant(message, at);
            default -> {
                allAnswered();
                Speaker speaker = role.equals("system") || role.equals("developer") ? Speaker.SYSTEM : Speaker.USER;
                lines.add(content(speaker, message.path("content"), path));
            }
        }
    }

    private void tool(JsonNode message, int at) {
        String id = Checks.text(message, "tool_call_id", "messages[" + at + "].tool_call_id");
        if (flavour.strict() && !openCalls.remove(id)) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with"
                            + " 'tool_calls'.",
                    "messages.[" + at + "].role",
                    ""));
        }
        lines.add(content(Speaker.TOOL, message.path("content"), "messages[" + at + "]"));
    }

    private void assistant(JsonNode message, int at) {
        allAnswered();
        String path = "messages[" + at + "]";
        JsonNode calls = message.path("tool_calls");
        boolean hasCalls = calls.isArray() && !calls.isEmpty();
        if (calls.isArray() && calls.isEmpty() && flavour.strict()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + path
                            + ".tool_calls': empty array. Expected an array with minimum length 1, but got an"
                            + " empty array instead.",
                    path + ".tool_calls",
                    "empty_array"));
        }
        for (int call = 0; call < calls.size(); call++) {
            JsonNode one = calls.path(call);
            String where = path + ".tool_calls[" + call + "]";
            openCalls.add(Checks.text(one, "id", where + ".id"));
            Checks.text(one, "type", where + ".type");
            Checks.object(one.path("function"), where + ".function");
            Checks.text(one.path("function"), "name", where + ".function.name");
            Checks.text(one.path("function"), "arguments", where + ".function.arguments");
        }
        callsAt = at;
        if (!hasCalls || Checks.has(message, "content")) {
            lines.add(content(Speaker.MODEL, message.path("content"), path));
        }
    }

    private void allAnswered() {
        if (flavour.strict() && !openCalls.isEmpty()) {
            throw new Refused(OpenAiError.invalid(
                    "An assistant message with 'tool_calls' must be followed by tool messages responding to each"
                            + " 'tool_call_id'. The following tool_call_ids did not have response messages: "
                            + String.join(", ", openCalls),
                    "messages.[" + (callsAt + 1) + "].role",
                    ""));
        }
    }

    private Line content(Speaker speaker, JsonNode content, String path) {
        if (content.isString()) {
            return Line.of(speaker, content.asString());
        }
        if (content.isNull() || content.isMissingNode()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid value for 'content': expected a string, got null.", path + ".content", ""));
        }
        if (!content.isArray()) {
            throw new Refused(
                    OpenAiError.type(path + ".content", "one of a string or array of objects", Checks.kind(content)));
        }
        var text = new StringBuilder();
        List<Picture> pictures = new ArrayList<>();
        List<String> sounds = new ArrayList<>();
        for (int at = 0; at < content.size(); at++) {
            JsonNode part = content.path(at);
            String where = path + ".content[" + at + "]";
            String type = Checks.text(part, "type", where + ".type");
            switch (type) {
                case "text" ->
                    text.append(Checks.text(part, "text", where + ".text")).append('\n');
                case "image_url" -> pictures.add(picture(speaker, part.path("image_url"), where));
                case "input_audio" -> sounds.add(sound(part.path("input_audio"), where + ".input_audio"));
                case "file" -> {}
                default ->
                    throw new Refused(OpenAiError.value(
                            where + ".type",
                            type,
                            "'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'"));
            }
        }
        return new Line(speaker, text.toString().strip(), pictures, sounds);
    }

    private static String sound(JsonNode audio, String where) {
        Checks.object(audio, where);
        String format = Checks.text(audio, "format", where + ".format");
        if (!format.equals("wav") && !format.equals("mp3")) {
            throw new Refused(OpenAiError.value(where + ".format", format, "'wav' and 'mp3'"));
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(Checks.text(audio, "data", where + ".data"));
            return Sounds.words(bytes, format);
        } catch (IllegalArgumentException broken) {
            throw new Refused(OpenAiError.invalid("Invalid base64 data.", where + ".data", "invalid_base64"));
        }
    }

    private Picture picture(Speaker speaker, JsonNode image, String where) {
        Checks.object(image, where + ".image_url");
        String url = Checks.text(image, "url", where + ".image_url.url");
        if (speaker != Speaker.USER) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid '" + where + "': image_url is only allowed in messages with role 'user'.", where, ""));
        }
        if (!model.abilities().sees()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid content type. image_url is only supported by certain models.", where + ".type", ""));
        }
        Matcher data = IMAGE.matcher(url);
        if (!data.matches()) {
            if (url.startsWith("https://") || url.startsWith("http://")) {
                return new Picture("image/jpeg", 0, "");
            }
            throw new Refused(OpenAiError.invalid(
                    "Invalid image_url: expected a valid URL or a base64 data URL.", where, "invalid_image_url"));
        }
        Picture picture = Picture.decode(data.group(2))
                .orElseThrow(() -> new Refused(
                        OpenAiError.invalid("Invalid base64 image_url.", where + ".image_url", "invalid_base64")));
        if (picture.contentType().isEmpty() || !data.group(1).startsWith("image/")) {
            throw new Refused(OpenAiError.invalid(
                    "You uploaded an unsupported image. Please make sure your image has of one the following formats:"
                            + " ['png', 'jpeg', 'gif', 'webp'].",
                    "",
                    "invalid_image_format"));
        }
        if (picture.bytes() > LARGEST_PICTURE) {
            throw new Refused(OpenAiError.invalid(
                    "Image size exceeds the maximum of 20 MB.", where + ".image_url", "image_too_large"));
        }
        return picture;
    }
}
