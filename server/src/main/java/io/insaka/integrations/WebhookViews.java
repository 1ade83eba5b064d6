package io.insaka.integrations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints and deliveries on the wire. */
final class WebhookViews {
    private WebhookViews() {}

    /**
     * @param offReason why it is off: {@code teammate}, {@code failing} or {@code gone}; null while it is on
     * @param failingSince since when nothing but failures came back; null while the latest attempt was accepted
     * @param pausedUntil after several failures in a row it is left in peace until then
     * @param formerSecretUntil until when the secret from before the last rotation also signs
     */
    record Endpoint(
            UUID id,
            String name,
            String url,
            List<String> types,
            boolean enabled,
            @Nullable String offReason,
            @Nullable Instant offAt,
            int failures,
            @Nullable Instant failingSince,
            @Nullable Instant pausedUntil,
            @Nullable Instant formerSecretUntil,
            Instant createdAt) {
        static Endpoint of(Webhook webhook) {
            var off = webhook.off();
            return new Endpoint(
                    webhook.id(),
                    webhook.name(),
                    webhook.address().toString(),
                    webhook.types(),
                    off == null,
                    off == null ? null : off.reason(),
                    off == null ? null : off.at(),
                    webhook.trouble().failures(),
                    webhook.trouble().since(),
                    webhook.trouble().until(),
                    webhook.secrets().until(),
                    webhook.createdAt());
        }
    }

    /** @param secret in this answer and never again */
    record WithSecret(Endpoint webhook, String secret) {
        static WithSecret of(Webhook webhook) {
            return new WithSecret(Endpoint.of(webhook), webhook.secrets().current());
        }

        @Override
        public String toString() {
            return "WithSecret[" + webhook.id() + "]";
        }
    }

    record Endpoints(List<Endpoint> items, @Nullable String next) {}

    /**
     * @param state waiting, delivered or failed
     * @param status of the latest answer; null when there was none
     * @param problem why the latest attempt was not accepted
     * @param nextAttemptAt null when it is not tried again
     */
    record Line(
            UUID id,
            UUID eventId,
            String type,
            String state,
            int attempts,
            @Nullable Integer status,
            @Nullable String problem,
            @Nullable Integer tookMillis,
            Instant createdAt,
            @Nullable Instant attemptedAt,
            @Nullable Instant nextAttemptAt) {
        static Line of(Delivery delivery) {
            var latest = delivery.latest();
            boolean waiting = delivery.state() == Delivery.State.WAITING;
            return new Line(
                    delivery.id(),
                    delivery.event(),
                    delivery.type(),
                    delivery.state().wire(),
                    delivery.attempts(),
                    latest == null ? null : latest.attempt().status(),
                    latest == null ? null : latest.attempt().problem(),
                    latest == null ? null : latest.attempt().millis(),
                    delivery.happenedAt(),
                    latest == null ? null : latest.at(),
                    waiting ? delivery.notBefore() : null);
        }
    }

    record Lines(List<Line> items, @Nullable String next) {}

    /**
     * @param request the body as it was posted; null before the first attempt
     * @param response how the latest answer began, at most 1 kB; null when there was none
     */
    record Whole(
            Line delivery,
            @Nullable String request,
            @Nullable String response) {
        static Whole of(Delivery delivery) {
            var latest = delivery.latest();
            return new Whole(
                    Line.of(delivery),
                    delivery.body(),
                    latest == null ? null : latest.attempt().answer());
        }
    }

    /** @param replayed how many are tried again */
    record Replayed(int replayed) {}
}
