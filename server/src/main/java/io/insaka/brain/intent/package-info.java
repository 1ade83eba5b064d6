/**
 * Which skill a message wants, learnt from example phrases alone: no model, no network, microseconds.
 *
 * <p>It is wrong often enough (docs and tests print how often) that nothing may be done silently on a guess below its
 * threshold.
 */
@NullMarked
package io.insaka.brain.intent;

import org.jspecify.annotations.NullMarked;
