package io.insaka.agents;

import io.insaka.kernel.ConversationId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
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
 */
public record Briefing(
        @Nullable ConversationId conversation,
        Map<String, String> facts,
        List<Quote> quotes,
        List<Line> lines,
        List<Ask.Tool> tools,
        Ask.@Nullable Shape shape,
        @Nullable String knowledge) {
    public Briefing {
        facts = Map.copyOf(facts);
        quotes = List.copyOf(quotes);
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
    }

    /** @param name how the agent refers to it, such as {@code 1} for the first passage */
    public record Quote(String name, String title, String text) {}
}
