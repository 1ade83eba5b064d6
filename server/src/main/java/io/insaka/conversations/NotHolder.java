package io.insaka.conversations;

import io.insaka.platform.Problem;

/** Somebody else holds the conversation. */
public final class NotHolder extends Problem {
    public NotHolder() {
        super(409, "conversations/held", "Somebody else holds this conversation.");
    }
}
