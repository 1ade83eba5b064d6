package io.insaka.sandbox.whatsapp;

/** What happened on a customer's phone. */
public enum PhoneChange {
    /** The thread reads differently now. */
    CHANGED,
    /** The business is typing. */
    TYPING
}
