/**
 * What a simulated model is asked and what it does, whatever the wire format: the script a test or a person wrote, faults
 * on demand, the journal, and an answer of its own that is of use when nobody wrote one. Everything belongs to a
 * {@link io.insaka.sandbox.llm.play.World}, and every API key has its own.
 */
@NullMarked
package io.insaka.sandbox.llm.play;

import org.jspecify.annotations.NullMarked;
