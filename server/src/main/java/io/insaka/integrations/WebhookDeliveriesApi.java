package io.insaka.integrations;

import io.insaka.integrations.WebhookViews.Line;
import io.insaka.integrations.WebhookViews.Lines;
import io.insaka.integrations.WebhookViews.Replayed;
import io.insaka.integrations.WebhookViews.Whole;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What an endpoint was told, and what it answered. */
@RestController
@RequestMapping("/api/v1/webhooks/{id}")
class WebhookDeliveriesApi {
    private static final int MOST = 200;
    /** PostgreSQL's times do not reach as far as Java's. */
    private static final Instant FIRST = Instant.EPOCH;

    private final Webhooks webhooks;

    WebhookDeliveriesApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param since what failed from then on; all that failed when it is missing */
    record Again(@Nullable Instant since) {}

    /** The latest first. */
    @GetMapping("/deliveries")
    @NotAudited("shows when something was told, nothing of customers")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Lines list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Delivery> found = webhooks.page(caller.tenant(), id, state(state), before(cursor), most + 1);
        boolean more = found.size() > most;
        List<Delivery> shown = more ? found.subList(0, most) : found;
        return new Lines(
                shown.stream().map(Line::of).toList(),
                more ? Long.toString(shown.getLast().seq()) : null);
    }

    @GetMapping("/deliveries/{deliveryId}")
    @AuditedRead(value = "webhook.delivery-opened", subject = "webhook")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Whole one(Caller caller, @PathVariable UUID id, @PathVariable UUID deliveryId) {
        WebhooksApi.readsCustomers(caller);
        return Whole.of(webhooks.delivery(caller.tenant(), id, deliveryId));
    }

    /** Sends it once more, under the same id: a receiver that had it knows it by that. */
    @PostMapping("/deliveries/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("webhook.replayed")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Line replay(Caller caller, @PathVariable UUID id, @PathVariable UUID deliveryId) {
        return Line.of(webhooks.replay(caller.tenant(), id, deliveryId));
    }

    /** Sends all that was given up once more. */
    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Audited("webhook.replayed")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Replayed replayFailed(Caller caller, @PathVariable UUID id, @Valid @RequestBody Again again) {
        Instant since = again.since();
        return new Replayed(webhooks.replayFailed(
                caller.tenant(), id, since == null || since.isBefore(FIRST) ? FIRST : earliest(since)));
    }

    /** Posts a {@code ping} at once and tells what came of it. */
    @PostMapping("/test")
    @NotAudited("what is posted tells nothing of customers")
    @Requires(Permission.WEBHOOKS_MANAGE)
    Whole test(Caller caller, @PathVariable UUID id) {
        return Whole.of(webhooks.ping(caller.tenant(), id));
    }

    private static Instant earliest(Instant since) {
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        return since.isAfter(last) ? last : since;
    }

    private static Delivery.@Nullable State state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(Delivery.State.values())
                .filter(known -> known.wire().equals(word))
                .findFirst()
                .orElseThrow(() -> WebhookProblem.invalid("state", "is one of waiting, delivered, failed"));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw WebhookProblem.wrongCursor();
        }
        return Long.valueOf(cursor);
    }
}
