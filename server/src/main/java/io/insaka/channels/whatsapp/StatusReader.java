package io.insaka.channels.whatsapp;

import io.insaka.channels.graph.Fields;
import io.insaka.channels.graph.Times;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.ProviderError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Receipts for messages of ours. */
final class StatusReader {
    private StatusReader() {}

    static Person recipient(Fields status) {
        return Person.of(
                status.word("recipient_id"), status.word("recipient_user_id"), status.word("parent_recipient_user_id"));
    }

    /**
     * One key per message, step, participant of a group, and error. The time is left out on purpose: Meta repeats a
     * {@code failed} with a new one, and the second says nothing new.
     */
    static String dedupKey(String id, Fields status) {
        String participant = status.text("recipient_participant_user_id", status.text("recipient_participant_id", ""));
        String errors = status.each("errors").stream()
                .map(error -> error.text("code", "?"))
                .sorted()
                .collect(Collectors.joining(","));
        return String.join("|", "status", id, status.text("status", ""), participant, errors);
    }

    static Inbound read(Fields status, Instant receivedAt) {
        String id = status.word("id");
        String word = status.text("status", "").strip().toLowerCase(Locale.ROOT);
        if (id == null) {
            return new Inbound.Skipped("status without a message id");
        }
        if ("group".equalsIgnoreCase(status.text("recipient_type", "")) || status.has("recipient_participant_id")) {
            return new Inbound.Skipped("status of a group message: groups are kept apart");
        }
        ProviderError error = error(status.each("errors"));
        return switch (word) {
            case "sent" -> receipt(id, DeliveryStep.SENT, status, receivedAt, error);
            case "delivered" -> receipt(id, DeliveryStep.DELIVERED, status, receivedAt, error);
            case "read", "played" -> receipt(id, DeliveryStep.READ, status, receivedAt, error);
            case "failed" -> receipt(id, DeliveryStep.FAILED, status, receivedAt, error);
            case "deleted" -> new Inbound.Skipped("status deleted: the contact removed our message from their phone");
            case "warning" -> new Inbound.Skipped("status warning" + (error == null ? "" : ": " + error.text()));
            case "" -> new Inbound.Skipped("status without a word for it");
            default -> new Inbound.Skipped("unknown status " + word);
        };
    }

    private static Inbound receipt(
            String id, DeliveryStep step, Fields status, Instant receivedAt, @Nullable ProviderError error) {
        Instant at = Times.sent(status.word("timestamp"), receivedAt);
        return new Inbound.Receipted(id, step, at, status.word("biz_opaque_callback_data"), error);
    }

    static @Nullable ProviderError error(List<Fields> errors) {
        if (errors.isEmpty()) {
            return null;
        }
        Fields first = errors.getFirst();
        return new ProviderError(first.text("code", "unknown"), words(first));
    }

    /** Title, message and details without saying the same thing twice. */
    static String words(Fields error) {
        String title = error.text("title", "");
        String message = error.text("message", "");
        String details = error.at("error_data").text("details", error.text("details", ""));
        var words = new StringBuilder(title.isEmpty() ? message : title);
        if (!details.isEmpty() && !details.equals(words.toString())) {
            words.append(words.isEmpty() ? "" : ": ").append(details);
        }
        return words.isEmpty() ? "no reason given" : words.toString();
    }
}
