package io.insaka.assistance;

import io.insaka.agents.AgentReply;
import io.insaka.agents.AgentReply.Note;
import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Ask;
import io.insaka.llm.ModelReply;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the role that writes for teammates. Slow and paid: call it outside a transaction. */
@Component
class Assistant {
    static final Ask.Shape SHAPE = new Ask.Shape("writing", """
            {"type": "object", "additionalProperties": false, "required": ["text", "sources"], "properties": {
              "text": {"type": "string", "description": "What the teammate may send, and nothing else"},
              "sources": {"type": "array", "items": {"type": "integer"}, "description": "Numbers of the passages it is out of; none when it is rewritten"}}}""");

    private final Agents agents;
    private final JsonMapper json;

    Assistant(Agents agents, JsonMapper json) {
        this.agents = agents;
        this.json = json;
    }

    /** @param sources as the model names them */
    record Answer(String text, List<Integer> sources, boolean linksElsewhere) {}

    Answer ask(TenantId tenant, Briefing briefing) {
        AgentReply reply = agents.ask(tenant, Role.ASSISTANT, briefing);
        return switch (reply.reply()) {
            case ModelReply.Said said -> read(said.text(), reply);
            case ModelReply.Refused refused -> throw AssistanceProblem.refused();
            case ModelReply.None none -> throw AssistanceProblem.of(none.why());
        };
    }

    private Answer read(String said, AgentReply reply) {
        try {
            JsonNode told = json.readTree(said);
            String text = told.path("text").asString("").strip();
            if (!text.isEmpty()) {
                List<Integer> sources = IntStream.range(0, told.path("sources").size())
                        .mapToObj(at -> told.path("sources").path(at).asInt(0))
                        .toList();
                boolean elsewhere =
                        reply.notes().stream().anyMatch(note -> note.code().equals(Note.FOREIGN_LINK));
                return new Answer(text, sources, elsewhere);
            }
        } catch (JacksonException notOfThatShape) {
            // as if nobody had answered
        }
        throw AssistanceProblem.failed();
    }
}
