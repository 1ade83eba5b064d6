package io.insaka.kernel;

import java.util.UUID;

/** One stored file. */
public record MediaId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
