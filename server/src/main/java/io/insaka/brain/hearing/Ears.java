package io.insaka.brain.hearing;

import io.insaka.brain.skill.Insight;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import io.insaka.llm.Recording;
import io.insaka.llm.Transcript;
import io.insaka.llm.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Turns what is spoken into words. */
@Component
class Ears {
    /** Of words; nobody reads more, and a prompt has an end. */
    private static final int LONGEST = 4_000;

    private final Models models;

    Ears(Models models) {
        this.models = models;
    }

    boolean ready(TenantId tenant) {
        return models.ready(tenant, Models.Ability.TRANSCRIPTION);
    }

    Perceived listen(TenantId tenant, ConversationId conversation, Files.Fetched file, Duration patience) {
        Transcript transcript =
                models.transcribe(tenant, new Recording(conversation, file.type(), file.bytes(), null, patience));
        return switch (transcript) {
            case Transcript.Written written -> {
                String text = written.text().strip();
                String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
                yield new Perceived(
                        cut, cut.isEmpty() ? "nobody said anything" : "listened", insight("said", written.usage()));
            }
            case Transcript.None none -> {
                String why = none.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
                yield new Perceived("", "not heard: " + why, insight(why, none.usage()));
            }
        };
    }

    private static Insight insight(String outcome, Usage usage) {
        return new Insight(
                List.of(new Insight.Call(
                        "transcription",
                        0,
                        usage.provider(),
                        usage.model(),
                        outcome,
                        usage.inputTokens(),
                        usage.outputTokens(),
                        usage.microCost(),
                        usage.millis())),
                List.of());
    }
}
