package io.insaka.llm.spending;

import io.insaka.llm.Heard.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Micro-dollars.
 *
 * @param input for a million tokens read
 * @param output for a million tokens written
 * @param minute for a minute of sound
 * @param checked when our table was last compared with the provider's page; null for an organisation's own price
 */
public record Price(
        long input, long output, long minute, @Nullable String checked) {
    private static final long MILLION = 1_000_000;
    private static final int SECONDS = 60;

    /** Rounded up: a call that costs something never costs nothing. */
    public long of(Tokens tokens) {
        long read = Math.ceilDiv(tokens.input() * input + tokens.output() * output, MILLION);
        return read + Math.ceilDiv(tokens.seconds() * minute, SECONDS);
    }
}
