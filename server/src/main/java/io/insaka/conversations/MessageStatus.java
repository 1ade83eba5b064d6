package io.insaka.conversations;

import java.util.Locale;

/** How far a message has come. Receipts move it forward only. */
public enum MessageStatus {
    RECEIVED,
    QUEUED,
    SENDING,
    /** Nobody knows whether the provider took it; a receipt will tell. */
    UNSURE,
    SENT,
    DELIVERED,
    READ,
    FAILED,
    /** Never sent: a teammate took the conversation before it went out, or the contact wants no messages. */
    CANCELLED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MessageStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
