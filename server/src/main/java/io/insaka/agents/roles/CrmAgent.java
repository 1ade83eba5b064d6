package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sums up for teammates. */
@Component
final class CrmAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.CRM;
    }

    @Override
    public String name() {
        return "CRM";
    }

    @Override
    public String purpose() {
        return "Keeps what is known of a customer: summaries, preferences, next steps.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(
                Placeholder.ORGANISATION,
                Placeholder.TODAY,
                Placeholder.TASK,
                Placeholder.LANGUAGE.otherwise("the language most of the conversation is in"));
    }

    @Override
    public double temperature() {
        return 0.2;
    }

    @Override
    public int mostTokens() {
        return 800;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(25);
    }
}
