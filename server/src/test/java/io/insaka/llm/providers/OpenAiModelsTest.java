package io.insaka.llm.providers;

import io.insaka.llm.Kind;

class OpenAiModelsTest extends ModelsContract {
    @Override
    Kind kind() {
        return Kind.OPENAI;
    }

    @Override
    String path() {
        return "openai/v1";
    }

    @Override
    String model() {
        return "gpt-4o-mini";
    }

    @Override
    String embeddingModel() {
        return "text-embedding-3-small";
    }

    @Override
    String transcriptionModel() {
        return "whisper-1";
    }
}
