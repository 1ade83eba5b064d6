package io.insaka.bridge.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that Insaka wants sent.
 *
 * @param id Insaka's id of it: what comes twice under one id is sent once
 * @param person whom it is for, as in {@link Person#id}
 * @param options what the contact may choose from; empty for a plain text
 * @param pressedAt when the send button was pressed; null before
 */
public record Order(
        String id,
        String person,
        String text,
        List<Option> options,
        Instant at,
        @Nullable Instant pressedAt) {
    public record Option(String id, String title) {}

    Order pressed(Instant when) {
        return new Order(id, person, text, options, at, when);
    }
}
