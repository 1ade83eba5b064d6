package io.insaka.attributes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the values of an attribute are. */
public enum AttributeKind {
    TEXT,
    NUMBER,
    DATE,
    YES_NO,
    CHOICE,
    LINK;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<AttributeKind> find(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
