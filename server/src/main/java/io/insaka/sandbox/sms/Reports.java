package io.insaka.sandbox.sms;

/** How a provider reports what became of messages. */
public enum Reports {
    IN_ORDER,
    DOUBLED,
    REVERSED,
    NEVER
}
