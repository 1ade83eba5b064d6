package io.insaka.llm;

import io.insaka.kernel.TenantId;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model an organisation has configured, opened: for this module and its providers only.
 *
 * @param name as the organisation calls it
 * @param baseUrl without a slash at the end
 * @param key null where the server asks for none
 * @param model as the provider calls it
 * @param inputPrice micro-dollars per million tokens where the organisation said so
 * @param revision grows with every change
 */
public record Account(
        TenantId tenant,
        UUID id,
        Kind kind,
        String name,
        URI baseUrl,
        @Nullable String key,
        String model,
        @Nullable String embeddingModel,
        @Nullable String transcriptionModel,
        @Nullable Long inputPrice,
        @Nullable Long outputPrice,
        int revision) {

    /** What the provider calls the model that does this; null when none does. */
    public @Nullable String modelFor(Models.Ability ability) {
        if (!kind.can(ability)) {
            return null;
        }
        return switch (ability) {
            case CHAT -> model;
            case EMBEDDING -> embeddingModel;
            case TRANSCRIPTION -> transcriptionModel;
        };
    }

    /** For logs: neither the key nor the address, which may tell one. */
    @Override
    public String toString() {
        return "Account[" + kind.name().toLowerCase(Locale.ROOT) + " " + id + "]";
    }
}
