package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads transcripts; its answer is a form. */
@Component
final class ExtractionAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.EXTRACTION;
    }

    @Override
    public String name() {
        return "Extraction";
    }

    @Override
    public String purpose() {
        return "Draws what was said into a form.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(Placeholder.ORGANISATION, Placeholder.TODAY, Placeholder.TASK);
    }

    @Override
    public double temperature() {
        return 0;
    }

    @Override
    public int mostTokens() {
        return 1500;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }
}
