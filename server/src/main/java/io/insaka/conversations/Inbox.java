package io.insaka.conversations;

import io.insaka.attributes.AttributeCheck;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conversations and messages for people to read. Every method joins the tenant's open transaction. */
@Component
public class Inbox {
    private final InboxRepository repository;
    private final TimelineRepository timelines;
    private final MessageSeal seal;

    Inbox(InboxRepository repository, TimelineRepository timelines, MessageSeal seal) {
        this.repository = repository;
        this.timelines = timelines;
        this.seal = seal;
    }

    /** Which conversations of a list. */
    public enum View {
        ALL,
        MINE,
        /** Waiting for a person. */
        UNASSIGNED,
        /** In which the reader was called by name. */
        MENTIONS
    }

    /** Where conversations are in their life. */
    public enum Status {
        /** At work: neither resolved nor out of sight. */
        OPEN,
        SNOOZED,
        RESOLVED,
        ALL
    }

    /** @param query words of names, numbers or messages; null for no search */
    public record Filter(
            Status status,
            View view,
            Order order,
            TeammateId reader,
            @Nullable String query,
            Conditions conditions) {
        /** Everything there is, the latest first. */
        public static Filter all(TeammateId reader) {
            return new Filter(Status.ALL, View.ALL, Order.RECENT, reader, null, Conditions.NONE);
        }
    }

    /**
     * What else conversations must be. Within a set one is enough; an empty set and a null ask for nothing.
     *
     * @param any whether one of the conditions is enough; otherwise all have to hold
     * @param teams whose people answer them
     * @param ownTeams whether those of the reader's teams are among them
     * @param targets words: {@code missed}, {@code close}
     * @param assignees teammates who hold them
     * @param holders words of {@link Holder}
     * @param languages in which the contact is answered
     * @param waitingFor how long at least the contact has been waiting
     * @param activeWithin how long ago at most something happened
     * @param quietFor how long ago at least something happened
     * @param attributes of the contact or the conversation; each is a condition of its own
     */
    public record Conditions(
            boolean any,
            Set<UUID> channels,
            Set<UUID> labels,
            Set<UUID> teams,
            boolean ownTeams,
            Set<String> targets,
            Set<UUID> assignees,
            Set<Priority> priorities,
            Set<String> holders,
            Set<String> languages,
            @Nullable Duration waitingFor,
            @Nullable Duration activeWithin,
            @Nullable Duration quietFor,
            List<AttributeCheck> attributes) {
        public static final Conditions NONE = new Conditions(
                false, Set.of(), Set.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null,
                null, null, List.of());

        public Conditions {
            channels = Set.copyOf(channels);
            labels = Set.copyOf(labels);
            teams = Set.copyOf(teams);
            targets = Set.copyOf(targets);
            assignees = Set.copyOf(assignees);
            priorities = Set.copyOf(priorities);
            holders = Set.copyOf(holders);
            languages = Set.copyOf(languages);
            attributes = List.copyOf(attributes);
        }
    }

    /** What comes first in a list. */
    public enum Order {
        /** The latest activity. */
        RECENT,
        /** The most urgent, and of those who waits longest; lists only who waits for a person. */
        WAITING,
        /** What is due first; lists only what has a target. */
        TARGET
    }

    /**
     * Where a page begins: behind the conversation that was active, or has been waiting since, then.
     *
     * @param priority of that conversation; of no matter in {@link Order#RECENT}
     */
    public record Place(Instant at, ConversationId id, Priority priority) {}

    /** A conversation with its latest message, which is null only in a thread that is still empty. */
    public record Listed(
            Conversation conversation, @Nullable Message latest) {}

    /**
     * Customers whom the words of a search find, whatever was said with them.
     *
     * @param words see {@code Contacts.sought}
     * @param leads see {@code Contacts.called}
     */
    public record Whose(Long[] words, Collection<ContactId> leads) {
        public static final Whose NOBODYS = new Whose(new Long[0], List.of());
    }

    /** A page of the list. */
    public List<Listed> list(TenantId tenant, Filter filter, Whose whose, @Nullable Place after, int limit) {
        Long[] messageWords = filter.query() == null ? new Long[0] : seal.soughtWords(tenant, filter.query());
        return repository.list(tenant, filter, new InboxConditions.Words(whose, messageWords), after, limit);
    }

