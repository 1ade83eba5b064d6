package io.insaka.translation;

import io.insaka.platform.Problem;
import java.util.List;

/** Why something is not translated. */
final class TranslationProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private TranslationProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    private static TranslationProblem of(int status, String code, String detail) {
        return new TranslationProblem(status, code, detail, List.of());
    }

    static TranslationProblem unknownMessage() {
        return of(404, "translation/unknown-message", "There is no such message.");
    }

    static TranslationProblem unknownConversation() {
        return of(404, "conversations/unknown", "There is no such conversation.");
    }

    static TranslationProblem nothing() {
        return of(422, "translation/nothing", "This message has no words to translate.");
    }

    static TranslationProblem tooLong() {
        return of(422, "translation/too-long", "This text is too long to be translated at once.");
    }

    static TranslationProblem unknownLanguage() {
        return of(422, "translation/unknown-language", "Nobody knows yet in which language the customer writes.");
    }

    static TranslationProblem noModel() {
        return of(409, "translation/no-model", "No language model is there to translate.");
    }

    static TranslationProblem budgetSpent() {
        return of(409, "translation/budget-spent", "What translating may cost this month has been spent.");
    }

    static TranslationProblem refused() {
        return of(422, "translation/refused", "The model does not want to translate this.");
    }

    static TranslationProblem failed() {
        return of(503, "translation/failed", "The model did not answer. Try again in a moment.");
    }

    static TranslationProblem invalid(String field, String message) {
        return new TranslationProblem(
                422,
                "translation/invalid",
                "These values cannot be accepted.",
                List.of(new FieldProblem(field, message)));
    }
}
