package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Vectors;
import io.insaka.sandbox.llm.play.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts as vectors, one or many at once. */
final class Embedding implements Voice {
    private static final Set<String> TASKS = Set.of(
            "TASK_TYPE_UNSPECIFIED",
            "RETRIEVAL_QUERY",
            "RETRIEVAL_DOCUMENT",
            "SEMANTIC_SIMILARITY",
            "CLASSIFICATION",
            "CLUSTERING",
            "QUESTION_ANSWERING",
            "FACT_VERIFICATION",
            "CODE_RETRIEVAL_QUERY");
    private static final int MOST = 100;
    /** With fewer dimensions than all, vectors are cut off and no longer of length 1. */
    private static final float SHORTENED = 0.7f;

    private record Wanted(String text, int dimensions) {}

    private final Gemini model;
    private final boolean many;
    private final List<Wanted> wanted = new ArrayList<>();

    Embedding(Gemini model, JsonNode body, boolean many) {
        this.model = model;
        this.many = many;
        if (!many) {
            wanted.add(read(body, "EmbedContentRequest"));
            return;
        }
        JsonNode requests = body.path("requests");
        if (requests.isEmpty()) {
            throw Refused.field("BatchEmbedContentsRequest.requests", "must not be empty");
        }
        if (requests.size() > MOST) {
            throw Refused.field("BatchEmbedContentsRequest.requests", "at most 100 requests can be in one batch");
        }
        for (int at = 0; at < requests.size(); at++) {
            String path = "BatchEmbedContentsRequest.requests[" + at + "]";
            if (!requests.path(at).path("model").asString("").startsWith("models/")) {
                throw Refused.field(path + ".model", "unexpected model name format");
            }
            wanted.add(read(requests.path(at), path));
        }
    }

    private Wanted read(JsonNode one, String path) {
        var text = new StringBuilder();
        one.path("content")
                .path("parts")
                .forEach(part -> text.append(part.path("text").asString("")));
        if (text.isEmpty()) {
            throw Refused.field(path + ".content", "content is empty");
        }
        String task = one.path("taskType").asString("TASK_TYPE_UNSPECIFIED");
        if (!TASKS.contains(task)) {
            throw Refused.invalid("Invalid value at 'task_type'"
                    + " (type.googleapis.com/google.ai.generativelanguage.v1beta.TaskType), \"" + task + "\"");
        }
        if (one.has("title") && !task.equals("RETRIEVAL_DOCUMENT")) {
            throw Refused.field(path + ".title", "title is only allowed with task type RETRIEVAL_DOCUMENT");
        }
        int dimensions = one.path("outputDimensionality").asInt(model.dimensions());
        if (dimensions < 1 || dimensions > model.dimensions()) {
            throw Refused.field(path + ".output_dimensionality", "must be between 1 and " + model.dimensions());
        }
        return new Wanted(text.toString(), dimensions);
    }

    Ask ask() {
        return Ask.plain(
                Purpose.EMBEDDING,
                BodyRules.PROVIDER,
                model.name(),
                wanted.stream().map(Wanted::text).toList());
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        ObjectNode body = Json.object();
        if (reaction instanceof Reaction.Nothing) {
            return Answer.json(200, Json.text(body));
        }
        if (many) {
            ArrayNode items = body.putArray("embeddings");
            wanted.forEach(one -> vector(items.addObject(), one));
        } else {
            vector(body.putObject("embedding"), wanted.getFirst());
        }
        return Answer.json(200, Json.text(body));
    }

    private void vector(ObjectNode item, Wanted one) {
        float scale = one.dimensions() < model.dimensions() ? SHORTENED : 1;
        ArrayNode values = item.putArray("values");
        for (float value : Vectors.of(one.text(), one.dimensions())) {
            values.add(value * scale);
        }
    }

    @Override
    public Answer fails(Fault fault) {
        return GeminiError.of(fault, model.name()).answer();
    }
}
