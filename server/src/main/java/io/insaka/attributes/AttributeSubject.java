package io.insaka.attributes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an attribute says something about. */
public enum AttributeSubject {
    CONTACT,
    CONVERSATION;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AttributeSubject> find(String wire) {
        return Arrays.stream(values())
                .filter(subject -> subject.wire().equals(wire))
                .findFirst();
    }
}
