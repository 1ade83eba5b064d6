package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** By when people should have done what. Every method joins the tenant's open transaction. */
@Component
public class Dues {
    private final ThreadRepository threads;
    private final DueRepository repository;

    Dues(ThreadRepository threads, DueRepository repository) {
        this.threads = threads;
        this.repository = repository;
    }

    /** As it is; nobody else changes it until the transaction ends. */
    public Optional<Conversation> lock(TenantId tenant, ConversationId id) {
        return threads.lock(tenant, id);
    }

    /** @param due null: nothing. @return whether it was something else before */
    public boolean put(TenantId tenant, ConversationId id, @Nullable Due due) {
        return repository.put(tenant, id, due);
    }

    /** Its team, also when it was named in this very transaction. */
    public @Nullable UUID team(TenantId tenant, ConversationId id) {
        return repository.team(tenant, id);
    }

    /** What people have, and is not resolved. */
    public List<ConversationId> withPeople(TenantId tenant) {
        return repository.withPeople(tenant);
    }
}
