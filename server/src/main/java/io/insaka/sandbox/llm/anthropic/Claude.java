package io.insaka.sandbox.llm.anthropic;

import java.util.List;
import java.util.Optional;

/**
 * A model of Anthropic's.
 *
 * @param mostOutput the largest {@code max_tokens}
 * @param structures whether it keeps to a JSON schema
 * @param samples whether it takes a temperature
 */
record Claude(String name, int context, int mostOutput, boolean structures, boolean samples) {
    static final List<Claude> ALL = List.of(
            new Claude("claude-opus-4-7", 200_000, 128_000, true, false),
            new Claude("claude-opus-4-5", 200_000, 64_000, true, true),
            new Claude("claude-sonnet-4-6", 200_000, 64_000, true, true),
            new Claude("claude-sonnet-4-5", 200_000, 64_000, true, true),
            new Claude("claude-haiku-4-5", 200_000, 64_000, true, true),
            new Claude("claude-3-5-haiku", 200_000, 8_192, false, true));

    /** A dated name of a model is that model. */
    static Optional<Claude> find(String name) {
        String undated = name.replaceFirst("-(\\d{8}|latest)$", "");
        return ALL.stream().filter(model -> model.name().equals(undated)).findFirst();
    }
}
