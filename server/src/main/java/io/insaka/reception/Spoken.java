package io.insaka.reception;

import io.insaka.agents.AgentReply;
import io.insaka.agents.Role;
import io.insaka.brain.skill.Insight;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.Usage;
import java.util.List;
import java.util.Locale;

/**
 * What came of asking an agent, as it is journalled.
 *
 * @param outcome {@link #SAID}, {@link #REFUSED} or why nobody answered
 * @param calls the tools it wants
 */
record Spoken(String outcome, String text, List<Line.ToolCall> calls, Insight.Call call) {
    static final String SAID = "said";
    static final String REFUSED = "refused";

    Spoken {
        calls = List.copyOf(calls);
    }

    static Spoken of(AgentReply reply) {
        return switch (reply.reply()) {
            case ModelReply.Said said ->
                new Spoken(SAID, said.text(), said.calls(), call(reply.role(), reply.prompt(), SAID, said.usage()));
            case ModelReply.Refused refused ->
                new Spoken(REFUSED, "", List.of(), call(reply.role(), reply.prompt(), REFUSED, refused.usage()));
            case ModelReply.None none -> {
                String why = none.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
                yield new Spoken(why, "", List.of(), call(reply.role(), reply.prompt(), why, none.usage()));
            }
        };
    }

    /** Nobody was asked, or asking broke off. */
    static Spoken nothing(Role role, String why) {
        return new Spoken(why, "", List.of(), call(role, 0, why, Usage.NOTHING));
    }

    private static Insight.Call call(Role role, int prompt, String outcome, Usage usage) {
        return new Insight.Call(
                role.name().toLowerCase(Locale.ROOT),
                prompt,
                usage.provider(),
                usage.model(),
                outcome,
                usage.inputTokens(),
                usage.outputTokens(),
                usage.microCost(),
                usage.millis());
    }

    boolean said() {
        return outcome.equals(SAID);
    }
}
