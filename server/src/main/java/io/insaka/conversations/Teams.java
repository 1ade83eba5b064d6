package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.TeammateLeft;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The teams of an organisation, and which of them answers a conversation. Every method joins the tenant's open
 * transaction.
 */
@Component
public class Teams {
    private final TeamRepository repository;
    private final Clock clock;

    Teams(TeamRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** By name. */
    public List<Team> all(TenantId tenant) {
        return repository.all(tenant, false);
    }

    /** As {@link #all}, and nobody else gives out conversations of this organisation until the transaction ends. */
    public List<Team> hold(TenantId tenant) {
        return repository.all(tenant, true);
    }

    public boolean exist(TenantId tenant) {
        return repository.exist(tenant);
    }

    public Optional<Team> find(TenantId tenant, UUID id) {
        return all(tenant).stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Of those that conversations name; one that is gone has no entry. */
    public Map<UUID, String> names(TenantId tenant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.all(tenant, false).stream().collect(Collectors.toMap(Team::id, Team::name));
    }

    /** Whether another team than {@code except} is called so, however it is written. */
    public boolean taken(TenantId tenant, String name, UUID except) {
        return repository.taken(tenant, name, except);
    }

    public void create(TenantId tenant, Team team) {
        repository.insert(tenant, team, clock.instant());
        repository.join(tenant, team);
    }

    /** Who stays keeps their turn. */
    public void change(TenantId tenant, Team team) {
        repository.update(tenant, team);
        repository.join(tenant, team);
    }

    /** What its people hold stays with them; what waits for it waits for anybody. */
    public void delete(TenantId tenant, UUID id) {
        repository.delete(tenant, id);
        repository.free(tenant, id);
    }

    /** Names the team that answers a conversation, whose lock the caller holds. A team that is gone is none. */
    public boolean name(TenantId tenant, ConversationId conversation, @Nullable UUID team) {
        return repository.name(tenant, conversation, team);
    }

    public Set<UUID> of(TenantId tenant, TeammateId teammate) {
        return repository.of(tenant, teammate);
    }

    public record Waiting(ConversationId conversation, UUID team, ChannelId channel) {}

    /** What waits for one of these teams, in the order in which it should be given. */
    public List<Waiting> waiting(TenantId tenant, Collection<UUID> teams, int most) {
        return teams.isEmpty() ? List.of() : repository.waiting(tenant, teams, most);
    }

    /** Whether it still waits for this team and nobody else is changing it; it is the caller's until they are done. */
    public boolean claim(TenantId tenant, UUID team, ConversationId conversation) {
        return repository.claim(tenant, team, conversation);
    }

    /** @param held open conversations, those that are out of sight apart. @param turn the lower the longer ago */
    public record Load(TeammateId teammate, int held, long turn) {}

    public List<Load> loads(TenantId tenant, UUID team) {
        return repository.loads(tenant, team);
    }

    public void given(TenantId tenant, UUID team, TeammateId teammate, long turn) {
        repository.given(tenant, team, teammate, turn);
    }

    @EventListener
    void left(TeammateLeft left) {
        repository.leave(left.tenant(), left.teammate());
    }
}
