package io.insaka.sandbox.llm.play;

import io.insaka.sandbox.http.Answer;

/** How a provider puts things, for one request. */
public interface Voice {
    Answer says(Reaction reaction, Usage usage);

    /** @param fault one that {@link Fault#isError} */
    Answer fails(Fault fault);

    /** What was read and written, in tokens. */
    record Usage(int input, int output) {
        public int total() {
            return input + output;
        }
    }
}
