package io.insaka.sandbox;

import io.insaka.platform.Problem;
import java.util.List;

/** What the phone and the switches of the sandbox refuse. */
final class SandboxProblem extends Problem {
    private SandboxProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static SandboxProblem off() {
        return new SandboxProblem(404, "sandbox/off", "The sandbox is switched off.", List.of());
    }

    static SandboxProblem unknownNumber() {
        return new SandboxProblem(
                404, "sandbox/unknown-number", "No channel of this organisation has that number.", List.of());
    }

    static SandboxProblem unknownMedia() {
        return new SandboxProblem(
                404, "sandbox/unknown-media", "There is no such file, or there is no more.", List.of());
    }

    static SandboxProblem invalid(String field, String message) {
        return new SandboxProblem(
                422,
                "sandbox/invalid",
                "The message cannot be sent: " + field + " " + message + ".",
                List.of(new FieldProblem(field, message)));
    }
}
