package io.insaka.contacts;

import io.insaka.platform.Problem;

public final class ContactProblem extends Problem {
    private ContactProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    public static ContactProblem unknown() {
        return new ContactProblem(404, "contacts/unknown", "There is no such contact.");
    }

    static ContactProblem oneAlready() {
        return new ContactProblem(409, "contacts/one-already", "These contacts are one person already.");
    }

    static ContactProblem notJoined() {
        return new ContactProblem(
                409, "contacts/not-merged", "This contact was not merged into another, or has been taken out again.");
    }

    static ContactProblem tooMany() {
        return new ContactProblem(
                409, "contacts/too-many", "A person can have at most " + People.MOST + " merged contacts.");
    }
}
