package io.insaka.channels.spi;

/** How far a message of ours has come, in order; {@link #FAILED} stands aside. */
public enum DeliveryStep {
    SENT,
    DELIVERED,
    READ,
    FAILED
}
