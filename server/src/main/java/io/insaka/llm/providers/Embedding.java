package io.insaka.llm.providers;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import java.util.List;

/** Vectors as the library gives them, made of length 1. */
final class Embedding {
    private Embedding() {}

    static Heard heard(EmbeddingModel model, List<String> texts) {
        var found = model.embedAll(texts.stream().map(TextSegment::from).toList());
        List<float[]> vectors = found.content().stream()
                .map(dev.langchain4j.data.embedding.Embedding::vector)
                .map(Embedding::ofLengthOne)
                .toList();
        return vectors.stream().allMatch(Embedding::usable)
                ? new Heard.Vectors(vectors, Tokens.NONE)
                : new Heard.Failed(Failure.MALFORMED, "");
    }

    /** A direction: neither odd numbers nor nothing at all. */
    private static boolean usable(float[] vector) {
        boolean points = false;
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                return false;
            }
            points |= value != 0;
        }
        return points;
    }

    private static float[] ofLengthOne(float[] vector) {
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        float length = (float) Math.sqrt(sum);
        float[] unit = new float[vector.length];
        for (int at = 0; at < vector.length; at++) {
            unit[at] = length == 0 ? 0 : vector[at] / length;
        }
        return unit;
    }
}
