package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Threads;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Failures;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.AddresseeRepository.Pending;
import io.insaka.mailings.AddresseeRepository.Placed;
import io.insaka.mailings.Choosing.Obstacle;
import io.insaka.mailings.Mailing.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes the letters of a mailing into their threads, as many as its pace allows. A letter and what is known of its
 * addressee are one transaction: cut off at any moment, either both are there or neither is.
 */
@Component
class Placing {
    private static final Logger log = LoggerFactory.getLogger(Placing.class);
    private static final int MOST = 100;
    /** What a slow or late round may make up for. */
    private static final Duration MADE_UP = Duration.ofSeconds(2);

    private final Books books;
    private final Contacts contacts;
    private final Threads threads;
    private final Choosing choosing;
    private final Wording wording;
    private final Channels channels;
    private final TenantTransactions transactions;
    private final Clock clock;

    /** What is looked at once more before a letter is written. */
    @org.springframework.stereotype.Component
    record Looking(Contacts contacts, Channels channels, Choosing choosing) {}

    Placing(
            Books books,
            Threads threads,
            Looking looking,
            Wording wording,
            TenantTransactions transactions,
            Clock clock) {
        this.transactions = transactions;
        this.books = books;
        this.threads = threads;
        this.contacts = looking.contacts();
        this.channels = looking.channels();
        this.choosing = looking.choosing();
        this.wording = wording;
        this.clock = clock;
    }

    /** Joins the tenant's open transaction, which holds the mailing. @return whether anything is to be sent now */
    boolean step(TenantId tenant, Mailing mailing) {
        Instant now = clock.instant();
        ChannelAccount account = channels.find(tenant, mailing.channel())
                .filter(known -> known.standing().sends())
                .orElse(null);
        if (account == null) {
            books.mailings().state(tenant, mailing.id(), State.PAUSED, "channel", null, now);
            books.told(tenant);
            return false;
        }
        Instant next = mailing.progress().nextAt();
        Instant from = next == null ? now : latest(next, now.minus(MADE_UP));
        if (from.isAfter(now)) {
            books.mailings().paced(tenant, mailing.id(), from);
            return false;
        }
        long may = 1 + Duration.between(from, now).dividedBy(mailing.pace());
        List<Pending> pending = books.addressees().lockPending(tenant, mailing.id(), (int) Math.min(MOST, may));
        if (!pending.isEmpty()) {
            books.addressees().place(tenant, mailing.id(), attempt(tenant, account, mailing, pending), now);
            Instant then = from.plus(mailing.pace().multipliedBy(pending.size()));
            books.mailings().paced(tenant, mailing.id(), then);
        }
        if (pending.size() < Math.min(MOST, may) || !books.addressees().anyPending(tenant, mailing.id())) {
            books.mailings().state(tenant, mailing.id(), State.DONE, null, null, now);
        }
        books.told(tenant);
        return !pending.isEmpty();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** All at once; when that fails, each alone, so that somebody nobody can write to does not hold up the others. */
    private List<Placed> attempt(TenantId tenant, ChannelAccount account, Mailing mailing, List<Pending> pending) {
        return transactions.attempt(() -> place(tenant, account, mailing, pending), failure -> {
            if (pending.size() == 1) {
                Pending only = pending.getFirst();
                log.warn("Mailing {} leaves out {}: {}", mailing.id(), only.contact(), Failures.words(failure));
                return List.of(new Placed(only.person(), null, null, Obstacle.FAILED));
            }
            return pending.stream()
                    .flatMap(each -> attempt(tenant, account, mailing, List.of(each)).stream())
                    .toList();
        });
    }

    private List<Placed> place(TenantId tenant, ChannelAccount account, Mailing mailing, List<Pending> pending) {
        Map<ContactId, Obstacle> obstacles = new HashMap<>();
        List<ContactId> all = pending.stream().map(Pending::contact).toList();
        look(tenant, account, mailing, all, choosing.threads(tenant, account, all), obstacles);
        List<ContactId> willing =
                all.stream().filter(id -> !obstacles.containsKey(id)).toList();
        OpenThreads open = threads.open(
                tenant,
                willing.stream()
                        .map(id -> new Threads.Key(account.id(), id, id.value().getLeastSignificantBits()))
                        .toList());
        // Now that the threads are held, nobody can say stop in one of them unheard.
        Map<ContactId, Conversation> held = new HashMap<>();
        willing.forEach(id -> held.put(id, open.thread(account.id(), id).conversation()));
        Map<ContactId, Contact> people = look(tenant, account, mailing, willing, held, obstacles);
        Wording.Of words = wording.of(tenant, account, mailing);
        List<Placed> placed = new ArrayList<>();
        for (Pending each : pending) {
            Obstacle obstacle = obstacles.get(each.contact());
            Contact contact = people.get(each.contact());
            placed.add(
                    obstacle != null || contact == null
                            ? new Placed(each.person(), null, null, obstacle == null ? Obstacle.GONE : obstacle)
                            : write(each, open.thread(account.id(), each.contact()), mailing, words.to(contact)));
        }
        open.write();
        return placed;
    }

    private Map<ContactId, Contact> look(
            TenantId tenant,
            ChannelAccount account,
            Mailing mailing,
            List<ContactId> ids,
            Map<ContactId, Conversation> threads,
            Map<ContactId, Obstacle> into) {
        Map<ContactId, Contact> people = contacts.find(tenant, ids);
        Choosing.Willing willing = choosing.willing(account, mailing, people.values());
        ids.forEach(id -> choosing.obstacle(account, mailing, willing, people.get(id), threads.get(id))
                .ifPresent(obstacle -> into.put(id, obstacle)));
        return people;
    }

    /** An addressee is where the last part of their letter is. */
    private static Placed write(Pending each, OpenThread thread, Mailing mailing, List<Message.Body> letter) {
        var author = new Author.Mailing(mailing.id());
        MessageId last = null;
        for (Message.Body part : letter) {
            last = thread.announce(author, part);
        }
        return new Placed(each.person(), thread.conversation().id(), last, last == null ? Obstacle.GONE : null);
    }
}
