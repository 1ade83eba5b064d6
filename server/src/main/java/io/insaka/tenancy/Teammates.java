package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The people of an organisation, as the other modules see them. */
@Component
public class Teammates {
    private final TenantTransactions transactions;
    private final TeammateRepository repository;

    Teammates(TenantTransactions transactions, TeammateRepository repository) {
        this.transactions = transactions;
        this.repository = repository;
    }

    /** The names of these teammates, also of those who have left; an unknown id has no entry. */
    public Map<TeammateId, String> names(TenantId tenant, Collection<TeammateId> teammates) {
        if (teammates.isEmpty()) {
            return Map.of();
        }
        return transactions.call(
                tenant,
                () -> repository.named(tenant, teammates).stream()
                        .collect(Collectors.toUnmodifiableMap(Teammate::id, Teammate::name)));
    }

    /** The address by which this teammate is known elsewhere, too; empty once they have left. */
    public Optional<String> email(TenantId tenant, TeammateId teammate) {
        return transactions.call(
                tenant,
                () -> repository
                        .find(tenant, teammate)
                        .map(found -> found.email().value()));
    }

    /** In which this teammate reads; empty: as their browser says. */
    public Optional<String> language(TenantId tenant, TeammateId teammate) {
        return transactions.call(tenant, () -> repository.language(tenant, teammate));
    }

    /** Whether this teammate works here now and may answer customers. */
    public boolean answers(TenantId tenant, TeammateId teammate) {
        return may(tenant, teammate, Permission.CONVERSATIONS_WRITE);
    }

    /** As {@link #answers}, on that channel. */
    public boolean answers(TenantId tenant, TeammateId teammate, UUID channel) {
        return answering(tenant, teammate).filter(sight -> sight.shows(channel)).isPresent();
    }

    /** Whose conversations this teammate may answer now; empty when nobody's. */
    public Optional<Sight> answering(TenantId tenant, TeammateId teammate) {
        return acting(tenant, teammate)
                .filter(caller -> caller.may(Permission.CONVERSATIONS_WRITE))
                .map(Caller::sight);
    }

    /** Whether this teammate works here now and may do that. */
    public boolean may(TenantId tenant, TeammateId teammate, Permission permission) {
        return acting(tenant, teammate).filter(caller -> caller.may(permission)).isPresent();
    }

    /** The teammate as a caller with all they may do now, for what is done in their name; empty once they have left. */
    public Optional<Caller> acting(TenantId tenant, TeammateId teammate) {
        return transactions.call(
                tenant,
                () -> repository
                        .find(tenant, teammate)
                        .map(found -> new Caller(
                                tenant, teammate, found.name(), found.role(), found.permissions(), found.sight())));
    }
}
