package io.insaka.live;

import io.insaka.kernel.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * Something that watchers want to know.
 *
 * @param conversation null when it belongs to none
 * @param what words such as {@code message}, {@code status}, {@code holder}, {@code intake}; joined by commas
 */
public record Change(@Nullable ConversationId conversation, String what) {}
