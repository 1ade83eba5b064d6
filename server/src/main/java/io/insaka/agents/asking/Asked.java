package io.insaka.agents.asking;

import io.insaka.agents.AgentReply;
import io.insaka.llm.Line;
import java.util.List;

/** @param seen what the model was shown, numbers masked */
public record Asked(List<Line> seen, AgentReply reply) {
    public Asked {
        seen = List.copyOf(seen);
    }
}
