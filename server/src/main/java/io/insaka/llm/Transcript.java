package io.insaka.llm;

/** How a transcription ended. */
public sealed interface Transcript {
    /** @param text may be empty: nobody said anything */
    record Written(String text, Usage usage) implements Transcript {}

    record None(ModelReply.Why why, Usage usage) implements Transcript {}
}
