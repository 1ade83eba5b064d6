package io.insaka.conversations.mirroring;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Holding;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.mirroring.RequestRepository.Due;
import io.insaka.database.TenantTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells one provider of one conversation: how it is now, not how it was when it changed. */
@Component
class Telling {
    private static final Logger log = LoggerFactory.getLogger(Telling.class);
    private static final int MOST_DOUBLINGS = 16;

    private final Known known;
    private final TenantTransactions transactions;
    private final RequestRepository requests;
    private final MirrorSettings settings;
    private final Clock clock;

    Telling(
            Known known,
            TenantTransactions transactions,
            RequestRepository requests,
            MirrorSettings settings,
            Clock clock) {
        this.known = known;
        this.transactions = transactions;
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where it stands which provider is told what of whom. */
    @Component
    record Known(Channels channels, Contacts contacts, Inbox inbox) {}

    private record News(List<Address> to, Holding holding) {}

    void run(Due due) {
        ChannelAccount account =
                known.channels().find(due.tenant(), due.channel()).orElse(null);
        Optional<News> news = account == null ? Optional.empty() : news(due);
        if (account == null || news.isEmpty()) {
            transactions.run(due.tenant(), () -> requests.done(due));
            return;
        }
        boolean asked = account.standing().sends();
        boolean told = asked && tell(account, news.get());
        boolean over = told || asked && due.attempts() >= settings.maxAttempts();
        if (over && !told) {
            log.warn("Channel {} is told no more who has a conversation: it takes no word of it", account.id());
        }
        transactions.run(due.tenant(), () -> {
            if (over) {
                requests.done(due);
            } else {
                requests.later(due, clock.instant().plus(backoff(due.attempts())));
            }
        });
    }

    private boolean tell(ChannelAccount account, News news) {
        return known.channels().adapter(account.kind()).mirror(account.settings(), news.to(), news.holding());
    }

    private Optional<News> news(Due due) {
        return transactions.call(
                due.tenant(),
                () -> known.inbox()
                        .find(due.tenant(), due.conversation())
                        .map(Inbox.Listed::conversation)
                        .map(conversation -> new News(
                                known.contacts()
                                        .find(due.tenant(), conversation.contact())
                                        .map(Contact::addresses)
                                        .orElse(List.of()),
                                holding(conversation))));
    }

    private static Holding holding(Conversation conversation) {
        if (conversation.resolved()) {
            return Holding.RESOLVED;
        }
        return conversation.holder() instanceof Holder.Bot ? Holding.BOT : Holding.PERSON;
    }

    private Duration backoff(int attempts) {
        long doubled = settings.backoff().toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        return Duration.ofMillis(Math.min(doubled, settings.maxBackoff().toMillis()));
    }
}
