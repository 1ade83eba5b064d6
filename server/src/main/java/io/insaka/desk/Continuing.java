package io.insaka.desk;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.People;
import io.insaka.conversations.Author;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Threads;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the thread in which somebody is written to at another of their addresses. Joins the tenant's transaction. */
@Component
class Continuing {
    private final Contacts contacts;
    private final People people;
    private final Channels channels;
    private final Threads threads;
    private final Inbox inbox;
    private final Clock clock;

    Continuing(Contacts contacts, People people, Channels channels, Threads threads, Inbox inbox, Clock clock) {
        this.contacts = contacts;
        this.people = people;
        this.channels = channels;
        this.threads = threads;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The person's thread with this address on this channel, made when there is none. */
    ConversationId open(Caller caller, Contact lead, ContinueApi.Continuation wish) {
        TenantId tenant = caller.tenant();
        ChannelAccount account = account(tenant, wish);
        Contact there = owner(caller, lead, address(tenant, lead, wish));
        if (there.optedOutAt() != null) {
            throw DeskProblem.wantsNoMessages();
        }
        UUID from = wish.from();
        if (from != null) {
            inbox.find(tenant, account.id(), there.id()).ifPresent(thread -> lock(tenant, thread.id(), from));
        }
        // Nobody has written there yet: any number orders what nobody sends.
        long lane = there.id().value().getLeastSignificantBits();
        OpenThreads open = threads.open(tenant, List.of(new Threads.Key(account.id(), there.id(), lane)));
        return open.thread(account.id(), there.id()).conversation().id();
    }

    /** In the order in which everybody locks threads: two teammates who go opposite ways wait for each other only once. */
    private void lock(TenantId tenant, ConversationId one, UUID other) {
        Stream.of(one.value(), other)
                .sorted(Comparator.comparing(UUID::toString))
                .forEach(id -> threads.open(tenant, new ConversationId(id)));
    }

    private ChannelAccount account(TenantId tenant, ContinueApi.Continuation wish) {
        ChannelAccount account = channels.find(tenant, new ChannelId(wish.channelId()))
                .orElseThrow(() -> DeskProblem.invalid("channelId", "is no channel of this organisation"));
        if (!account.standing().sends() || !channels.adapter(account.kind()).sends(account.settings())) {
            throw DeskProblem.invalid("channelId", "is a channel that is switched off or not connected");
        }
        if (!channels.adapter(account.kind()).opensTo().contains(wish.kind())) {
            throw DeskProblem.invalid("kind", "is no kind of address that this channel can write to first");
        }
        return account;
    }

    private Address address(TenantId tenant, Contact lead, ContinueApi.Continuation wish) {
        var wanted = new Address(wish.kind(), wish.value(), true);
        return contacts.find(tenant, lead.everyone()).values().stream()
                .flatMap(contact -> contact.addresses().stream())
                .filter(wanted::sameAs)
                .findFirst()
                .orElseThrow(() -> DeskProblem.invalid("value", "is no address of this person now"));
    }

    /**
     * Whose thread it is. An address that was only said so far gets a contact of its own, merged into the person: so that
     * it can be taken out again should somebody else answer.
     */
    private Contact owner(Caller caller, Contact lead, Address address) {
        TenantId tenant = caller.tenant();
        var found = new Address(address.kind(), address.value(), true, address.proven());
        Optional<Contact> owner = contacts.find(tenant, found);
        if (owner.isPresent()) {
            if (!owner.get().lead().equals(lead.lead())) {
                throw DeskProblem.anothersAddress();
            }
            return owner.get();
        }
        Contact fresh = contacts.recognise(
                        tenant,
                        List.of(new Party(List.of(new Address(address.kind(), address.value(), true, false)), null)),
                        clock.instant())
                .getFirst();
        people.merge(tenant, lead.id(), fresh.id(), caller.teammate());
        return contacts.find(tenant, fresh.id()).orElseThrow(DeskProblem::unknownContact);
    }

    /** A line in both threads, for whoever reads only one of them. */
    void link(Caller caller, ConversationId there, @Nullable UUID from, Contact lead) {
        if (from == null || there.value().equals(from)) {
            return;
        }
        TenantId tenant = caller.tenant();
        Conversation left = inbox.find(tenant, new ConversationId(from))
                .map(Inbox.Listed::conversation)
                .filter(conversation -> lead.everyone().contains(conversation.contact()))
                .orElseThrow(() -> DeskProblem.invalid("from", "is no conversation of this person"));
        Conversation reached =
                inbox.find(tenant, there).map(Inbox.Listed::conversation).orElseThrow();
        note(tenant, left, "continued_elsewhere", "Goes on in " + name(tenant, reached) + ".");
        note(tenant, reached, "continued_here", "Continued from " + name(tenant, left) + ".");
    }

    private void note(TenantId tenant, Conversation conversation, String kind, String text) {
        threads.open(tenant, conversation.id()).ifPresent(open -> {
            open.thread(conversation.id()).note(Author.SYSTEM, new Content.Notice(kind, text));
            open.write();
        });
    }

    private String name(TenantId tenant, Conversation conversation) {
        return channels.find(tenant, conversation.channel())
                .map(ChannelAccount::name)
                .orElse("another channel");
    }
}
