package io.insaka.kernel;

import java.util.UUID;

/** One message or note of a conversation. */
public record MessageId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
