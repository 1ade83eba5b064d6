package io.insaka.mailings;

import io.insaka.brain.rules.HouseRules;
import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Inbox;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As which of their contacts a person gets a mailing, and why not. Joins the tenant's open transaction. */
@Component
class Choosing {
    private static final Comparator<Conversation> LATEST =
            Comparator.comparing((Conversation thread) -> heardAt(thread)).reversed();

    private final Contacts contacts;
    private final Inbox inbox;
    private final Channels channels;
    private final HouseRules rules;
    private final Willingness willingness;
    private final Clock clock;

    Choosing(
            Contacts contacts, Inbox inbox, Channels channels, HouseRules rules, Willingness willingness, Clock clock) {
        this.willingness = willingness;
        this.contacts = contacts;
        this.inbox = inbox;
        this.channels = channels;
        this.rules = rules;
        this.clock = clock;
    }

    /** Why somebody gets no letter. The words are stored. */
    enum Obstacle {
        OPTED_OUT("opted-out"),
        /** They took back, or refused, their consent to what it is sent for. */
        WITHDRAWN("withdrawn"),
        /** They never said yes, and what it is sent for needs one. */
        NO_CONSENT("no-consent"),
        /** Neither a thread on the channel nor an address that it can write to first. */
        NO_ADDRESS("no-address"),
        WINDOW_CLOSED("window-closed"),
        /** They shut this account out. */
        UNREACHABLE("unreachable"),
        /** The organisation answers them nothing. */
        DENIED("denied"),
        /** There is no such contact (any more). */
        GONE("gone"),
        /** Writing to them failed unexpectedly; the log says how. */
        FAILED("failed");

        private final String wire;

        Obstacle(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }

    /** @param obstacle null when there is none */
    record Choice(
            ContactId person, ContactId contact, @Nullable Obstacle obstacle) {}

    private static Instant heardAt(Conversation thread) {
        Instant heard = thread.activity().lastInboundAt();
        return heard == null ? Instant.EPOCH : heard;
    }

    List<Choice> choose(ChannelAccount account, Mailing mailing, Collection<Contact> people) {
        TenantId tenant = account.tenant();
        Set<ContactId> all =
                people.stream().flatMap(person -> person.everyone().stream()).collect(Collectors.toSet());
        Map<ContactId, Contact> known = contacts.find(tenant, all);
        var around = new Around(known, threads(tenant, account, all), willing(account, mailing, known.values()));
        return people.stream()
                .map(person -> choose(account, mailing, person, around))
                .toList();
    }

    Map<ContactId, Conversation> threads(TenantId tenant, ChannelAccount account, Collection<ContactId> contacts) {
        Map<ContactId, Conversation> threads = new HashMap<>();
        inbox.threads(tenant, contacts).stream()
                .filter(thread -> thread.channel().equals(account.id()))
                .forEach(thread -> threads.put(thread.contact(), thread));
        return threads;
    }

    /** What is known of all who are looked at together. */
    private record Around(Map<ContactId, Contact> known, Map<ContactId, Conversation> threads, Willing willing) {}

    /** Who does not agree to what a mailing is sent for, and why not. */
    record Willing(Map<ContactId, Obstacle> obstacles) {}

    Willing willing(ChannelAccount account, Mailing mailing, Collection<Contact> people) {
        return new Willing(willingness.obstacles(account.tenant(), mailing.purpose(), account.kind(), people));
    }

    /** Where they last wrote; else the first that nothing stands against; else the first with an address at all. */
    private Choice choose(ChannelAccount account, Mailing mailing, Contact person, Around around) {
        Map<ContactId, Contact> known = around.known();
        Map<ContactId, Conversation> threads = around.threads();
        List<Contact> written = person.everyone().stream()
                .map(threads::get)
                .filter(Objects::nonNull)
                .sorted(LATEST)
                .map(thread -> known.get(thread.contact()))
                .filter(Objects::nonNull)
                .toList();
        Set<String> kinds = channels.adapter(account.kind()).opensTo();
        List<Contact> open = person.everyone().stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(contact -> !threads.containsKey(contact.id()) && has(contact, kinds))
                .toList();
        List<Choice> choices = java.util.stream.Stream.concat(written.stream(), open.stream())
                .map(contact -> new Choice(
                        person.lead(),
                        contact.id(),
                        obstacle(account, mailing, around.willing(), contact, threads.get(contact.id()))
                                .orElse(null)))
                .toList();
        return choices.stream()
                .filter(choice -> choice.obstacle() == null)
                .findFirst()
                .or(() -> choices.stream().findFirst())
                .orElseGet(() -> new Choice(
                        person.lead(),
                        person.id(),
                        person.optedOutAt() == null ? Obstacle.NO_ADDRESS : Obstacle.OPTED_OUT));
    }

    private static boolean has(Contact contact, Set<String> kinds) {
        return contact.addresses().stream().filter(Address::identifying).anyMatch(a -> kinds.contains(a.kind()));
    }

    /** As it is at this moment. @param thread null when there is none */
    Optional<Obstacle> obstacle(
            ChannelAccount account,
            Mailing mailing,
            Willing willing,
            @Nullable Contact contact,
            @Nullable Conversation thread) {
        if (contact == null || contact.addresses().isEmpty()) {
            return Optional.of(Obstacle.GONE);
        }
        if (contact.optedOutAt() != null) {
            return Optional.of(Obstacle.OPTED_OUT);
        }
        Obstacle unwilling = willing.obstacles().get(contact.id());
        if (unwilling != null) {
            return Optional.of(unwilling);
        }
        if (rules.of(account.tenant()).lists().denies(contact.addresses())) {
            return Optional.of(Obstacle.DENIED);
        }
        if (thread != null && thread.unreachableSince() != null) {
            return Optional.of(Obstacle.UNREACHABLE);
        }
        return mailing.plan().letter().template() != null || open(account, thread)
                ? Optional.empty()
                : Optional.of(Obstacle.WINDOW_CLOSED);
    }

    private boolean open(ChannelAccount account, @Nullable Conversation thread) {
        Capabilities can = channels.adapter(account.kind()).capabilities();
        Instant heard = thread == null ? null : thread.activity().lastInboundAt();
        return can.replyWindow() == null || heard != null && clock.instant().isBefore(heard.plus(can.replyWindow()));
    }
}
