package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says the same in another language: to teammates what customers wrote, and to customers what teammates write. */
@Component
final class TranslatorAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.TRANSLATOR;
    }

    @Override
    public String name() {
        return "Translator";
    }

    @Override
    public String purpose() {
        return "Translates messages for teammates, and their drafts for customers.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(Placeholder.ORGANISATION, Placeholder.LANGUAGE.otherwise("English"));
    }

    @Override
    public double temperature() {
        return 0;
    }

    @Override
    public int mostTokens() {
        return 4000;
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
