package io.insaka.llm.providers;

import io.insaka.llm.Kind;

class AnthropicModelsTest extends ModelsContract {
    @Override
    Kind kind() {
        return Kind.ANTHROPIC;
    }

    @Override
    String path() {
        return "anthropic/v1";
    }

    @Override
    String model() {
        return "claude-haiku-4-5";
    }
}
