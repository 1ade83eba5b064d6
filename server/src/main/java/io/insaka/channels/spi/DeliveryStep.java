package io.insaka.channels.spi;

/** How far a message of ours has come, in order; the last two stand aside. */
public enum DeliveryStep {
    SENT,
    DELIVERED,
    READ,
    FAILED,
    /** The provider let nothing through, because the contact told it so: as {@link SendOutcome.OptedOut}, but later. */
    UNWANTED
}
