package io.insaka.llm.asking;

import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import java.util.ArrayList;
import java.util.List;

/** What a model is told where it has no ear for a schema. */
final class Wording {
    private Wording() {}

    static String shape(Ask.Shape shape) {
        return "Answer with one JSON object and nothing else: no explanation, no Markdown. It must fit this JSON schema:\n"
                + shape.schema();
    }

    /** The same for two people who take turns: instructions and results are told by the one who asks. */
    static List<Line> turns(List<Line> lines) {
        List<Line> turns = new ArrayList<>();
        for (Line line : lines) {
            switch (line) {
                case Line.Instruction(String text) -> add(turns, new Line.Customer(text));
                case Line.ToolResult(String callId, String tool, String text) ->
                    add(turns, new Line.Customer(tool + ": " + text));
                case Line.Customer customer -> add(turns, customer);
                case Line.Assistant(String text, List<Line.ToolCall> calls) -> {
                    if (turns.isEmpty()) {
                        turns.add(new Line.Customer("(The conversation begins.)"));
                    }
                    add(turns, new Line.Assistant(text, List.of()));
                }
            }
        }
        return turns;
    }

    private static void add(List<Line> turns, Line line) {
        Line before = turns.isEmpty() ? null : turns.getLast();
        if (before instanceof Line.Customer(String said, List<Line.Picture> seen)
                && line instanceof Line.Customer(String more, List<Line.Picture> shown)) {
            List<Line.Picture> pictures = new ArrayList<>(seen);
            pictures.addAll(shown);
            turns.set(turns.size() - 1, new Line.Customer(said + "\n\n" + more, pictures));
        } else if (before instanceof Line.Assistant(String said, var none)
                && line instanceof Line.Assistant(String more, var nothing)) {
            turns.set(turns.size() - 1, new Line.Assistant(said + "\n\n" + more, List.of()));
        } else {
            turns.add(line);
        }
    }

    static String repair(String wrong) {
        return "Your last answer cannot be used: " + wrong + ". Answer again, and keep to what was asked for.";
    }
}
