package io.insaka.customers.imports;

import io.insaka.platform.Problem;
import java.util.List;

final class ImportProblem extends Problem {
    private ImportProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    private ImportProblem(String field, String message) {
        super(
                422,
                "request/invalid",
                "The request has a field that cannot be used.",
                List.of(new FieldProblem(field, message)));
    }

    static ImportProblem invalid(String field, String message) {
        return new ImportProblem(field, message);
    }

    static ImportProblem unknown() {
        return new ImportProblem(404, "imports/unknown", "There is no such import.");
    }

    static ImportProblem begun() {
        return new ImportProblem(409, "imports/begun", "This import has begun already.");
    }

    static ImportProblem running() {
        return new ImportProblem(409, "imports/running", "This import is still running.");
    }

    static ImportProblem tooMany() {
        return new ImportProblem(409, "imports/too-many", "At most 20 imports are kept. Delete one that is done.");
    }

    static ImportProblem format() {
        return new ImportProblem(
                422,
                "imports/format",
                "This is neither CSV nor .xlsx, or it has a password. Save the sheet as one of them and choose that file.");
    }

    static ImportProblem encoding() {
        return new ImportProblem(
                422, "imports/encoding", "The letters of this file cannot be read. Save the sheet as CSV in UTF-8.");
    }

    static ImportProblem unreadable(long line) {
        return new ImportProblem(
                422,
                "imports/unreadable",
                "The file cannot be read from line " + line + " on: look at its quotation marks.");
    }

    static ImportProblem empty() {
        return new ImportProblem(
                422, "imports/empty", "The file needs a first row with the names of its columns, and rows below it.");
    }

    static ImportProblem unpacksTooLarge() {
        return new ImportProblem(
                422,
                "imports/unpacks-too-large",
                "This file unpacks to more than a sheet of customers has. Divide it.");
    }

    static ImportProblem tooLarge() {
        return new ImportProblem(
                422,
                "imports/too-large",
                "A file has at most 20 MB, 100,000 rows, 100 columns, and 2,000 letters in a cell. Divide it.");
    }
}
