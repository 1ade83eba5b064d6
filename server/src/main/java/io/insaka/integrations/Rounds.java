package io.insaka.integrations;

import io.insaka.database.Outage;
import io.insaka.database.TenantTransactions;
import io.insaka.integrations.WebhookRepository.Claim;
import io.insaka.kernel.Failures;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends to one endpoint what is due there. One node at a time does: of each lane only the first delivery is on its way, and
 * the next follows when that one is accepted or given up.
 */
@Component
class Rounds {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    /** Long enough for the last posts of a shift to end within it. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration SHIFT = Duration.ofSeconds(30);

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final TenantTransactions transactions;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Post post;

    /** What a delivery goes through. */
    @Component
    record Post(Bodies bodies, Courier courier, Outcomes outcomes) {}

    Rounds(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            TenantTransactions transactions,
            WebhookSettings settings,
            Clock clock,
            Post post) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.post = post;
    }

    /** What is due now, and to whom it goes. */
    private record Due(Webhook webhook, List<Delivery> heads) {}

    /** Until nothing is due or the shift is over; then others may. */
    void work(Claim claim) throws InterruptedException {
        Instant end = clock.instant().plus(SHIFT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean more = true;
            while (more && clock.instant().isBefore(end)) {
                Due due = due(claim.tenant(), claim.webhook());
                List<Callable<Boolean>> posts = due == null
                        ? List.of()
                        : due.heads().stream()
                                .map(head -> (Callable<Boolean>) () -> deliver(claim.tenant(), due.webhook(), head))
                                .toList();
                for (var done : threads.invokeAll(posts)) {
                    done.get();
                }
                more = !posts.isEmpty();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } finally {
            webhooks.release(claim);
        }
    }

    private @Nullable Due due(TenantId tenant, UUID id) {
        Instant now = clock.instant();
        return transactions.call(
                tenant,
                () -> webhooks.find(tenant, id)
                        .filter(webhook -> webhook.off() == null)
                        .filter(webhook -> webhook.trouble().until() == null
                                || !now.isBefore(webhook.trouble().until()))
                        .map(webhook -> new Due(
                                webhook,
                                // One that has been failing is asked with one delivery first.
                                deliveries.heads(
                                        tenant, id, now, webhook.trouble().until() == null ? settings.atOnce() : 1)))
                        .orElse(null));
    }

    /** Between the two transactions no connection is held; cut off there, it is sent again under the same id. */
    boolean deliver(TenantId tenant, Webhook webhook, Delivery delivery) {
        Attempt attempt = attempt(tenant, webhook, delivery);
        transactions.run(tenant, () -> post.outcomes().record(tenant, delivery, attempt));
        return attempt.accepted();
    }

    /** Once, whatever comes of it: it says nothing of the events, and so changes nothing for them. */
    void ping(TenantId tenant, Webhook webhook, Delivery delivery) {
        Attempt attempt = attempt(tenant, webhook, delivery);
        Instant now = clock.instant();
        var state = attempt.accepted() ? Delivery.State.DELIVERED : Delivery.State.FAILED;
        transactions.run(tenant, () -> deliveries.attempted(tenant, delivery.id(), state, attempt, now, now));
    }

    private Attempt attempt(TenantId tenant, Webhook webhook, Delivery delivery) {
        String body;
        try {
            body = body(tenant, delivery);
        } catch (RuntimeException failure) {
            if (Outage.is(failure)) {
                throw failure;
            }
            // What cannot be shown must not keep the endpoint's other events for ever.
            log.warn("Delivery {} cannot be written: {}", delivery.id(), Failures.words(failure));
            return new Attempt(null, Attempt.UNREADABLE, null, 0, null);
        }
        return post.courier().post(webhook, delivery, body);
    }

    private String body(TenantId tenant, Delivery delivery) {
        String written = delivery.body();
        if (written != null) {
            return written;
        }
        return transactions.call(tenant, () -> {
            String body = post.bodies().of(tenant, delivery);
            deliveries.write(tenant, delivery.id(), body);
            return body;
        });
    }
}
