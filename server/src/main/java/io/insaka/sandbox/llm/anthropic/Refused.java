package io.insaka.sandbox.llm.anthropic;

/** A request Anthropic would refuse; carries the error through the rules to the one place that answers. */
final class Refused extends RuntimeException {
    private final transient AnthropicError error;

    Refused(AnthropicError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    static Refused invalid(String message) {
        return new Refused(AnthropicError.invalid(message));
    }

    static Refused missing(String path) {
        return new Refused(AnthropicError.missing(path));
    }

    AnthropicError error() {
        return error;
    }
}
