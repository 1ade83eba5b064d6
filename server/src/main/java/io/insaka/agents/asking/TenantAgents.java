package io.insaka.agents.asking;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.agents.instructions.Given;
import io.insaka.agents.instructions.Staff;
import io.insaka.kernel.TenantId;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Models;
import io.insaka.llm.Usage;
import org.springframework.stereotype.Component;

/** The agents that customers meet. */
@Component
class TenantAgents implements Agents {
    private final Models models;
    private final Staff staff;
    private final Asking asking;

    TenantAgents(Models models, Staff staff, Asking asking) {
        this.models = models;
        this.staff = staff;
        this.asking = asking;
    }

    /** The model first: without one nothing else has to be known. */
    @Override
    public boolean ready(TenantId tenant, Role role) {
        return models.ready(tenant, Models.Ability.CHAT) && staff.on(tenant, role) && !staff.spent(tenant, role);
    }

    @Override
    public boolean rests(TenantId tenant, Role role) {
        return models.first(tenant, Models.Ability.CHAT).isPresent() && staff.on(tenant, role) && !ready(tenant, role);
    }

    @Override
    public AgentReply ask(TenantId tenant, Role role, Briefing briefing) {
        if (!staff.on(tenant, role)) {
            return nobody(role, ModelReply.Why.NOT_CONFIGURED);
        }
        Given given = staff.given(tenant, role);
        return Scene.current()
                .map(scene -> scene.ask(
                        given,
                        briefing,
                        played -> asking.ask(tenant, played, briefing).reply()))
                .orElseGet(() -> asking.ask(tenant, given, briefing).reply());
    }

    private static AgentReply nobody(Role role, ModelReply.Why why) {
        return new AgentReply(role, 0, new ModelReply.None(why, Usage.NOTHING));
    }
}
