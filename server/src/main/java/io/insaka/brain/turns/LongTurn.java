package io.insaka.brain.turns;

import io.insaka.intake.WaitingItem;

/** A turn that waits for something slow: begun on disk, to be finished by itself. {@code fence}: the lease it may use. */
record LongTurn(WaitingItem item, TurnInput input, long fence) {}
