package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something about who may get in has changed, or somebody got in or out. Published within the transaction of the change.
 *
 * @param by the teammate who did it; null for the product itself
 * @param action a stable code such as {@code teammate.added}
 * @param subjectType a word such as {@code teammate}
 * @param facts nothing secret, nothing personal
 */
public record AccessChanged(
        TenantId tenant,
        @Nullable TeammateId by,
        String action,
        String subjectType,
        UUID subject,
        Map<String, Object> facts) {
    public AccessChanged {
        facts = Map.copyOf(facts);
    }
}
