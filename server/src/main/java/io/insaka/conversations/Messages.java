package io.insaka.conversations;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Original;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Messages that exist, and what happens to them later. Every method joins the tenant's open transaction. */
@Component
public class Messages {
    private final MessageRepository repository;
    private final MessageSeal seal;
    private final MessageKeys keys;
    private final AliasRepository aliases;
    private final AttachmentRepository attachments;

    Messages(
            MessageRepository repository,
            MessageSeal seal,
            MessageKeys keys,
            AliasRepository aliases,
            AttachmentRepository attachments) {
        this.aliases = aliases;
        this.attachments = attachments;
        this.repository = repository;
        this.seal = seal;
        this.keys = keys;
    }

    public Optional<Message> find(TenantId tenant, MessageId id) {
        return repository.find(tenant, id);
    }

    /** By the provider's id on that account, whichever way it went. */
    public Optional<Message> byProviderId(TenantId tenant, ChannelId channel, String providerId) {
        return repository
                .byProviderId(tenant, channel, providerId)
                .or(() -> aliases.find(tenant, channel, providerId).flatMap(id -> repository.find(tenant, id)));
    }

    /**
     * Adds a file to a message that was sent as several. Twice the same changes nothing.
     *
     * @param called what the part is called at the provider
     * @return whether the message has words only now
     */
    public boolean join(TenantId tenant, ChannelId channel, MessageId id, String called, Album.Part part, Instant at) {
        Message message = repository.lock(tenant, id).orElse(null);
        if (message == null || message.body().file(part.place()) != null) {
            return false;
        }
        Message.Body body = message.body().joined(part);
        repository.replaceBody(tenant, id, body, null);
        aliases.add(tenant, channel, id, List.of(called));
        attachments.request(tenant, channel, id, part.place(), at);
        return message.body().words().isBlank() && !body.words().isBlank();
    }

    /** The oldest message of the thread that says this and of which nobody knows yet whether the provider took it. */
    public Optional<Message> underway(TenantId tenant, ConversationId conversation, Content content) {
        return repository.underway(tenant, conversation).stream()
                .filter(message -> same(message.body().content(), content))
                .findFirst();
    }

    private static boolean same(Content ours, Content echoed) {
        if (ours instanceof Content.Media mine && echoed instanceof Content.Media theirs) {
            return mine.kind() == theirs.kind();
        }
        String words = ours.words().strip();
        return !words.isEmpty() && words.equals(echoed.words().strip());
    }

    /** Which of the ids are messages already. */
    public Set<UUID> existing(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : repository.existing(tenant, ids);
    }

    /** The contact changed what they had written; a file that was not there before is fetched. */
    public void edit(TenantId tenant, ChannelId channel, Message message, Inbound.Edited edited, Instant at) {
        Message.Body body = message.body().edited(edited.content(), edited.place());
        repository.replaceBody(tenant, message.id(), body, at);
        long place = body.album() == null ? 0 : edited.place();
        Content.Media file = body.file(place);
        if (file != null && file.mediaId() == null && file.reference() != null && body.fileProblem(place) == null) {
            attachments.request(tenant, channel, message.id(), place, at);
        }
    }

    /** The file at this place of a message, as it is now; the message is locked. */
    public Optional<Content.Media> lockFile(TenantId tenant, MessageId id, long place) {
        return repository.lock(tenant, id).map(message -> message.body().file(place));
    }

    /**
     * Fills in a file that was fetched, into the message as it is now.
     *
     * @param place which of its files; 0 where it has one
     * @param problem why there is none, {@code failed}, {@code expired} or {@code too-large}; null when there is
     */
    public Optional<Message> complete(
            TenantId tenant,
            MessageId id,
            long place,
            UnaryOperator<Content.Media> completed,
            @Nullable String problem) {
        Optional<Message> message = repository.lock(tenant, id);
        Content.Media file = message.map(known -> known.body().file(place)).orElse(null);
        if (message.isEmpty() || file == null) {
            return Optional.empty();
        }
        Message.Body body = message.get().body();
        Content.Media next = completed.apply(file);
        repository.replaceBody(
                tenant,
                id,
                body.album() == null ? body.with(next, problem) : body.joined(new Album.Part(place, next, problem)),
                null);
        return message;
    }

    /** Puts down what a model heard or saw in the file. */
    public void perceived(TenantId tenant, Message message, String text) {
        repository.replaceBody(tenant, message.id(), message.body().perceiving(text), null);
    }

    public void revoke(TenantId tenant, MessageId id, Instant at) {
        repository.revoke(tenant, id, at);
    }

    /** One reaction per side; null takes it back. */
    public void react(TenantId tenant, Message message, String by, @Nullable String emoji) {
        List<Message.Reaction> reactions = new ArrayList<>(message.marks().reactions());
        reactions.removeIf(reaction -> reaction.by().equals(by));
        if (emoji != null) {
            reactions.add(new Message.Reaction(emoji, by));
        }
        repository.react(tenant, message.id(), reactions);
    }

    public Content content(TenantId tenant, byte[] sealed) {
        return seal.body(tenant, sealed).content();
    }

    /** What a sealed message was cut out of; null when it was cut out of nothing. */
    public @Nullable Original original(TenantId tenant, byte[] sealed) {
        return seal.body(tenant, sealed).original();
    }

    public @Nullable String providerId(TenantId tenant, byte @Nullable [] sealed) {
        return keys.open(tenant, sealed);
    }
}
