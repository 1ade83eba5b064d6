package io.insaka.tenancy;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A teammate no longer works here. Listeners join the transaction in which it happens: what was theirs is let go with it.
 *
 * @param by who took them out of the team
 * @param handTo who gets what they had; null: whoever takes it
 */
public record TeammateLeft(
        TenantId tenant,
        TeammateId teammate,
        TeammateId by,
        @Nullable TeammateId handTo) {}
