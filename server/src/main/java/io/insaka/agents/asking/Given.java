package io.insaka.agents.asking;

import io.insaka.agents.fencing.Safety;
import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Instructions;

/**
 * An agent as an organisation has it right now, or as somebody tries it.
 *
 * @param version of the instructions; 0 is the product's own
 * @param tone may be empty
 */
public record Given(
        Agent agent,
        int version,
        Instructions instructions,
        String tone,
        double temperature,
        int mostTokens,
        Safety safety) {
    /** As the product brings it along. */
    public static Given usual(Agent agent) {
        return new Given(
                agent,
                0,
                new Instructions(agent.instructions()),
                "",
                agent.temperature(),
                agent.mostTokens(),
                Safety.USUAL);
    }
}
