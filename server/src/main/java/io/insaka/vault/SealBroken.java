package io.insaka.vault;

/** Sealed bytes that do not open: altered, misplaced, of another organisation, or their key is gone. */
public final class SealBroken extends RuntimeException {
    public SealBroken(String message, Throwable cause) {
        super(message, cause);
    }
}
