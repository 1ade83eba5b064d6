package io.insaka.agents.asking;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.agents.roles.Roster;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The agents that customers meet. */
@Component
class TenantAgents implements Agents {
    private final Roster roster;
    private final ObjectProvider<Models> models;
    private final Asking asking;

    TenantAgents(Roster roster, ObjectProvider<Models> models, Asking asking) {
        this.roster = roster;
        this.models = models;
        this.asking = asking;
    }

    @Override
    public boolean ready(TenantId tenant, Role role) {
        Models all = models.getIfAvailable();
        return all != null && all.ready(tenant, Models.Ability.CHAT);
    }

    @Override
    public AgentReply ask(TenantId tenant, Role role, Briefing briefing) {
        return asking.ask(tenant, Given.usual(roster.of(role)), briefing).reply();
    }
}
