package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes campaign messages; a teammate reads them before anybody else does. */
@Component
final class CampaignAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.CAMPAIGN;
    }

    @Override
    public String name() {
        return "Campaign";
    }

    @Override
    public String purpose() {
        return "Writes messages for many customers.";
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
                Placeholder.LANGUAGE.otherwise("the language the data is in"),
                Placeholder.TONE);
    }

    @Override
    public double temperature() {
        return 0.7;
    }

    @Override
    public int mostTokens() {
        return 600;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(30);
    }

    @Override
    public boolean writesToCustomers() {
        return true;
    }
}
