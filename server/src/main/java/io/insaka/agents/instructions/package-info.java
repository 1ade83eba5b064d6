/** What an organisation made of its agents: instructions with their history, limits, care, and what they have cost. */
@NullMarked
package io.insaka.agents.instructions;

import org.jspecify.annotations.NullMarked;
