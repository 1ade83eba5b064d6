package io.insaka.agents.instructions;

import io.insaka.platform.Problem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an agent cannot be found, changed or tried. */
public final class AgentProblem extends Problem {
    private final @Nullable Duration pause;

    private AgentProblem(int status, String code, String detail, List<FieldProblem> errors, @Nullable Duration pause) {
        super(status, code, detail, errors);
        this.pause = pause;
    }

    private static AgentProblem of(int status, String code, String detail) {
        return new AgentProblem(status, code, detail, List.of(), null);
    }

    public static AgentProblem unknownRole() {
        return of(404, "agents/unknown-role", "There is no such agent.");
    }

    static AgentProblem unknownVersion() {
        return of(404, "agents/unknown-version", "There is no such version of these instructions.");
    }

    static AgentProblem unknownPlaceholder(String names) {
        return new AgentProblem(
                422,
                "agents/unknown-placeholder",
                "These instructions name placeholders that this agent does not have.",
                List.of(new FieldProblem("prompt", "names what nobody fills in: " + names)),
                null);
    }

    static AgentProblem promptInvalid(String message) {
        return new AgentProblem(
                422,
                "agents/prompt-invalid",
                "These instructions cannot be used.",
                List.of(new FieldProblem("prompt", message)),
                null);
    }

    public static AgentProblem invalid(List<FieldProblem> errors) {
        return new AgentProblem(422, "agents/invalid", "The request has values that cannot be accepted.", errors, null);
    }

    public static AgentProblem tooManyTries(Duration pause) {
        return new AgentProblem(
                429, "agents/too-many-tries", "Too many tries in a minute. Wait a moment.", List.of(), pause);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return pause;
    }
}
