package io.insaka.sandbox.llm.play;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a model does when nothing is wrong with the call itself. */
public sealed interface Reaction {
    record Say(String text) implements Reaction {}

    record Use(List<ToolUse> uses) implements Reaction {
        public Use {
            uses = List.copyOf(uses);
        }
    }

    record Refuse(String reason) implements Reaction {}

    /** A filter steps in before the model is asked, or before its answer is out. */
    record Blocked() implements Reaction {}

    /** An answer without content. */
    record Nothing() implements Reaction {}

    /** @param arguments as the model wrote them, which may be no JSON */
    record ToolUse(String tool, String arguments) {}

    static Reaction say(String text) {
        return new Say(text);
    }

    static Reaction json(JsonNode value) {
        return new Say(Json.text(value));
    }

    static Reaction use(String tool, JsonNode arguments) {
        return new Use(List.of(new ToolUse(tool, Json.text(arguments))));
    }
}
