package io.insaka.sandbox.llm.play;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a model is asked, in no provider's words.
 *
 * @param lines system text, the conversation, results of tools; for embeddings the texts, for a transcription its prompt
 * @param tools what it may call
 * @param calling whether it has to
 * @param schema what the answer must look like, when it is to be JSON
 * @param maxTokens the longest answer
 */
public record Ask(
        Purpose purpose,
        String provider,
        String model,
        List<Line> lines,
        List<Tool> tools,
        Calling calling,
        Optional<JsonNode> schema,
        int maxTokens) {
    /** What a model is for. */
    public enum Purpose {
        CHAT,
        EMBEDDING,
        TRANSCRIPTION
    }

    /** Who said a line. */
    public enum Speaker {
        SYSTEM,
        USER,
        MODEL,
        TOOL
    }

    /**
     * One thing said.
     *
     * @param sounds what is heard in its recordings
     */
    public record Line(Speaker speaker, String text, List<Picture> pictures, List<String> sounds) {
        public Line {
            pictures = List.copyOf(pictures);
            sounds = List.copyOf(sounds);
        }

        public static Line of(Speaker speaker, String text) {
            return new Line(speaker, text, List.of(), List.of());
        }
    }

    /** A tool, with the JSON schema of its arguments. */
    public record Tool(String name, JsonNode schema) {}

    /** Whether tools may, must, or must not be called. */
    public sealed interface Calling {
        record Free() implements Calling {}

        record Required() implements Calling {}

        record Forbidden() implements Calling {}

        record This(String tool) implements Calling {}
    }

    public Ask {
        lines = List.copyOf(lines);
        tools = List.copyOf(tools);
    }

    /** A request for something other than a conversation. */
    public static Ask plain(Purpose purpose, String provider, String model, List<String> texts) {
        return new Ask(
                purpose,
                provider,
                model,
                texts.stream().map(text -> Line.of(Speaker.USER, text)).toList(),
                List.of(),
                new Calling.Free(),
                Optional.empty(),
                Integer.MAX_VALUE);
    }

    /** What the customer said last; of a text with fences only what is fenced as theirs. */
    public String lastUserText() {
        return lines.reversed().stream()
                .filter(line -> line.speaker() == Speaker.USER)
                .map(line -> Passages.spoken(line.text()))
                .findFirst()
                .orElse("");
    }

    public String systemText() {
        return lines.stream()
                .filter(line -> line.speaker() == Speaker.SYSTEM)
                .map(Line::text)
                .collect(Collectors.joining("\n\n"));
    }

    public List<Picture> pictures() {
        return lines.stream().flatMap(line -> line.pictures().stream()).toList();
    }

    /** What the provider bills for reading this. */
    public int inputTokens() {
        int said = lines.stream()
                .mapToInt(line ->
                        Tokens.of(line.text()) + Tokens.A_LINE + line.pictures().size() * Tokens.A_PICTURE)
                .sum();
        return said
                + tools.stream()
                        .mapToInt(tool -> Tokens.of(tool.name() + tool.schema().toString()))
                        .sum();
    }
}
