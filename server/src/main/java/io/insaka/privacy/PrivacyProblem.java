package io.insaka.privacy;

import io.insaka.platform.Problem;

final class PrivacyProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private PrivacyProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    static PrivacyProblem notConfirmed() {
        return new PrivacyProblem(
                422,
                "privacy/not-confirmed",
                "Type the name of the person exactly as it is shown. Nothing was erased.");
    }

    static PrivacyProblem moreThanConfirmed(long messages) {
        return new PrivacyProblem(
                409,
                "privacy/more-than-confirmed",
                "This would delete " + messages + " messages, more than was confirmed. Nothing was changed.");
    }

    static PrivacyProblem noSuchPeriod(int most) {
        return new PrivacyProblem(400, "request/invalid", "A period has 1 to " + most + " days.");
    }

    static PrivacyProblem unknownChannel() {
        return new PrivacyProblem(404, "channels/unknown", "There is no such channel.");
    }

    static PrivacyProblem unknownErasure() {
        return new PrivacyProblem(404, "privacy/unknown-erasure", "There is no such erasure.");
    }
}
