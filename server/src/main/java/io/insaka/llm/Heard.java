package io.insaka.llm;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one call to a provider brought. */
public sealed interface Heard {
    Tokens tokens();

    /** @param text may be empty when {@code calls} are not, and of a recording in which nobody spoke */
    record Words(String text, List<Line.ToolCall> calls, Tokens tokens) implements Heard {
        public Words {
            calls = List.copyOf(calls);
        }
    }

    record Vectors(List<float[]> vectors, Tokens tokens) implements Heard {
        public Vectors {
            vectors = List.copyOf(vectors);
        }
    }

    /**
     * @param words the provider's own, for whoever tries the model out; never kept, for they may repeat what was said
     * @param retryAfter when the provider said so
     */
    record Failed(
            Failure why,
            String words,
            Tokens tokens,
            @Nullable Duration retryAfter) implements Heard {
        public Failed(Failure why, String words) {
            this(why, words, Tokens.NONE, null);
        }
    }

    /** @param seconds of sound, where the provider counts those */
    record Tokens(int input, int output, int seconds) {
        public static final Tokens NONE = new Tokens(0, 0, 0);
    }
}
