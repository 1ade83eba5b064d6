package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sorts what customers write; its answer is a form. */
@Component
final class RouterAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.ROUTER;
    }

    @Override
    public String name() {
        return "Router";
    }

    @Override
    public String purpose() {
        return "Sorts messages: what is wanted, how urgent, in which mood and language.";
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
                new Placeholder(
                        "intents",
                        "What customers may want, one to a line",
                        "- opening-hours: asks when you are open",
                        "- as the form lists them"));
    }

    @Override
    public double temperature() {
        return 0;
    }

    @Override
    public int mostTokens() {
        return 400;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(8);
    }
}
