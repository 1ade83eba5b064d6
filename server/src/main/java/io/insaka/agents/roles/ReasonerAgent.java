package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads along, and tells the one who writes what to mind. */
@Component
final class ReasonerAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.REASONER;
    }

    @Override
    public String name() {
        return "Reasoner";
    }

    @Override
    public String purpose() {
        return "Advises the one who writes, before they write.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(Placeholder.ORGANISATION, Placeholder.TODAY);
    }

    /** It makes every answer slower and twice as dear: whoever pays for that has to want it. */
    @Override
    public boolean onAtFirst() {
        return false;
    }

    @Override
    public double temperature() {
        return 0.2;
    }

    @Override
    public int mostTokens() {
        return 300;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }
}
