package io.insaka.llm;

import java.time.Duration;
import java.util.List;

/**
 * Speaks to one kind of provider: one call each, no retries, no choices. Whatever the provider does is told in what is
 * {@link Heard}; nothing is thrown for it. Sub-packages implement it; others ask {@link Models}.
 */
public interface Provider {
    Kind kind();

    /** @param within after it the call is given up */
    Heard chat(Account account, Ask ask, Duration within);

    Heard embed(Account account, List<String> texts, Duration within);

    Heard transcribe(Account account, Recording recording, Duration within);
}
