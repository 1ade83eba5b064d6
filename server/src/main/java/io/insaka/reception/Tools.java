package io.insaka.reception;

import io.insaka.knowledge.Passage;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few things the one who writes may ask for. What it asks for beyond them is not done. */
final class Tools {
    private static final JsonMapper json = new JsonMapper();
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_SEARCH = 300;

    private static final String HAND_OVER = "hand_over";
    private static final String NOT_KNOWN = "not_known";
    private static final String LOOK_UP = "look_up";

    private static final Ask.Tool HAND_OVER_TOOL = new Ask.Tool(
            HAND_OVER,
            "Gives the conversation to a person of the team. Use it when the customer wants one, or when something has to"
                    + " be done that only a person can do. Also write the customer one sentence saying so.",
            schema("reason", "Why, for the team, in one short sentence"));

    private static final Ask.Tool NOT_KNOWN_TOOL = new Ask.Tool(
            NOT_KNOWN,
            "Says that the sources do not answer the question. Use it instead of guessing. Also write the customer one"
                    + " sentence saying so, in their language, without any facts.",
            schema("question", "What was asked, in a few words"));

    private static final Ask.Tool LOOK_UP_TOOL = new Ask.Tool(
            LOOK_UP,
            "Searches what the organisation knows once more, with other words.",
            schema("words", "What to search for, in the language of the sources"));

    private Tools() {}

    /** What the one who writes wants instead of an answer. */
    sealed interface Wish {
        record HandOver(String reason) implements Wish {}

        record NotKnown() implements Wish {}

        record LookUp(String words) implements Wish {}
    }

    /** @param last whether there is no round left to look anything up for */
    static List<Ask.Tool> offered(boolean last) {
        return last ? List.of(HAND_OVER_TOOL, NOT_KNOWN_TOOL) : List.of(HAND_OVER_TOOL, NOT_KNOWN_TOOL, LOOK_UP_TOOL);
    }

    private static String schema(String name, String description) {
        return """
                {"type": "object", "additionalProperties": false, "required": ["%1$s"],
                 "properties": {"%1$s": {"type": "string", "description": "%2$s"}}}""".formatted(name, description);
    }

    /** The one that ends the turn goes first; a tool that does not exist, or arguments that cannot be read, are none. */
    static Optional<Wish> wish(List<Line.ToolCall> calls) {
        List<Wish> wishes = calls.stream().flatMap(call -> read(call).stream()).toList();
        if (wishes.isEmpty() && !calls.isEmpty()) {
            return Optional.of(new Wish.NotKnown());
        }
        return wishes.stream()
                .filter(wish -> wish instanceof Wish.HandOver)
                .findFirst()
                .or(() ->
                        wishes.stream().filter(Wish.NotKnown.class::isInstance).findFirst())
                .or(() -> wishes.stream().findFirst());
    }

    private static Optional<Wish> read(Line.ToolCall call) {
        return switch (call.tool()) {
            case HAND_OVER -> Optional.of(new Wish.HandOver(reason(argument(call, "reason"))));
            case NOT_KNOWN -> Optional.of(new Wish.NotKnown());
            case LOOK_UP -> {
                String words = argument(call, "words");
                yield words.isBlank() ? Optional.empty() : Optional.of(new Wish.LookUp(cut(words, LONGEST_SEARCH)));
            }
            default -> Optional.empty();
        };
    }

    private static String reason(String given) {
        String words = given.strip().replaceAll("\\s+", " ");
        return words.isEmpty() ? "The assistant asked for a person" : cut(words, LONGEST_REASON);
    }

    private static String argument(Line.ToolCall call, String name) {
        try {
            JsonNode arguments = json.readTree(call.arguments());
            return arguments == null ? "" : arguments.path(name).asString("");
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }

    /** Every call must be answered; the passages themselves are quoted anew, numbered as before. */
    static List<Line> results(List<Line.ToolCall> calls, Wish.LookUp done, List<Passage> passages) {
        List<Line> results = new ArrayList<>();
        for (Line.ToolCall call : calls) {
            boolean found = call.tool().equals(LOOK_UP)
                    && done.words().startsWith(cut(argument(call, "words"), LONGEST_SEARCH));
            String text = found
                    ? "The sources are now numbered 1 to " + passages.size() + "."
                    : "This was not done; only one search at a time.";
            results.add(new Line.ToolResult(call.id(), call.tool(), text));
        }
        return results;
    }
}
