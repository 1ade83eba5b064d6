package io.insaka.vault;

/** The product must not start: it would be unable to open what is stored, or would seal with a second master key. */
final class WrongMasterKey extends RuntimeException {
    private final String action;

    WrongMasterKey(String message, String action) {
        super(message);
        this.action = action;
    }

    String action() {
        return action;
    }
}
