package io.insaka.llm;

import io.insaka.kernel.ConversationId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to a model.
 *
 * @param agent who asks; kept in the ledger, and may have a model of its own
 * @param conversation whose budget pays; null when it is about none
 * @param lines the conversation so far, instructions first, the last from the customer or a tool
 * @param tools what the model may call; it only says so, the asker does it
 * @param shape the answer must be JSON of this shape; null for plain words
 * @param temperature null for the model's own; left out for models that refuse one
 * @param patience the longest the asker waits, over all attempts and providers
 * @param knowledge what an identical question may be answered from memory for: as long as this stays the same; null: never
 */
public record Ask(
        String agent,
        @Nullable ConversationId conversation,
        List<Line> lines,
        List<Tool> tools,
        @Nullable Shape shape,
        @Nullable Double temperature,
        int mostTokens,
        Duration patience,
        @Nullable String knowledge) {
    public Ask {
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
        if (lines.isEmpty() || mostTokens < 1 || patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("nothing to ask, no room or no time to answer");
        }
    }

    /** What the model may call. {@code arguments}: a JSON schema of an object. */
    public record Tool(String name, String description, String arguments) {}

    /** What the answer must look like. {@code schema}: a JSON schema of an object, strict. */
    public record Shape(String name, String schema) {}
}
