package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.llm.play.Ask.Line;
import io.insaka.sandbox.llm.play.Ask.Speaker;
import io.insaka.sandbox.llm.play.Picture;
import io.insaka.sandbox.llm.play.Sounds;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Rules about {@code contents}, and what they say. */
final class ContentRules {
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/webp", "image/heic", "image/heif");
    private static final Set<String> SOUNDS = Set.of(
            "audio/wav",
            "audio/mp3",
            "audio/mpeg",
            "audio/aiff",
            "audio/aac",
            "audio/ogg",
            "audio/flac",
            "audio/mp4",
            "audio/webm");

    private final List<Line> lines = new ArrayList<>();
    /** Calls of the last turn that wait for their responses. */
    private int open;

    private boolean mayCall;

    List<Line> read(JsonNode contents) {
        if (!contents.isArray() || contents.isEmpty()) {
            throw Refused.field("GenerateContentRequest.contents", "contents is not specified");
        }
        for (int at = 0; at < contents.size(); at++) {
            turn(contents.path(at), at);
        }
        allAnswered();
        return lines;
    }

    private void turn(JsonNode content, int at) {
        String role = content.path("role").asString("user");
        if (!Set.of("user", "model", "function").contains(role)) {
            throw Refused.invalid("Please use a valid role: user, model.");
        }
        JsonNode parts = content.path("parts");
        if (parts.isEmpty()) {
            throw Refused.field(
                    "GenerateContentRequest.contents[" + at + "].parts", "contents.parts must not be empty.");
        }
        var said = new StringBuilder();
        List<Picture> pictures = new ArrayList<>();
        List<String> sounds = new ArrayList<>();
        int calls = 0;
        int responses = 0;
        for (int part = 0; part < parts.size(); part++) {
            JsonNode one = parts.path(part);
            String path = "contents[" + at + "].parts[" + part + "]";
            if (one.has("functionCall")) {
                calls++;
                named(one.path("functionCall"), "GenerateContentRequest." + path + ".function_call");
            } else if (one.has("functionResponse")) {
                responses++;
                JsonNode response = one.path("functionResponse");
                named(response, "GenerateContentRequest." + path + ".function_response");
                lines.add(Line.of(Speaker.TOOL, response(response.path("response"))));
            } else if (one.has("inlineData")) {
                data(one.path("inlineData"), path, pictures, sounds);
            } else if (one.path("text").isString()) {
                said.append(one.path("text").asString()).append('\n');
            } else if (!one.has("fileData")) {
                throw Refused.field(
                        "GenerateContentRequest." + path + ".data",
                        "required oneof field 'data' must have one initialized field");
            }
        }
        order(role, calls, responses);
        if (!said.isEmpty() || !pictures.isEmpty() || !sounds.isEmpty()) {
            Speaker speaker = role.equals("model") ? Speaker.MODEL : Speaker.USER;
            lines.add(new Line(speaker, said.toString().strip(), pictures, sounds));
        }
    }

    private static String response(JsonNode response) {
        return response.size() == 1 && response.path("response").isString()
                ? response.path("response").asString()
                : response.toString();
    }

    private void order(String role, int calls, int responses) {
        if (responses > 0) {
            if (open == 0) {
                throw Refused.invalid(
                        "Please ensure that function response turn comes immediately after a function call turn.");
            }
            if (responses > open) {
                throw wrongNumber();
            }
            open -= responses;
            mayCall = true;
            return;
        }
        allAnswered();
        if (calls > 0 && !mayCall) {
            throw Refused.invalid("Please ensure that function call turn comes immediately after a user turn or after a"
                    + " function response turn.");
        }
        open = calls;
        mayCall = !role.equals("model");
    }

    private void allAnswered() {
        if (open > 0) {
            throw wrongNumber();
        }
    }

    private static Refused wrongNumber() {
        return Refused.invalid("Please ensure that the number of function response parts is equal to the number of"
                + " function call parts of the function call turn.");
    }

    private static void named(JsonNode function, String path) {
        if (function.path("name").asString("").isEmpty()) {
            throw Refused.field(path + ".name", "Name cannot be empty.");
        }
    }

    private static void data(JsonNode blob, String path, List<Picture> pictures, List<String> sounds) {
        String type = blob.path("mimeType").asString("");
        String data = blob.path("data").asString("");
        if (type.isEmpty()) {
            throw Refused.field("GenerateContentRequest." + path + ".inline_data.mime_type", "must be set");
        }
        if (SOUNDS.contains(type)) {
            sounds.add(Sounds.words(decode(data, path), type));
        } else if (PICTURES.contains(type)) {
            decode(data, path);
            pictures.add(Picture.decode(data)
                    .filter(picture -> !picture.contentType().isEmpty())
                    .orElseThrow(() -> Refused.invalid("Unable to process input image. Please retry or report in"
                            + " https://developers.generativeai.google/guide/troubleshooting")));
        } else if (!type.equals("application/pdf") && !type.startsWith("text/") && !type.startsWith("video/")) {
            throw Refused.invalid("Unsupported MIME type: " + type);
        }
    }

    private static byte[] decode(String data, String path) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException broken) {
            throw Refused.invalid(
                    "Invalid value at '" + path + ".inline_data.data' (TYPE_BYTES), Base64 decoding failed" + " for \""
                            + data.substring(0, Math.min(40, data.length())) + "\"");
        }
    }
}
