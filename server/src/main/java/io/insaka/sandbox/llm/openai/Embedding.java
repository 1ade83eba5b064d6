package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Tokens;
import io.insaka.sandbox.llm.play.Vectors;
import io.insaka.sandbox.llm.play.Voice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts as vectors. */
final class Embedding implements Voice {
    private static final Set<String> KNOWN = Set.of("model", "input", "dimensions", "encoding_format", "user");
    private static final int MOST_INPUTS = 2_048;

    private final Flavour flavour;
    private final KnownModel model;
    private final List<String> inputs = new ArrayList<>();
    private final int dimensions;
    private final boolean base64;

    Embedding(Flavour flavour, KnownModel model, JsonNode body) {
        this.flavour = flavour;
        this.model = model;
        if (flavour.strict()) {
            for (String name : body.propertyNames()) {
                if (!KNOWN.contains(name)) {
                    throw new Refused(OpenAiError.invalid("Unrecognized request argument supplied: " + name, "", ""));
                }
            }
        }
        readInputs(body.path("input"));
        this.dimensions = dimensions(body);
        String format = body.path("encoding_format").asString("float");
        if (!format.equals("float") && !format.equals("base64")) {
            throw new Refused(OpenAiError.value("encoding_format", format, "'float' and 'base64'"));
        }
        this.base64 = format.equals("base64");
    }

    Ask ask() {
        return Ask.plain(Purpose.EMBEDDING, flavour.provider(), model.name(), inputs);
    }

    private void readInputs(JsonNode input) {
        if (input.isMissingNode() || input.isNull()) {
            throw new Refused(OpenAiError.missing("input"));
        }
        if (input.isString()) {
            inputs.add(input.asString());
        } else if (input.isArray()) {
            input.forEach(one -> inputs.add(one.isString() ? one.asString() : ""));
        } else {
            throw new Refused(OpenAiError.type("input", "one of a string or array of strings", Checks.kind(input)));
        }
        if (inputs.isEmpty() || inputs.stream().anyMatch(String::isEmpty)) {
            throw new Refused(OpenAiError.invalid(
                    "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.",
                    "",
                    ""));
        }
        if (inputs.size() > MOST_INPUTS) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid 'input': array too long. Expected an array with maximum length 2048, but got an array with"
                            + " length " + inputs.size() + " instead.",
                    "input",
                    "array_above_max_length"));
        }
        int longest = inputs.stream().mapToInt(Tokens::of).max().orElse(0);
        if (longest > model.context()) {
            throw new Refused(OpenAiError.invalid(
                    "This model's maximum context length is " + model.context() + " tokens, however you requested "
                            + longest
                            + " tokens (" + longest
                            + " in your prompt; 0 for the completion). Please reduce your prompt; or"
                            + " completion length.",
                    "",
                    ""));
        }
    }

    private int dimensions(JsonNode body) {
        if (!Checks.has(body, "dimensions") || flavour == Flavour.COMPATIBLE) {
            return model.dimensions();
        }
        Checks.positive(body, "dimensions");
        if (!model.shortens()) {
            throw new Refused(OpenAiError.invalid("This model does not support specifying dimensions.", "", ""));
        }
        int wanted = body.path("dimensions").asInt();
        if (wanted > model.dimensions()) {
            throw new Refused(OpenAiError.invalid(
                    "Invalid value for 'dimensions' = " + wanted + ". Must be less than or equal to "
                            + model.dimensions() + ".",
                    "",
                    ""));
        }
        return wanted;
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode items = body.putArray("data");
        if (!(reaction instanceof Reaction.Nothing)) {
            inputs.forEach(input -> {
                ObjectNode item = items.addObject().put("object", "embedding").put("index", items.size() - 1);
                vector(item, Vectors.of(input, dimensions));
            });
        }
        body.put("model", model.name());
        int read = inputs.stream().mapToInt(Tokens::of).sum();
        body.putObject("usage").put("prompt_tokens", read).put("total_tokens", read);
        return Answer.json(200, Json.text(body));
    }

    private void vector(ObjectNode item, float[] vector) {
        if (base64) {
            ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : vector) {
                bytes.putFloat(value);
            }
            item.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
            return;
        }
        ArrayNode values = item.putArray("embedding");
        for (float value : vector) {
            values.add(value);
        }
    }

    @Override
    public Answer fails(Fault fault) {
        return flavour.answer(Failures.of(flavour, fault, model.name()), "req_embedding");
    }
}
