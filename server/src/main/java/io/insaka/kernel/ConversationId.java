package io.insaka.kernel;

import java.util.UUID;

/** One thread with one contact on one channel. */
public record ConversationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
