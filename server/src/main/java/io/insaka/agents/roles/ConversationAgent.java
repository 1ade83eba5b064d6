package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes to customers, from passages and nothing else. */
@Component
final class ConversationAgent implements Agent {
    private final String instructions = Agent.super.instructions();

    @Override
    public Role role() {
        return Role.CONVERSATION;
    }

    @Override
    public String name() {
        return "Conversation";
    }

    @Override
    public String purpose() {
        return "Writes to customers.";
    }

    @Override
    public String instructions() {
        return instructions;
    }

    @Override
    public List<Placeholder> placeholders() {
        return List.of(Placeholder.ORGANISATION, Placeholder.TODAY, Placeholder.LANGUAGE, Placeholder.TONE);
    }

    @Override
    public double temperature() {
        return 0.3;
    }

    @Override
    public int mostTokens() {
        return 600;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean usesTools() {
        return true;
    }

    @Override
    public boolean writesToCustomers() {
        return true;
    }
}
