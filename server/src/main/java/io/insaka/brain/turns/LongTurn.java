package io.insaka.brain.turns;

import io.insaka.intake.WaitingItem;
import org.jspecify.annotations.Nullable;

/**
 * A turn that waits for something slow: begun on disk, to be finished by itself.
 *
 * @param halt where it goes on
 * @param fence the lease it may use
 * @param providerId of the message it answers
 */
record LongTurn(
        WaitingItem item,
        TurnInput input,
        Halt halt,
        long fence,
        @Nullable String providerId) {}
