package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which conversations were merged into which, and what undoing it puts back. Joins the tenant's open transaction. */
@Component
public class Merges {
    private final MergeRepository repository;

    Merges(MergeRepository repository) {
        this.repository = repository;
    }

    /** One of two, as the other shows it. */
    public record Side(ConversationId id, ChannelId channel, ContactId contact) {}

    /** @param messages in the one that was merged, then */
    public record Pair(Side merged, Side into, TeammateId by, Instant at, int messages) {}

    /** Those that were merged and those others were merged into, the first merged first. Only where both are seen. */
    public List<Pair> of(TenantId tenant, Collection<ConversationId> conversations) {
        return conversations.isEmpty() ? List.of() : repository.of(tenant, conversations);
    }

    /** Into it. */
    public int count(TenantId tenant, ConversationId into) {
        return repository.count(tenant, into);
    }

    /** Those that were merged into it, the first first. */
    public List<Merge> into(TenantId tenant, ConversationId other) {
        return repository.into(tenant, other);
    }

    /** How many messages it shows. */
    public int messages(TenantId tenant, ConversationId conversation) {
        return repository.messages(tenant, conversation);
    }

    public void keep(TenantId tenant, Merge merge) {
        repository.insert(tenant, merge);
    }

    public Optional<Merge> find(TenantId tenant, ConversationId conversation) {
        return repository.find(tenant, conversation);
    }

    /** False when it was over before. */
    public boolean end(TenantId tenant, ConversationId conversation) {
        return repository.delete(tenant, conversation);
    }
}
