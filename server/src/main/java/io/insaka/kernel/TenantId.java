package io.insaka.kernel;

import java.util.UUID;

/** An organisation. Every row, key, path and stream belongs to exactly one. */
public record TenantId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
