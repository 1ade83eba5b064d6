package io.insaka.channels.spi;

/** What a ledger item is about: something a person sent, a receipt for something we sent, or anything else. */
public enum ItemKind {
    MESSAGE,
    STATUS,
    OTHER
}
