package io.insaka.channels.spi;

import java.util.Map;

/** Settings an adapter cannot work with: per field, what is wrong in words a person can act on. */
public final class InvalidSettings extends RuntimeException {
    private final Map<String, String> errors;

    public InvalidSettings(Map<String, String> errors) {
        super("invalid channel settings: " + errors.keySet());
        this.errors = Map.copyOf(errors);
    }

    public Map<String, String> errors() {
        return errors;
    }
}