    /** Which of these conversations a list shows, in its order: what changed is found without reading the list again. */
    public List<Listed> among(TenantId tenant, Filter filter, Whose whose, Collection<ConversationId> conversations) {
        Long[] messageWords = filter.query() == null ? new Long[0] : seal.soughtWords(tenant, filter.query());
        return repository.among(tenant, filter, new InboxConditions.Words(whose, messageWords), conversations);
    }

    /**
     * How many there are, counted as far as {@link #COUNTED}: a number that high means that many or more.
     *
     * @param mentions those in which the reader was called by name and has not looked since
     */
    public record Counts(long mine, long unassigned, long all, long mentions) {}

    /** Nobody reads further, and a list of a hundred thousand is not walked for a number. */
    public static final int COUNTED = 1_000;

    public Counts counts(TenantId tenant, TeammateId reader, Status status) {
        return repository.counts(tenant, reader, status);
    }

    public Optional<Listed> find(TenantId tenant, ConversationId id) {
        return repository.find(tenant, id);
    }

    /** The contact's thread on this channel, once there is one. */
    public Optional<Conversation> find(TenantId tenant, ChannelId channel, ContactId contact) {
        return repository.find(tenant, channel, contact);
    }

    /** How many messages of ours the contact has been sent and has not read. */
    public int unreadByContact(TenantId tenant, ConversationId conversation) {
        return repository.unreadByContact(tenant, conversation);
    }

    /** The threads of a person, who may be several contacts; the latest activity first. */
    public List<Listed> of(TenantId tenant, Collection<ContactId> contacts) {
        return contacts.isEmpty() ? List.of() : repository.of(tenant, contacts);
    }

    /** As {@link #of}, without what was said in them, in no order. */
    public List<Conversation> threads(TenantId tenant, Collection<ContactId> contacts) {
        return contacts.isEmpty() ? List.of() : timelines.threads(tenant, contacts);
    }

    /** What was said in all these threads before a moment, the latest first. */
    public List<Message> timeline(
            TenantId tenant, Collection<ConversationId> conversations, @Nullable Moment before, int limit) {
        return timelines.read(tenant, conversations, before, limit);
    }

    /** A message that has the words somebody looks for. */
    public record Hit(MessageId message, ConversationId conversation, Instant at) {}

    /** Which messages of these threads have every word of a search, the latest first. */
    public List<Hit> containing(TenantId tenant, Collection<ConversationId> conversations, String query, int limit) {
        Long[] words = seal.soughtWords(tenant, query);
        return words.length == 0 ? List.of() : timelines.containing(tenant, conversations, words, limit);
    }

    /** Where a page of a timeline begins: before this message. */
    public record Moment(Instant at, MessageId id) {}

    /** Oldest first, from behind {@code position} on. */
    public List<Message> after(TenantId tenant, ConversationId conversation, long position, int limit) {
        return repository.messages(tenant, conversation, position, Long.MAX_VALUE, true, limit);
    }

    /** Oldest first, the last ones before {@code position}. */
    public List<Message> before(TenantId tenant, ConversationId conversation, long position, int limit) {
        return repository
                .messages(tenant, conversation, 0, position, false, limit)
                .reversed();
    }

    /** A message of a conversation, before which something was said. */
    public record Spot(ConversationId conversation, MessageId message) {}

    /** Of each, oldest first, the last ones before it, without the marks our side put at them. */
    public Map<Spot, List<Message>> before(TenantId tenant, Collection<Spot> spots, int limit) {
        // Two may ask for the same; what was said before it is not said twice.
        Set<Spot> each = Set.copyOf(spots);
        Map<Spot, List<Message>> before = repository.before(tenant, each, limit);
        return each.stream()
                .collect(Collectors.toMap(
                        spot -> spot,
                        spot -> before.getOrDefault(spot, List.of()).reversed()));
    }

    public Optional<Message> message(TenantId tenant, ConversationId conversation, MessageId id) {
        return repository.message(tenant, conversation, id);
    }

    /** The latest thing the contact wrote, for read and typing marks. */
    public Optional<Message> latestInbound(TenantId tenant, ConversationId conversation) {
        return repository.latestInbound(tenant, conversation);
    }

    /** Whether something the bot said is on its way to the provider at this moment. */
    public boolean botIsSending(TenantId tenant, ConversationId conversation) {
        return repository.botIsSending(tenant, conversation);
    }
}
