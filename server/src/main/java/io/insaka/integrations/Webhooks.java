package io.insaka.integrations;

import io.insaka.audit.Details;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with the endpoints of their organisation. */
@Component
class Webhooks {
    private final WebhookRepository rows;
    private final DeliveryRepository deliveries;
    private final TenantTransactions transactions;
    private final WebhookSettings settings;
    private final Outcomes.Notes notes;
    private final Means means;

    /** What else it takes. */
    @Component("webhookMeans")
    record Means(Ids ids, Clock clock, Rounds rounds, Dispatcher dispatcher) {}

    Webhooks(
            WebhookRepository rows,
            DeliveryRepository deliveries,
            TenantTransactions transactions,
            WebhookSettings settings,
            Outcomes.Notes notes,
            Means means) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.settings = settings;
        this.notes = notes;
        this.means = means;
    }

    /** What is to be otherwise; null leaves as it is. */
    record Wanted(
            @Nullable String name,
            @Nullable URI address,
            @Nullable List<EventType> types,
            @Nullable Boolean enabled) {}

    List<Webhook> all(TenantId tenant) {
        return transactions.call(tenant, () -> rows.all(tenant));
    }

    Webhook find(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> rows.find(tenant, id)).orElseThrow(WebhookProblem::unknown);
    }

    Webhook create(TenantId tenant, String name, URI address, List<EventType> types) {
        var webhook = new Webhook(
                means.ids().next(),
                name,
                address,
                words(types),
                new Webhook.Secrets(Signature.newSecret(), null, null),
                null,
                new Webhook.Trouble(0, null, null),
                now());
        transactions.run(tenant, () -> {
            if (rows.all(tenant).size() >= settings.most()) {
                throw WebhookProblem.tooMany(settings.most());
            }
            rows.insert(tenant, webhook);
            notes.note(tenant, "webhook.created", webhook.id(), Details.of("types", webhook.types()));
        });
        means.dispatcher().wake();
        return webhook;
    }

    Webhook change(TenantId tenant, UUID id, Wanted wanted) {
        Webhook changed = locked(tenant, id, before -> {
            var after = new Webhook(
                    id,
                    wanted.name() == null ? before.name() : wanted.name(),
                    wanted.address() == null ? before.address() : wanted.address(),
                    wanted.types() == null ? before.types() : words(wanted.types()),
                    before.secrets(),
                    before.off(),
                    before.trouble(),
                    before.createdAt());
            if (!after.equals(before)) {
                rows.change(tenant, after);
                notes.note(tenant, "webhook.changed", id, Details.of("types", after.types()));
            }
            toggle(tenant, after, wanted.enabled());
            return rows.find(tenant, id).orElseThrow(WebhookProblem::unknown);
        });
        means.dispatcher().wake();
        return changed;
    }

    private void toggle(TenantId tenant, Webhook webhook, @Nullable Boolean enabled) {
        if (enabled == null || enabled == (webhook.off() == null)) {
            return;
        }
        if (enabled) {
            rows.switchOn(tenant, webhook.id());
            deliveries.hurry(tenant, webhook.id(), now());
        } else {
            rows.switchOff(tenant, webhook.id(), "teammate", now());
        }
        notes.note(tenant, "webhook.changed", webhook.id(), Details.of("enabled", enabled));
    }

    void delete(TenantId tenant, UUID id) {
        transactions.run(tenant, () -> {
            if (!rows.delete(tenant, id)) {
                throw WebhookProblem.unknown();
            }
            deliveries.deleteOf(tenant, id);
            notes.note(tenant, "webhook.deleted", id, Details.NONE);
        });
    }

    /** @return with the new secret; the one before signs beside it for a while */
    Webhook rotate(TenantId tenant, UUID id) {
        return locked(tenant, id, before -> {
            var secrets = new Webhook.Secrets(
                    Signature.newSecret(), before.secrets().current(), now().plus(settings.grace()));
            rows.secrets(tenant, id, secrets);
            notes.note(tenant, "webhook.rotated", id, Details.NONE);
            return rows.find(tenant, id).orElseThrow(WebhookProblem::unknown);
        });
    }

    /** The latest first. */
    List<Delivery> page(TenantId tenant, UUID id, Delivery.@Nullable State state, @Nullable Long before, int most) {
        return transactions.call(tenant, () -> {
            rows.find(tenant, id).orElseThrow(WebhookProblem::unknown);
            return deliveries.page(tenant, id, state, before, most);
        });
    }

    Delivery delivery(TenantId tenant, UUID id, UUID delivery) {
        return transactions
                .call(tenant, () -> deliveries.find(tenant, id, delivery))
                .orElseThrow(WebhookProblem::unknownDelivery);
    }

    Delivery replay(TenantId tenant, UUID id, UUID delivery) {
        locked(tenant, id, webhook -> {
            Delivery known = deliveries.find(tenant, id, delivery).orElseThrow(WebhookProblem::unknownDelivery);
            refuseOff(webhook);
            deliveries.replay(tenant, id, known.id(), now());
            notes.note(tenant, "webhook.replayed", id, Details.of("deliveries", 1));
            return webhook;
        });
        means.dispatcher().wake();
        return delivery(tenant, id, delivery);
    }

    /** @return how many are tried again */
    int replayFailed(TenantId tenant, UUID id, Instant since) {
        int[] count = new int[1];
        locked(tenant, id, webhook -> {
            refuseOff(webhook);
            count[0] = deliveries.replayFailed(tenant, id, since, now());
            if (count[0] > 0) {
                notes.note(tenant, "webhook.replayed", id, Details.of("deliveries", count[0]));
            }
            return webhook;
        });
        means.dispatcher().wake();
        return count[0];
    }

    private static void refuseOff(Webhook webhook) {
        if (webhook.off() != null) {
            throw WebhookProblem.off();
        }
    }

    /** Posts something at once, and whether or not the endpoint is on. */
    Delivery ping(TenantId tenant, UUID id) {
        Webhook webhook = find(tenant, id);
        UUID delivery = means.ids().next();
        transactions.run(
                tenant,
                () -> deliveries.insertPing(tenant, id, delivery, means.ids().next(), now()));
        means.rounds().ping(tenant, webhook, delivery(tenant, id, delivery));
        return delivery(tenant, id, delivery);
    }

    private Webhook locked(TenantId tenant, UUID id, Function<Webhook, Webhook> work) {
        return transactions.call(tenant, () -> work.apply(rows.lock(tenant, id).orElseThrow(WebhookProblem::unknown)));
    }

    private static List<String> words(List<EventType> types) {
        return types.stream().distinct().sorted().map(EventType::wireName).toList();
    }

    private Instant now() {
        return means.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
