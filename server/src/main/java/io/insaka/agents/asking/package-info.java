/** One question to an agent: what the model is shown, and what of its answer is let through. */
@NullMarked
package io.insaka.agents.asking;

import org.jspecify.annotations.NullMarked;
