package io.insaka.agents.asking;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.agents.instructions.Given;
import io.insaka.agents.roles.Instructions;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Rehearsal;
import io.insaka.llm.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who is asked on this thread while something is rehearsed. */
final class Scene {
    private static final ScopedValue<Scene> CURRENT = ScopedValue.newInstance();

    private final Map<Role, Instructions> drafts;
    private final Map<Question, AgentReply> said;

    private record Question(Role role, String instructions, Briefing briefing) {}

    Scene(Map<Role, Instructions> drafts) {
        this(drafts, new ConcurrentHashMap<>());
    }

    private Scene(Map<Role, Instructions> drafts, Map<Question, AgentReply> said) {
        this.drafts = Map.copyOf(drafts);
        this.said = said;
    }

    static Optional<Scene> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** The same one with nobody's draft. */
    Scene asPublished() {
        return new Scene(Map.of(), said);
    }

    <T> T during(Supplier<T> asking) {
        return ScopedValue.where(CURRENT, this).call(() -> Rehearsal.during(asking));
    }

    AgentReply ask(Given published, Briefing briefing, Function<Given, AgentReply> asking) {
        Role role = published.agent().role();
        Instructions draft = drafts.get(role);
        Given given = draft == null ? published : published.with(draft);
        var question = new Question(role, given.instructions().text(), lasting(briefing));
        AgentReply known = said.get(question);
        if (known != null) {
            return known;
        }
        AgentReply reply = asking.apply(given);
        if (!(reply.reply() instanceof ModelReply.None)) {
            said.put(question, again(reply));
        }
        return reply;
    }

    /** Without what is another one each time. */
    private static Briefing lasting(Briefing briefing) {
        return new Briefing(
                null,
                briefing.facts(),
                briefing.quotes(),
                briefing.lines(),
                briefing.tools(),
                briefing.shape(),
                briefing.knowledge());
    }

    /** It has been paid for. */
    private static AgentReply again(AgentReply reply) {
        ModelReply free =
                switch (reply.reply()) {
                    case ModelReply.Said said -> new ModelReply.Said(said.text(), said.calls(), free(said.usage()));
                    case ModelReply.Refused refused -> new ModelReply.Refused(refused.reason(), free(refused.usage()));
                    case ModelReply.None none -> none;
                };
        return new AgentReply(reply.role(), reply.prompt(), free, reply.notes());
    }

    private static Usage free(Usage usage) {
        return new Usage(usage.provider(), usage.model(), 0, 0, 0, 0, 0);
    }
}
