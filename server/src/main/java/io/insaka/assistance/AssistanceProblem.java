package io.insaka.assistance;

import io.insaka.llm.ModelReply;
import io.insaka.platform.Problem;

/** Why nothing was written. */
final class AssistanceProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private AssistanceProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    static AssistanceProblem unknownConversation() {
        return new AssistanceProblem(404, "conversations/unknown", "There is no such conversation.");
    }

    static AssistanceProblem unknownTask() {
        return new AssistanceProblem(
                422, "assistance/unknown-task", "The task is one of answer, shorter, friendlier, formal and correct.");
    }

    static AssistanceProblem noWords() {
        return new AssistanceProblem(422, "assistance/no-words", "There are no words to rewrite.");
    }

    static AssistanceProblem nothingSaid() {
        return new AssistanceProblem(422, "assistance/nothing-said", "The customer has written nothing yet.");
    }

    static AssistanceProblem tooLong() {
        return new AssistanceProblem(422, "assistance/too-long", "This text is too long to be rewritten at once.");
    }

    static AssistanceProblem noModel() {
        return new AssistanceProblem(409, "assistance/no-model", "No language model is there to write.");
    }

    static AssistanceProblem budgetSpent() {
        return new AssistanceProblem(
                409, "assistance/budget-spent", "What writing with a model may cost this month has been spent.");
    }

    static AssistanceProblem refused() {
        return new AssistanceProblem(
                422, "assistance/refused", "The model does not want to write this, or wrote what nobody may be shown.");
    }

    static AssistanceProblem changed() {
        return new AssistanceProblem(
                422,
                "assistance/changed",
                "The model changed, lost or made up a number, a link or a value. Your words stay as they are.");
    }

    static AssistanceProblem foreignLink() {
        return new AssistanceProblem(
                422, "assistance/foreign-link", "The model linked to a place that stands in nothing it was to read.");
    }

    static AssistanceProblem failed() {
        return new AssistanceProblem(503, "assistance/failed", "The model did not answer. Try again in a moment.");
    }

    static AssistanceProblem of(ModelReply.Why why) {
        return switch (why) {
            case NOT_CONFIGURED -> noModel();
            case BUDGET_SPENT -> budgetSpent();
            case TOO_LONG -> tooLong();
            case ALL_FAILED, TOO_LATE -> failed();
        };
    }
}
