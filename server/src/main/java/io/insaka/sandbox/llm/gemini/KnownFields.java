package io.insaka.sandbox.llm.gemini;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that messages of the API have. Field names may come in camel or snake case; the result has camel case, and
 * nulls are gone.
 */
final class KnownFields {
    /** By message: its fields; behind a colon the message that a field holds, or {@code *} for anything. */
    private static final Map<String, Map<String, String>> MESSAGES = Map.ofEntries(
            message(
                    "Generate",
                    "model contents:Content tools:Tool toolConfig:ToolConfig safetySettings:Safety"
                            + " systemInstruction:Content generationConfig:Config cachedContent"),
            message("Content", "role parts:Part"),
            message(
                    "Part",
                    "text inlineData:Blob functionCall:Call functionResponse:Response fileData:File executableCode:*"
                            + " codeExecutionResult:* thought thoughtSignature mediaResolution:* videoMetadata:*"),
            message("Blob", "mimeType data"),
            message("File", "mimeType fileUri"),
            message("Call", "id name args:*"),
            message("Response", "id name response:* willContinue scheduling parts:*"),
            message("Tool", "functionDeclarations:Function codeExecution:* googleSearch:* urlContext:* googleMaps:*"),
            message(
                    "Function",
                    "name description parameters:Schema parametersJsonSchema:* response:Schema responseJsonSchema:*"
                            + " behavior"),
            message("ToolConfig", "functionCallingConfig:Calling retrievalConfig:*"),
            message("Calling", "mode allowedFunctionNames"),
            message("Safety", "category threshold"),
            message(
                    "Config",
                    "stopSequences responseMimeType responseSchema:Schema responseJsonSchema:* candidateCount"
                            + " maxOutputTokens temperature topK topP seed presencePenalty frequencyPenalty"
                            + " responseLogprobs logprobs enableEnhancedCivicAnswers thinkingConfig:*"
                            + " responseModalities speechConfig:* imageConfig:* mediaResolution"),
            message(
                    "Schema",
                    "type format title description nullable enum maxItems minItems properties:{Schema required"
                            + " minProperties maxProperties minLength maxLength pattern example:* anyOf:Schema"
                            + " propertyOrdering default:* items:Schema minimum maximum additionalProperties:*"),
            message("Embed", "model content:Content taskType title outputDimensionality"),
            message("Batch", "requests:Embed"),
            message("Count", "contents:Content generateContentRequest:Generate"));

    private KnownFields() {}

    private static Map.Entry<String, Map<String, String>> message(String name, String fields) {
        Map<String, String> known = new HashMap<>();
        Arrays.stream(fields.split(" +")).forEach(field -> {
            String[] sides = field.split(":", 2);
            known.put(sides[0], sides.length == 2 ? sides[1] : "");
        });
        return Map.entry(name, known);
    }

    static ObjectNode read(ObjectNode body, String message) {
        return object(body, message, "");
    }

    private static ObjectNode object(ObjectNode node, String message, String path) {
        Map<String, String> known = MESSAGES.getOrDefault(message, Map.of());
        ObjectNode read = node.objectNode();
        node.properties().forEach(field -> {
            String name = camel(field.getKey());
            String holds = known.get(name);
            if (holds == null) {
                throw new Refused(GeminiError.unknownField(field.getKey(), path));
            }
            if (!field.getValue().isNull()) {
                read.set(name, value(field.getValue(), holds, path.isEmpty() ? snake(name) : path + "." + snake(name)));
            }
        });
        return read;
    }

    private static JsonNode value(JsonNode value, String holds, String path) {
        if (holds.equals("*")) {
            return value;
        }
        if (holds.isEmpty()) {
            if (value.isObject()) {
                throw Refused.invalid("Invalid value at '" + path + "': expected a scalar or a list.");
            }
            return value;
        }
        if (holds.startsWith("{")) {
            ObjectNode read = value.isObject() ? ((ObjectNode) value).objectNode() : null;
            if (read == null) {
                throw Refused.invalid("Invalid value at '" + path + "': expected a map.");
            }
            value.properties()
                    .forEach(entry ->
                            read.set(entry.getKey(), value(entry.getValue(), holds.substring(1), path + ".value")));
            return read;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode read = array.arrayNode();
            for (int at = 0; at < array.size(); at++) {
                read.add(value(array.get(at), holds, path + "[" + at + "]"));
            }
            return read;
        }
        if (value instanceof ObjectNode object) {
            return object(object, holds, path);
        }
        throw Refused.invalid("Invalid value at '" + path
                + "' (type.googleapis.com/google.ai.generativelanguage.v1beta." + holds + "), " + value);
    }

    private static String camel(String name) {
        var camel = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            boolean upper = at > 0 && name.charAt(at - 1) == '_';
            if (name.charAt(at) != '_') {
                camel.append(upper ? Character.toUpperCase(name.charAt(at)) : name.charAt(at));
            }
        }
        return camel.toString();
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
