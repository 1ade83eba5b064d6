package io.insaka.sandbox.llm.openai;

/** A request the provider would refuse; carries the error through the rules to the one place that answers. */
final class Refused extends RuntimeException {
    private final transient OpenAiError error;

    Refused(OpenAiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    OpenAiError error() {
        return error;
    }
}
