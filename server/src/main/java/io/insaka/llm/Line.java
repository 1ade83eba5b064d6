package io.insaka.llm;

import java.util.List;

/** One line of what a model is given to read. */
public sealed interface Line {
    /** Ours; what customers and documents say never stands in one. */
    record Instruction(String text) implements Line {}

    record Customer(String text, List<Picture> pictures) implements Line {
        public Customer {
            pictures = List.copyOf(pictures);
        }

        public Customer(String text) {
            this(text, List.of());
        }
    }

    record Assistant(String text, List<ToolCall> calls) implements Line {
        public Assistant {
            calls = List.copyOf(calls);
        }
    }

    record ToolResult(String callId, String tool, String text) implements Line {}

    /** @param type a media type such as {@code image/jpeg} */
    record Picture(String type, byte[] bytes) {}

    /** @param arguments JSON as the model wrote it: check before use */
    record ToolCall(String id, String tool, String arguments) {}
}
