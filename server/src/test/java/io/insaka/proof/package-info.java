/**
 * Proofs about the running product: a real process with a real database is killed, starved and measured from outside,
 * with the simulator as the witness. Start at {@link io.insaka.proof.KillTest}.
 */
@NullMarked
package io.insaka.proof;

import org.jspecify.annotations.NullMarked;
