package io.insaka.knowledge.search;

/** What an embedding model made of a text. Vectors of two models, or of two lengths, are never compared. */
public record PassageVector(String model, float[] values) {
    /** One field for each model, so that a change of model mixes nothing up. */
    String field() {
        return "vector-" + values.length + "-" + model;
    }
}
