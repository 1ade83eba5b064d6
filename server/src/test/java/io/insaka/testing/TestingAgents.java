package io.insaka.testing;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Agents that answer what a test tells them, in order; a role without a script is switched off. */
public final class TestingAgents implements Agents {
    public static final Usage USAGE = new Usage("testing", "model-1", 100, 20, 1_500, 1, 300);

    private final Map<Role, Deque<Script>> scripts = new EnumMap<>(Role.class);
    private final Map<Role, List<Briefing>> asked = new EnumMap<>(Role.class);

    /** One reply to one briefing. */
    @FunctionalInterface
    public interface Script {
        ModelReply reply(Briefing briefing);
    }

    public TestingAgents script(Role role, Script... replies) {
        scripts.put(role, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    public TestingAgents say(Role role, String text) {
        return script(role, briefing -> said(text));
    }

    public static ModelReply said(String text, Line.ToolCall... calls) {
        return new ModelReply.Said(text, List.of(calls), USAGE);
    }

    public static ModelReply nobody(ModelReply.Why why) {
        return new ModelReply.None(why, USAGE);
    }

    /** What the role was told, in order. */
    public List<Briefing> asked(Role role) {
        return List.copyOf(asked.getOrDefault(role, List.of()));
    }

    @Override
    public boolean ready(TenantId tenant, Role role) {
        return scripts.containsKey(role);
    }

    @Override
    public boolean rests(TenantId tenant, Role role) {
        return false;
    }

    @Override
    public AgentReply ask(TenantId tenant, Role role, Briefing briefing) {
        asked.computeIfAbsent(role, first -> new ArrayList<>()).add(briefing);
        Script next = scripts.getOrDefault(role, new ArrayDeque<>()).poll();
        if (next == null) {
            throw new AssertionError("nobody expected " + role + " to be asked again");
        }
        return new AgentReply(role, 3, next.reply(briefing));
    }
}
