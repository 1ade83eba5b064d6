package io.insaka.brain.hearing;

import io.insaka.brain.skill.Insight;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.llm.Models;
import io.insaka.llm.Recording;
import io.insaka.llm.Transcript;
import io.insaka.llm.Usage;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns what is spoken into words. */
@Component
class Ears {
    /** Of words; nobody reads more, and a prompt has an end. */
    private static final int LONGEST = 4_000;

    private final ObjectProvider<Models> models;
    private final HearingSettings settings;

    Ears(ObjectProvider<Models> models, HearingSettings settings) {
        this.models = models;
        this.settings = settings;
    }

    boolean ready(TenantId tenant) {
        Models all = models.getIfAvailable();
        return all != null && all.ready(tenant, Models.Ability.TRANSCRIPTION);
    }

    Perceived listen(TenantId tenant, ConversationId conversation, Files.Fetched file) {
        Transcript transcript = models.getObject()
                .transcribe(tenant, new Recording(conversation, file.type(), file.bytes(), null, settings.patience()));
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
