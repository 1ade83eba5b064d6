package io.insaka.conversations;

import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Inbound;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Applies what providers report of our messages. A receipt that brings our reference back also settles a send whose
 * outcome nobody knew.
 */
@Component
public class Receipts {
    private final ReceiptRepository repository;
    private final LiveChanges live;

    Receipts(ReceiptRepository repository, LiveChanges live) {
        this.repository = repository;
        this.live = live;
    }

    /** One receipt, with the ledger item that brought it. */
    public record Arrived(UUID item, ChannelId channel, Inbound.Receipted receipt) {}

    /** Joins the tenant's open transaction. @return the items whose message was found */
    public List<UUID> apply(TenantId tenant, List<Arrived> arrived) {
        if (arrived.isEmpty()) {
            return List.of();
        }
        Map<Integer, ReceiptRepository.Target> targets = repository.lock(tenant, arrived);
        Map<UUID, ReceiptRepository.Advance> advances = new HashMap<>();
        for (int n = 0; n < arrived.size(); n++) {
            ReceiptRepository.Target target = targets.get(n);
            if (target != null) {
                Arrived one = arrived.get(n);
                var before = advances.getOrDefault(
                        target.message(), new ReceiptRepository.Advance(target, target.status(), one, false));
                advances.put(
                        target.message(),
                        before.by(
                                one, next(target, before.status(), one.receipt().step())));
            }
        }
        List<ReceiptRepository.Advance> changed = advances.values().stream()
                .filter(ReceiptRepository.Advance::changed)
                .toList();
        if (!changed.isEmpty()) {
            repository.write(tenant, changed);
            live.record(
                    tenant,
                    changed.stream()
                            .map(advance -> advance.target().conversation())
                            .distinct()
                            .map(conversation -> new Change(conversation, "status"))
                            .toList());
        }
        return targets.keySet().stream().map(n -> arrived.get(n).item()).toList();
    }

    /**
     * Moves every message that went to the contact on this channel until then forward. Joins the tenant's open
     * transaction.
     *
     * @return whether there was any
     */
    public boolean reached(TenantId tenant, ChannelId channel, ContactId contact, DeliveryStep step, Instant until) {
        List<ReceiptRepository.Sent> sent = repository.lockSent(tenant, channel, contact, until);
        Map<MessageStatus, List<ReceiptRepository.Sent>> moved = sent.stream()
                .filter(message -> next(message.status(), step) != message.status())
                .collect(Collectors.groupingBy(message -> next(message.status(), step)));
        moved.forEach((status, messages) -> {
            repository.move(tenant, messages, status);
            live.record(
                    tenant,
                    messages.stream()
                            .map(ReceiptRepository.Sent::conversation)
                            .distinct()
                            .map(conversation -> new Change(conversation, "status"))
                            .toList());
        });
        return !sent.isEmpty();
    }

    /**
     * The contact shut this account out, or let it in again. Joins the tenant's open transaction.
     *
     * @return whether that is news
     */
    public boolean blocked(TenantId tenant, ChannelId channel, ContactId contact, boolean blocked) {
        List<ConversationId> changed = repository.reach(tenant, channel, contact, !blocked);
        live.record(
                tenant,
                changed.stream()
                        .map(conversation -> new Change(conversation, "conversation"))
                        .toList());
        return !changed.isEmpty();
    }

    /** What the bot said to somebody who wants nothing is no concern of anybody's; what a teammate wrote has failed. */
    private static MessageStatus next(ReceiptRepository.Target target, MessageStatus now, DeliveryStep step) {
        if (step == DeliveryStep.UNWANTED && target.byBot()) {
            return now == MessageStatus.DELIVERED || now == MessageStatus.READ ? now : MessageStatus.CANCELLED;
        }
        // Reports come in any order: what was refused is not sent again by one that was on its way.
        boolean refused = now == MessageStatus.CANCELLED && (target.refused() || target.status() != now);
        return refused && step == DeliveryStep.SENT ? now : next(now, step);
    }

    /** Forward only: read never becomes delivered again, and a failure yields only to a later proof of delivery. */
    static MessageStatus next(MessageStatus now, DeliveryStep step) {
        MessageStatus reported =
                switch (step) {
                    case SENT -> MessageStatus.SENT;
                    case DELIVERED -> MessageStatus.DELIVERED;
                    case READ -> MessageStatus.READ;
                    case FAILED, UNWANTED -> MessageStatus.FAILED;
                };
        return rank(reported, now) > rank(now, now) ? reported : now;
    }

    private static int rank(MessageStatus status, MessageStatus now) {
        return switch (status) {
            case RECEIVED, QUEUED, SENDING, UNSURE, CANCELLED -> 0;
            case SENT -> 1;
            // A failure is believed unless the message is known to have arrived.
            case FAILED -> now == MessageStatus.DELIVERED || now == MessageStatus.READ ? 0 : 2;
            case DELIVERED -> 3;
            case READ -> 4;
        };
    }
}
