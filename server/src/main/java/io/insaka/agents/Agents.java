package io.insaka.agents;

import io.insaka.kernel.TenantId;

/** The AI roles of every organisation. Asking is slow and paid: as {@link io.insaka.llm.Models}. */
public interface Agents {
    /**
     * Whether asking this role makes sense right now: the organisation has not switched it off, and a model is ready.
     * Quick, from memory.
     */
    boolean ready(TenantId tenant, Role role);

    /**
     * Whether only time or money keeps the role from working: it is wanted and a model is configured, but its budget or all
     * of the organisation's is spent, or no model answers. Quick, from memory.
     */
    boolean rests(TenantId tenant, Role role);

    /** Renders the role's instructions, fences and masks what it is told, and asks its model. */
    AgentReply ask(TenantId tenant, Role role, Briefing briefing);
}
