package io.insaka.agents;

import io.insaka.kernel.ConversationId;
import io.insaka.llm.Ask;
import io.insaka.llm.Ask.Shape;
import io.insaka.llm.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an agent is told.
 *
 * @param facts values for the placeholders of its instructions, ours: the organisation's name, today's date, the language
 * @param quotes what others wrote and the agent may use, each fenced as data: passages, a transcript, a file's name
 * @param lines the conversation, without instructions
 * @param tools what it may call here, never more
 * @param shape null for plain words
 * @param knowledge as {@link Ask#knowledge()}
 * @param patience the longest the asker waits; null: as long as the role may take
 */
public record Briefing(
        @Nullable ConversationId conversation,
        Map<String, String> facts,
        List<Quote> quotes,
        List<Line> lines,
        List<Ask.Tool> tools,
        @Nullable Shape shape,
        @Nullable String knowledge,
        @Nullable Duration patience) {
    public Briefing {
        facts = Map.copyOf(facts);
        quotes = List.copyOf(quotes);
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
    }

    public Briefing(
            @Nullable ConversationId conversation,
            Map<String, String> facts,
            List<Quote> quotes,
            List<Line> lines,
            List<Ask.Tool> tools,
            @Nullable Shape shape,
            @Nullable String knowledge) {
        this(conversation, facts, quotes, lines, tools, shape, knowledge, null);
    }

    /** @param name how the agent refers to it, such as {@code 1} for the first passage */
    public record Quote(String name, String title, String text) {}
}
