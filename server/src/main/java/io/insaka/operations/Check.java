package io.insaka.operations;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component looked at.
 *
 * @param reason why it is not healthy, for a person; null when it is
 * @param figures by name; no names of people or organisations among them
 */
record Check(
        Status status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        @JsonAnyGetter Map<String, Object> figures) {
    Check {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** The gravest last. */
    enum Status {
        HEALTHY,
        /** Every webhook is still taken and kept, but something needs a look. */
        DEGRADED,
        /** Webhooks may be lost. */
        DOWN;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Check of(@Nullable String reason, Map<String, Object> figures) {
        return new Check(reason == null ? Status.HEALTHY : Status.DEGRADED, reason, figures);
    }
}
