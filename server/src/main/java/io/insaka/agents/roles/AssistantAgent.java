package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes for a teammate, who reads it and sends it: an answer from passages, or their own words said better. */
@Component
final class AssistantAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.ASSISTANT;
    }

    @Override
    public String name() {
        return "Assistant";
    }

    @Override
    public String purpose() {
        return "Drafts answers for teammates, and rewrites their own words.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(
                Placeholder.ORGANISATION, Placeholder.TODAY, Placeholder.TASK, Placeholder.LANGUAGE, Placeholder.TONE);
    }

    @Override
    public double temperature() {
        return 0.3;
    }

    @Override
    public int mostTokens() {
        return 2000;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(25);
    }

    @Override
    public boolean writesToCustomers() {
        return true;
    }
}
