package io.insaka.media;

import java.util.Locale;

/** How a file can be shown, by what its bytes are. */
public enum MediaKind {
    IMAGE,
    VIDEO,
    AUDIO,
    DOCUMENT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MediaKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
