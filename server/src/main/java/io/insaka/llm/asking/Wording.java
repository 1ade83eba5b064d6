package io.insaka.llm.asking;

import io.insaka.llm.Ask;

/** What a model is told where it has no ear for a schema. */
final class Wording {
    private Wording() {}

    static String shape(Ask.Shape shape) {
        return "Answer with one JSON object and nothing else: no explanation, no Markdown. It must fit this JSON schema:\n"
                + shape.schema();
    }

    static String repair(String wrong) {
        return "Your last answer cannot be used: " + wrong + ". Answer again, and keep to what was asked for.";
    }
}
