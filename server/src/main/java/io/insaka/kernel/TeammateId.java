package io.insaka.kernel;

import java.util.UUID;

/** A person in the organisation. */
public record TeammateId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
