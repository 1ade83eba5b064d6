package io.insaka.llm.providers;

import io.insaka.llm.Kind;

class GeminiModelsTest extends ModelsContract {
    @Override
    Kind kind() {
        return Kind.GEMINI;
    }

    @Override
    String path() {
        return "gemini/v1beta";
    }

    @Override
    String model() {
        return "gemini-2.5-flash";
    }

    @Override
    String embeddingModel() {
        return "gemini-embedding-001";
    }
}
