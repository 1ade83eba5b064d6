package io.insaka.llm;

import java.util.List;

/**
 * @param model which model's space the vectors are in: vectors of two models cannot be compared
 * @param vectors one per text, of length 1; empty when nobody answered
 */
public record Embedded(String model, List<float[]> vectors) {
    public static final Embedded NONE = new Embedded("", List.of());

    public Embedded {
        vectors = List.copyOf(vectors);
    }
}
