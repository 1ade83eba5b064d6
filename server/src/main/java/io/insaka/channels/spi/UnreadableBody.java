package io.insaka.channels.spi;

/** A webhook body that cannot be taken apart; it is quarantined whole. The message is shown to operators. */
public final class UnreadableBody extends Exception {
    public UnreadableBody(String message) {
        super(message);
    }
}
