package io.insaka.llm;

import java.util.List;

/** How asking a model ended. */
public sealed interface ModelReply {
    /** What it cost, also when it was in vain. */
    Usage usage();

    /** @param text JSON when a shape was asked for, checked against it; may be empty when {@code calls} are not */
    record Said(String text, List<Line.ToolCall> calls, Usage usage) implements ModelReply {
        public Said {
            calls = List.copyOf(calls);
        }
    }

    /** The model, or its provider, does not want to answer this; another would be asked in vain. */
    record Refused(String reason, Usage usage) implements ModelReply {}

    /** Nobody answered. */
    record None(Why why, Usage usage) implements ModelReply {}

    /** Why nobody answered. */
    enum Why {
        NOT_CONFIGURED,
        BUDGET_SPENT,
        ALL_FAILED,
        TOO_LATE,
        TOO_LONG
    }
}
