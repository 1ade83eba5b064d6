package io.insaka.assistance;

import io.insaka.agents.Briefing;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Line;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A teammate's own words, said better. The thread is not shown to the model: it needs none of it. */
@Component
class Rewriting {
    private static final int LONGEST = 4_000;

    private final Assistant assistant;

    Rewriting(Assistant assistant) {
        this.assistant = assistant;
    }

    Written rewrite(TenantId tenant, ConversationId conversation, Task task, String words) {
        if (words.isBlank()) {
            throw AssistanceProblem.noWords();
        }
        if (words.length() > LONGEST) {
            throw AssistanceProblem.tooLong();
        }
        var briefing = new Briefing(
                conversation,
                Map.of("task", task.words(), "language", "the language the data is written in"),
                List.of(),
                List.of(new Line.Customer(words.strip())),
                List.of(),
                Assistant.SHAPE,
                null);
        String text = assistant.ask(tenant, briefing).text();
        if (!Fixed.same(words, text)) {
            throw AssistanceProblem.changed();
        }
        return new Written(text, List.of(), List.of());
    }
}
