package io.insaka.llm.providers;

import io.insaka.llm.Kind;

class CompatibleModelsTest extends ModelsContract {
    @Override
    Kind kind() {
        return Kind.COMPATIBLE;
    }

    @Override
    String path() {
        return "compatible/v1";
    }

    @Override
    String model() {
        return "llama3.2";
    }

    @Override
    boolean asksForAKey() {
        return false;
    }

    @Override
    String embeddingModel() {
        return "nomic-embed-text";
    }

    @Override
    String transcriptionModel() {
        return "whisper-local";
    }
}
