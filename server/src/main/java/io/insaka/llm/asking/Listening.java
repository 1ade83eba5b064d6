package io.insaka.llm.asking;

import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Recording;
import java.time.Duration;

/** A recording for a model that writes down what was said. */
final class Listening {
    private Listening() {}

    /** Sound is paid by its length: ours counts where the provider says none. */
    static Walk.Form to(Recording recording) {
        return (provider, account, within) -> {
            Heard heard = provider.transcribe(account, recording, within);
            Duration length = recording.length();
            if (heard instanceof Heard.Words(var text, var calls, Tokens(int input, int output, int seconds))
                    && seconds == 0
                    && length != null) {
                int whole =
                        (int) Math.min(Integer.MAX_VALUE, length.plusMillis(999).toSeconds());
                return new Heard.Words(text, calls, new Tokens(input, output, whole));
            }
            return heard;
        };
    }
}
