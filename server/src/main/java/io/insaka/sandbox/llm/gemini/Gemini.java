package io.insaka.sandbox.llm.gemini;

import io.insaka.sandbox.llm.play.Ask.Purpose;
import java.util.List;
import java.util.Optional;

/**
 * A model of Google's.
 *
 * @param dimensions of an embedding, the most there can be
 * @param both whether it takes functions and a JSON answer in one request
 */
record Gemini(String name, Purpose purpose, int context, int dimensions, boolean both) {
    static final List<Gemini> ALL = List.of(
            chat("gemini-2.0-flash", false),
            chat("gemini-2.5-flash", false),
            chat("gemini-2.5-flash-lite", false),
            chat("gemini-2.5-pro", false),
            chat("gemini-3-flash-preview", true),
            chat("gemini-3-pro-preview", true),
            new Gemini("gemini-embedding-001", Purpose.EMBEDDING, 2_048, 3_072, false),
            new Gemini("text-embedding-004", Purpose.EMBEDDING, 2_048, 768, false));

    private static Gemini chat(String name, boolean both) {
        return new Gemini(name, Purpose.CHAT, 1_048_576, 0, both);
    }

    static Optional<Gemini> find(String name) {
        String plain = name.replaceFirst("-(latest|\\d{3})$", "");
        return ALL.stream()
                .filter(model -> model.name().equals(name) || model.name().equals(plain))
                .findFirst();
    }
}
