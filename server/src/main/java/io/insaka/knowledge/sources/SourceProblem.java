package io.insaka.knowledge.sources;

import io.insaka.platform.Problem;
import java.util.List;

/** Why a source cannot be taken or found. */
final class SourceProblem extends Problem {
    private SourceProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static SourceProblem unknown() {
        return new SourceProblem(404, "knowledge/unknown", "There is no such source.", List.of());
    }

    static SourceProblem invalid(String field, String message) {
        return invalid(List.of(new FieldProblem(field, message)));
    }

    static SourceProblem invalid(List<FieldProblem> errors) {
        return new SourceProblem(400, "request/invalid", "The request has values that cannot be accepted.", errors);
    }

    static SourceProblem unsupported() {
        return new SourceProblem(
                415,
                "knowledge/unsupported",
                "Documents can be PDF, Word (DOCX), HTML, Markdown, plain text or CSV.",
                List.of());
    }

    static SourceProblem empty() {
        return new SourceProblem(422, "knowledge/empty", "The file is empty.", List.of());
    }

    static SourceProblem tooMany(int most) {
        return new SourceProblem(
                409, "knowledge/too-many", "An organisation can have at most " + most + " sources.", List.of());
    }

    static SourceProblem contactsHidden() {
        return new SourceProblem(
                403, "access/forbidden", "Documents of contacts need the permission contacts:read.", List.of());
    }
}
