package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.webchat.WebChat;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Direction;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Message;
import io.insaka.conversations.MessageStatus;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.push.Pushes;
import io.insaka.push.Pushes.Outcome;
import io.insaka.webchat.SubscriptionRepository.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells the browsers of one thread of the latest message that has not reached any open page. */
@Component
class PushRound {
    private static final Duration CLAIM = Duration.ofMinutes(1);
    /** Older news is no news: it waits in the chat. */
    private static final Duration FRESH = Duration.ofHours(24);

    /** A page that was closed is noticed within this time; until then its stream seems open. */
    private static final Duration PAGE_ENDS = Duration.ofMinutes(2);

    private static final int WINDOW = 50;
    private static final int LONGEST_BODY = 140;

    private final TenantTransactions transactions;
    private final SubscriptionRepository subscriptions;
    private final Threads threads;
    private final Pushes pushes;
    private final ChatStreams streams;
    private final Clock clock;

    /** Where a subscription's thread and its chat's look are found. */
    @Component
    record Threads(Channels channels, Contacts contacts, Inbox inbox, ChatLook look, JsonMapper json) {}

    PushRound(
            TenantTransactions transactions,
            SubscriptionRepository subscriptions,
            Threads threads,
            Pushes pushes,
            ChatStreams streams,
            Clock clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.threads = threads;
        this.pushes = pushes;
        this.streams = streams;
        this.clock = clock;
    }

    /** Some subscribe before they have written. Joins the tenant's open transaction. */
    void findThreads(TenantId tenant) {
        for (var lost : subscriptions.withoutThread(tenant)) {
            threads.contacts()
                    .find(tenant, new Address(WebChat.VISITOR, lost.visitor().toString(), true))
                    .flatMap(contact -> threads.inbox().find(tenant, lost.channel(), contact.id()))
                    .map(Conversation::id)
                    .ifPresent(conversation -> subscriptions.found(tenant, lost.id(), conversation));
        }
    }

    /** When to look again. */
    sealed interface Again {
        /** A page seems to be open, and has not said that it has the message. */
        record SoonAsBefore() implements Again {}

        /** @param after null when the push service did not say */
        record AfterFailure(@Nullable Duration after) implements Again {}
    }

    /**
     * @param last whether this is the last attempt: what cannot be told now is not told
     * @return empty when nothing is left to do
     */
    Optional<Again> tell(TenantId tenant, ConversationId conversation, boolean last) {
        Again again = null;
        for (UUID id : transactions.call(tenant, () -> subscriptions.of(tenant, conversation))) {
            Instant now = clock.instant();
            Claimed claimed = transactions
                    .call(tenant, () -> subscriptions.claim(tenant, id, now, now.plus(CLAIM)))
                    .orElse(null);
            if (claimed != null) {
                Again wanted = tell(tenant, conversation, claimed, last);
                again = wanted == null || again instanceof Again.AfterFailure ? again : wanted;
            }
        }
        return Optional.ofNullable(again);
    }

    private @Nullable Again tell(TenantId tenant, ConversationId conversation, Claimed to, boolean last) {
        Message news = transactions.call(tenant, () -> news(tenant, conversation, to.told()));
        ChannelAccount account = threads.channels().find(to.channel()).orElse(null);
        if (news == null || account == null) {
            release(tenant, to, to.told());
            return null;
        }
        if (streams.watching(tenant, to.visitor())) {
            boolean settled = news.createdAt().isBefore(clock.instant().minus(PAGE_ENDS));
            release(tenant, to, settled ? news.position() : to.told());
            return settled ? null : new Again.SoonAsBefore();
        }
        return switch (pushes.send(tenant, to.subscription(), payload(account, news), topic(account))) {
            case Outcome.Taken _, Outcome.Refused _ -> {
                release(tenant, to, news.position());
                yield null;
            }
            case Outcome.Gone gone -> {
                transactions.run(tenant, () -> subscriptions.drop(tenant, to.id()));
                yield null;
            }
            case Outcome.Later later -> {
                release(tenant, to, last ? news.position() : to.told());
                yield new Again.AfterFailure(later.after());
            }
        };
    }

    private void release(TenantId tenant, Claimed to, long told) {
        transactions.run(tenant, () -> subscriptions.release(tenant, to.id(), told));
    }

    /** The latest of our messages that no page has told us it has. */
    private @Nullable Message news(TenantId tenant, ConversationId conversation, long told) {
        Instant oldest = clock.instant().minus(FRESH);
        return threads.inbox().before(tenant, conversation, Long.MAX_VALUE, WINDOW).stream()
                .filter(message -> message.position() > told
                        && message.direction() == Direction.OUTBOUND
                        && message.status() == MessageStatus.SENT
                        && ChatMessages.visible(message)
                        && message.marks().revokedAt() == null
                        && message.createdAt().isAfter(oldest))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private byte[] payload(ChannelAccount account, Message news) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("title", String.valueOf(threads.look().of(account).title()));
        payload.put("body", shortened(news.body().content().words()));
        payload.put("url", "/chat/" + account.id());
        payload.put("tag", account.id().toString());
        payload.put("messageId", news.id().toString());
        return threads.json().writeValueAsBytes(payload);
    }

    private static String shortened(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return "📎";
        }
        return words.codePointCount(0, words.length()) <= LONGEST_BODY
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_BODY - 1)) + "…";
    }

    /** 32 signs of base64url at most. */
    private static String topic(ChannelAccount account) {
        return account.id().toString().replace("-", "");
    }
}
