/**
 * What a message tells beside what it asks for, by rules and word lists alone: its language, its mood, how soon somebody
 * should look, and what is named in it. No model, no network, microseconds.
 *
 * <p>A language is a file {@code said-<code>.txt} of everyday phrases and a file {@code mood-<code>.txt}; how often both
 * are right stands in docs/understanding-quality.md.
 */
@NullMarked
@NamedInterface("understanding")
package io.insaka.brain.understanding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
