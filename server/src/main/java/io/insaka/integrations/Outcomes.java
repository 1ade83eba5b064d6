package io.insaka.integrations;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** Puts down what came of an attempt, and what follows for the endpoint. Joins the tenant's open transaction. */
@Component
class Outcomes {
    /** One failure is the event's own; so many in a row are the endpoint's, which is then asked less often. */
    private static final int PATIENT = 3;
    /** More doublings make no difference: the longest time is reached long before. */
    private static final int MOST_DOUBLINGS = 20;

    private static final double JITTER = 0.2;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Notes notes;

    /** Where what happened is put down. */
    @Component("webhookNotes")
    record Notes(AuditTrail trail, LiveChanges live) {
        static final Change CHANGED = new Change(null, "webhooks");

        void note(TenantId tenant, String action, UUID webhook, Details details) {
            trail.record(tenant, action, Subject.of("webhook", webhook), details);
            live.record(tenant, CHANGED);
        }
    }

    Outcomes(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            WebhookSettings settings,
            Clock clock,
            Notes notes) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
        this.notes = notes;
    }

    void record(TenantId tenant, Delivery delivery, Attempt attempt) {
        Instant now = clock.instant();
        Webhook webhook = webhooks.lock(tenant, delivery.webhook()).orElse(null);
        if (webhook == null) {
            return; // deleted meanwhile, and its deliveries with it
        }
        if (attempt.accepted()) {
            deliveries.attempted(tenant, delivery.id(), Delivery.State.DELIVERED, attempt, now, now);
            if (webhook.trouble().failures() > 0) {
                webhooks.trouble(tenant, webhook.id(), new Webhook.Trouble(0, null, null));
            }
            return;
        }
        boolean over = !now.isBefore(delivery.since().plus(settings.patience()));
        Duration asked = attempt.pause() == null ? Duration.ZERO : attempt.pause();
        Duration wait = backoff(delivery.attempts());
        deliveries.attempted(
                tenant,
                delivery.id(),
                over ? Delivery.State.FAILED : Delivery.State.WAITING,
                attempt,
                now,
                now.plus(asked.compareTo(wait) > 0 ? asked : wait));
        if (webhook.off() == null) {
            failed(tenant, webhook, attempt, now);
        }
    }

    private void failed(TenantId tenant, Webhook webhook, Attempt attempt, Instant now) {
        Instant first = webhook.trouble().since();
        Instant since = first == null ? now : first;
        int failures = webhook.trouble().failures() + 1;
        Instant until = failures < PATIENT ? null : now.plus(backoff(failures - PATIENT));
        webhooks.trouble(tenant, webhook.id(), new Webhook.Trouble(failures, since, until));
        boolean hopeless = !now.isBefore(since.plus(settings.patience()));
        if (attempt.gone() || hopeless) {
            String reason = attempt.gone() ? "gone" : "failing";
            webhooks.switchOff(tenant, webhook.id(), reason, now);
            notes.note(tenant, "webhook.disabled", webhook.id(), Details.of("reason", reason));
        } else if (failures == PATIENT) {
            notes.live().record(tenant, Notes.CHANGED);
        }
    }

    /** Around it by a fifth, so that what failed together does not come back together. */
    private Duration backoff(int before) {
        double doubled = settings.backoff().toMillis() * Math.pow(2, Math.min(before, MOST_DOUBLINGS));
        double most = Math.min(doubled, settings.longestBackoff().toMillis());
        return Duration.ofMillis((long) (most * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
