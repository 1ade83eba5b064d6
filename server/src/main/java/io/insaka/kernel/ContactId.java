package io.insaka.kernel;

import java.util.UUID;

/** A customer of the organisation. */
public record ContactId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
