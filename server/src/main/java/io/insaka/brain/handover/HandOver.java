package io.insaka.brain.handover;

import io.insaka.kernel.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that was handed to a person.
 *
 * @param id of the turn that decided it
 * @param cause the wire name of its trigger
 * @param summary in a few sentences; null while nobody has written one
 */
record HandOver(
        UUID id,
        ConversationId conversation,
        String reason,
        String cause,
        String priority,
        Facts facts,
        @Nullable String summary,
        Instant since) {}
