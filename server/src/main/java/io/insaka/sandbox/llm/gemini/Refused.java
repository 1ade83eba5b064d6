package io.insaka.sandbox.llm.gemini;

/** A request Google would refuse; carries the error through the rules to the one place that answers. */
final class Refused extends RuntimeException {
    private final transient GeminiError error;

    Refused(GeminiError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    static Refused field(String path, String what) {
        return new Refused(GeminiError.field(path, what));
    }

    static Refused invalid(String message) {
        return new Refused(GeminiError.invalid(message));
    }

    GeminiError error() {
        return error;
    }
}
