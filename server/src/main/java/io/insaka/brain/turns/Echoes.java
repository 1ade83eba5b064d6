package io.insaka.brain.turns;

import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Inbound;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.conversations.Mirrors;
import io.insaka.conversations.Receipts;
import io.insaka.intake.WaitingItem;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells what the provider reports of our own doing from what a person wrote or did in the provider's app. */
final class Echoes {
    private final TenantId tenant;
    private final Messages messages;
    private final Receipts receipts;
    private final Mirrors mirrors;

    Echoes(TenantId tenant, BatchTools tools) {
        this.tenant = tenant;
        this.messages = tools.messages();
        this.receipts = tools.receipts();
        this.mirrors = tools.mirrors();
    }

    /** Whether the provider was told so by us a moment ago: somebody here may have changed it again since. */
    boolean ours(ConversationId conversation, Holding holding, Instant now) {
        return mirrors.wasTold(tenant, conversation, holding, now);
    }

    /**
     * Whether the echo is of a message of ours, known by its id or still under way to an answer that its echo was quicker
     * than (or that never came): then it is this message's receipt.
     */
    boolean ours(WaitingItem item, ConversationId conversation, Inbound.Echoed echoed) {
        if (known(item, echoed)) {
            return true;
        }
        Optional<MessageId> underway =
                messages.underway(tenant, conversation, echoed.content()).map(Message::id);
        underway.ifPresent(message -> receipts.apply(
                tenant,
                List.of(new Receipts.Arrived(
                        item.id(),
                        item.channel(),
                        new Inbound.Receipted(
                                echoed.providerId(), DeliveryStep.SENT, echoed.sentAt(), message.toString(), null)))));
        // The answer may have come between the two look-ups; a person who never wrote would silence the bot.
        return underway.isPresent() || known(item, echoed);
    }

    private boolean known(WaitingItem item, Inbound.Echoed echoed) {
        return messages.byProviderId(tenant, item.channel(), echoed.providerId())
                .isPresent();
    }
}
