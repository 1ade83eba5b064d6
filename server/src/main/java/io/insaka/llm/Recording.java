package io.insaka.llm;

import io.insaka.kernel.ConversationId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something spoken.
 *
 * @param type a media type such as {@code audio/ogg}
 * @param length null when unknown
 */
public record Recording(
        @Nullable ConversationId conversation,
        String type,
        byte[] bytes,
        @Nullable Duration length,
        Duration patience) {}
