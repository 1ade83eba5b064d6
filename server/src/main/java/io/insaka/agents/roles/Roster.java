package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who there is: exactly one agent for each role. */
@Component
public class Roster {
    private final List<Agent> agents;

    Roster(List<Agent> agents) {
        this.agents = agents.stream().sorted(Comparator.comparing(Agent::role)).toList();
        if (!this.agents.stream().map(Agent::role).toList().equals(List.of(Role.values()))) {
            throw new IllegalStateException("each role needs one agent");
        }
    }

    /** In the order of the roles. */
    public List<Agent> all() {
        return agents;
    }

    /** @param name of the role, however its letters are written */
    public Optional<Agent> find(String name) {
        return agents.stream()
                .filter(agent -> agent.role().name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Agent of(Role role) {
        return agents.get(role.ordinal());
    }
}
