package io.insaka.channels.spi;

/** Who has a conversation. */
public enum Holding {
    BOT,
    /** A person has it, or is wanted. */
    PERSON,
    RESOLVED
}
