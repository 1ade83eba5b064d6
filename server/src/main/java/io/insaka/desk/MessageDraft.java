package io.insaka.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a teammate wants to send. Exactly one of text, attachments (with text as their caption), template and reaction.
 *
 * @param note for the team only; never sent
 * @param replyTo id of a message of the same conversation
 * @param attachments media ids, sent in this order, each as a message of its own
 * @param buttons quick answers under the text
 * @param voice whether the sound among the attachments was recorded to be heard as a voice note
 * @param mentions ids of teammates whom a note calls by name; whoever is none, or answers no customers, is left out
 */
record MessageDraft(
        @Nullable @Size(max = 20_000) String text,
        @Nullable Boolean note,
        @Nullable UUID replyTo,
        @Nullable @Size(max = 30) List<@NotNull UUID> attachments,
        @Nullable @Size(max = 10) List<@Valid @NotNull ButtonDraft> buttons,
        @Nullable @Valid TemplateDraft template,
        @Nullable @Valid ReactionDraft reaction,
        @Nullable @Size(max = 20) List<@NotNull UUID> mentions,
        @Nullable Boolean voice) {
    record ButtonDraft(
            @NotBlank @Size(max = 200) String id,
            @NotBlank @Size(max = 60) String title) {}

    record TemplateDraft(
            @NotBlank @Size(max = 512) String name,
            @NotBlank @Size(max = 20) String language,
            @Nullable List<Map<String, Object>> components) {}

    /** @param emoji null takes the reaction back */
    record ReactionDraft(
            @NotNull UUID messageId,
            @Nullable @Size(max = 40) String emoji) {}

    boolean isNote() {
        return Boolean.TRUE.equals(note);
    }

    boolean isVoice() {
        return Boolean.TRUE.equals(voice);
    }

    boolean hasText() {
        return text != null && !text.isBlank();
    }

    List<UUID> files() {
        return attachments == null ? List.of() : attachments;
    }

    List<UUID> called() {
        return mentions == null ? List.of() : mentions;
    }

    List<ButtonDraft> options() {
        return buttons == null ? List.of() : buttons;
    }
}
