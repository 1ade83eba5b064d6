package io.insaka.conversations.mirroring;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Mirror;
import io.insaka.channels.spi.Mirrored;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Mirrors;
import io.insaka.conversations.mirroring.RequestRepository.Due;
import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Teammates;
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
    record Known(Channels channels, Contacts contacts, Inbox inbox, Teammates teammates, Mirrors mirrors) {}

    void run(Due due) {
        ChannelAccount account =
                known.channels().find(due.tenant(), due.channel()).orElse(null);
        Optional<Mirror> news = account == null ? Optional.empty() : news(due);
        if (account == null || news.isEmpty()) {
            transactions.run(due.tenant(), () -> requests.done(due));
            return;
        }
        boolean asked = account.standing().sends();
        Mirrored answer = asked ? tell(account, news.get()) : new Mirrored(false, null);
        boolean told = answer.told();
        boolean over = told || asked && due.attempts() >= settings.maxAttempts();
        if (over && !told) {
            log.warn("Channel {} is told no more who has a conversation: it takes no word of it", account.id());
        }
        transactions.run(due.tenant(), () -> {
            if (told && due.hands()) {
                requests.shows(due, answer.assigned());
            }
            if (over) {
                requests.done(due);
            } else {
                requests.later(due, clock.instant().plus(backoff(due.attempts())));
            }
        });
    }

    /** Until something changes again. */
    void giveUp(Due due) {
        transactions.run(due.tenant(), () -> requests.done(due));
    }

    private Mirrored tell(ChannelAccount account, Mirror news) {
        return known.channels().adapter(account.kind()).mirror(account.settings(), news);
    }

    private Optional<Mirror> news(Due due) {
        return transactions.call(
                due.tenant(),
                () -> known.inbox()
                        .find(due.tenant(), due.conversation())
                        .map(Inbox.Listed::conversation)
                        .map(conversation -> news(due, conversation)));
    }

    private Mirror news(Due due, Conversation conversation) {
        Optional<Contact> contact = known.contacts().find(due.tenant(), conversation.contact());
        return new Mirror(
                contact.map(Contact::addresses).orElse(List.of()),
                due.hands() ? hands(due, conversation) : null,
                contact.map(Telling::about).orElse(Mirror.About.NOTHING));
    }

    private Mirror.Hands hands(Due due, Conversation conversation) {
        String teammate = conversation.holder() instanceof Holder.Teammate held && !conversation.resolved()
                ? known.teammates().email(due.tenant(), held.id()).orElse(null)
                : null;
        Holding holding = holding(conversation);
        known.mirrors().telling(due.tenant(), due.conversation(), holding, clock.instant());
        return new Mirror.Hands(holding, teammate, requests.shown(due));
    }

    private static Mirror.About about(Contact contact) {
        String language = contact.spoken().language();
        return new Mirror.About(
                contact.ties().person() == null ? null : contact.label(),
                language.isEmpty() ? null : language,
                contact.optedOutAt() != null);
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
