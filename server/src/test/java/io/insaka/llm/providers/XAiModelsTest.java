package io.insaka.llm.providers;

import io.insaka.llm.Kind;

class XAiModelsTest extends ModelsContract {
    @Override
    Kind kind() {
        return Kind.XAI;
    }

    @Override
    String path() {
        return "xai/v1";
    }

    @Override
    String model() {
        return "grok-4";
    }
}
