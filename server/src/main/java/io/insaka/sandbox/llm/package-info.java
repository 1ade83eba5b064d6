/**
 * Simulated providers of language models, below one mount point: {@code /openai/v1}, {@code /anthropic/v1},
 * {@code /gemini/v1beta}, {@code /xai/v1} and {@code /compatible/v1}; {@code /_control} steers them. Every API key that
 * begins with {@code sandbox} is valid and has a world of its own: its script, its faults, its journal.
 */
@NullMarked
package io.insaka.sandbox.llm;

import org.jspecify.annotations.NullMarked;
