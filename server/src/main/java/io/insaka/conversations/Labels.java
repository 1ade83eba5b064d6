package io.insaka.conversations;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The labels of an organisation and what carries them. Every method joins the tenant's open transaction. */
@Component
public class Labels {
    private final LabelRepository repository;
    private final Ids ids;
    private final Clock clock;

    Labels(LabelRepository repository, Ids ids, Clock clock) {
        this.repository = repository;
        this.ids = ids;
        this.clock = clock;
    }

    /** By name. */
    public List<Label> all(TenantId tenant) {
        return repository.all(tenant);
    }

    public Optional<Label> find(TenantId tenant, UUID id) {
        return repository.find(tenant, id);
    }

    /** Whether another label than {@code except} is called so, however it is written. */
    public boolean taken(TenantId tenant, String name, UUID except) {
        return repository.taken(tenant, name, except);
    }

    public Label create(TenantId tenant, String name, Label.Colour colour) {
        var label = new Label(ids.next(), name, colour);
        repository.insert(tenant, label, clock.instant());
        return label;
    }

    public void change(TenantId tenant, Label label) {
        repository.update(tenant, label);
    }

    /** Also off every conversation. */
    public void delete(TenantId tenant, UUID id) {
        repository.delete(tenant, id);
    }

    /** Which labels these conversations carry; one without any has no entry. */
    public Map<ConversationId, List<Label>> of(TenantId tenant, Collection<ConversationId> conversations) {
        return conversations.isEmpty() ? Map.of() : repository.of(tenant, conversations);
    }

    /** @return those it did not carry before */
    public Set<UUID> put(TenantId tenant, ConversationId conversation, Collection<UUID> labels) {
        return labels.isEmpty() ? Set.of() : repository.put(tenant, conversation, labels);
    }

    /** @return those it carried until now */
    public Set<UUID> takeOff(TenantId tenant, ConversationId conversation, Collection<UUID> labels) {
        return labels.isEmpty() ? Set.of() : repository.takeOff(tenant, conversation, labels);
    }
}
