package io.insaka.agents.instructions;

import io.insaka.agents.fencing.Safety;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Instructions;

/**
 * An agent as an organisation has it right now, or as somebody tries it.
 *
 * @param organisation what the organisation calls itself
 * @param version of the instructions; 0 is the product's own, -1 a draft
 * @param tone may be empty
 */
public record Given(
        Agent agent,
        String organisation,
        int version,
        Instructions instructions,
        String tone,
        double temperature,
        int mostTokens,
        Safety safety) {
    public static final int DRAFT = -1;

    /** As it is, but for instructions that nobody has kept. */
    public Given with(Instructions draft) {
        return new Given(agent, organisation, DRAFT, draft, tone, temperature, mostTokens, safety);
    }

    public Given withTone(String other) {
        return new Given(agent, organisation, version, instructions, other, temperature, mostTokens, safety);
    }
}
