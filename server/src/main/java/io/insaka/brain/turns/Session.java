package io.insaka.brain.turns;

import io.insaka.brain.guard.Pace;
import io.insaka.kernel.ConversationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands between two messages.
 *
 * @param skill the skill that holds it (LOCKED); null when it is open
 * @param memory what that skill wants to find again
 * @param misses how many messages in a row were not understood
 * @param fence of the lease it was kept under: once a person had the conversation, nothing of it holds any more
 * @param numbered what a number that is typed next stands for
 * @param pace how much the contact writes; outlives the rest
 */
record Session(
        ConversationId conversation,
        @Nullable String skill,
        @Nullable String memory,
        int misses,
        long fence,
        Instant expiresAt,
        Numbered numbered,
        Pace pace) {
    static Session fresh(ConversationId conversation, Instant now) {
        return new Session(conversation, null, null, 0, 0, now, Numbered.NONE, Pace.NONE);
    }

    /** Afresh, for somebody who comes back. */
    Session rested(Instant now) {
        return new Session(conversation, null, null, 0, 0, now, Numbered.NONE, pace);
    }

    Session at(Pace next) {
        return new Session(conversation, skill, memory, misses, fence, expiresAt, numbered, next);
    }

    boolean expired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
