/**
 * From a claimed ledger item to one commit of everything it caused. Start at {@link ItemTurns}: it stores what was
 * heard, runs the {@link Flow} and writes the result; {@link LongTurns} finishes those that wait for something slow.
 */
@NullMarked
package io.insaka.brain.turns;

import org.jspecify.annotations.NullMarked;
