package io.insaka.notices;

import io.insaka.kernel.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something one teammate is told of.
 *
 * @param conversation null: it belongs to none
 * @param times since it was seen last
 */
record Notice(UUID id, Kind kind, @Nullable ConversationId conversation, int times, Instant happenedAt, boolean seen) {}
