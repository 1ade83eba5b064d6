package io.insaka.channels.whatsapp;

import io.insaka.channels.spi.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * A file Meta has, ready to be sent by its id.
 *
 * @param kind as what it goes out, which may not be what was asked for
 * @param name shown with documents; null for everything else
 */
record Uploaded(String id, MediaKind kind, @Nullable String name) {
    boolean takesCaption() {
        return kind != MediaKind.AUDIO && kind != MediaKind.STICKER;
    }
}
