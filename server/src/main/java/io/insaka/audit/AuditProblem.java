package io.insaka.audit;

import io.insaka.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why the trail cannot be looked through like that. */
final class AuditProblem extends Problem {
    private static final long serialVersionUID = 1L;
    /** PostgreSQL's times do not reach as far as Java's. */
    private static final int LATEST_YEAR = 9999;

    private AuditProblem(List<FieldProblem> errors) {
        super(400, "request/invalid", "The audit trail cannot be filtered like that.", errors);
    }

    static AuditProblem invalid(String field, String message) {
        return new AuditProblem(List.of(new FieldProblem(field, message)));
    }

    static @Nullable Instant time(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(value.strip());
            if (time.getYear() < 1 || time.getYear() > LATEST_YEAR) {
                throw invalid(field, "lies too far away");
            }
            return time.toInstant();
        } catch (DateTimeException noTime) {
            throw invalid(field, "is a time such as 2026-11-21T00:00:00Z");
        }
    }

    /** The number of the entry before which the page ends. */
    static long cursor(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return Long.MAX_VALUE;
        }
        if (!value.matches("\\d{1,18}")) {
            throw invalid("cursor", "is not one that this list handed out");
        }
        return Long.parseLong(value);
    }
}
