package io.insaka.tenancy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions of browsers: in the database, so that they survive a restart and count on every node. */
@Component
class Sessions {
    private final TenantTransactions transactions;
    private final SessionRepository repository;
    private final Credentials credentials;
    private final TenancySettings settings;
    private final Tenants.Origin origin;
    private final AccessNotes notes;

    Sessions(
            TenantTransactions transactions,
            SessionRepository repository,
            Credentials credentials,
            TenancySettings settings,
            Tenants.Origin origin,
            AccessNotes notes) {
        this.transactions = transactions;
        this.repository = repository;
        this.credentials = credentials;
        this.settings = settings;
        this.origin = origin;
        this.notes = notes;
    }

    Secret open(TenantId tenant, TeammateId teammate, String device) {
        return open(tenant, teammate, device, null);
    }

    /**
     * As {@link #open(TenantId, TeammateId, String)}, of somebody who comes from the organisation's provider.
     *
     * @param still within the same transaction: throws when the way that led here is closed meanwhile
     */
    Secret openByProvider(TenantId tenant, TeammateId teammate, String device, Supplier<SessionRepository.Mark> still) {
        return open(tenant, teammate, device, still);
    }

    private Secret open(
            TenantId tenant, TeammateId teammate, String device, @Nullable Supplier<SessionRepository.Mark> still) {
        boolean byProvider = still != null;
        Secret secret = Secret.forSession();
        Instant now = origin.clock().instant();
        transactions.run(tenant, () -> {
            repository.clearEnded(tenant, teammate, now.minus(settings.sessionIdle()));
            SessionRepository.Mark mark = still == null ? null : still.get();
            var row = new SessionRepository.Row(origin.ids().next(), teammate, device, now, now, byProvider);
            repository.add(tenant, row, secret);
            if (mark != null) {
                repository.mark(tenant, row.id(), mark);
            }
            Map<String, Object> facts = byProvider ? Map.of("by", "provider") : Map.of();
            notes.note(tenant, teammate, "session.opened", teammate, facts);
        });
        return secret;
    }

    void end(Caller caller, UUID session) {
        transactions.run(caller.tenant(), () -> {
            repository.end(caller.tenant(), session);
            notes.note(caller.tenant(), caller.teammate(), "session.closed", caller.teammate(), Map.of());
        });
        credentials.forget();
    }

    /** Those that still let their teammate in, the last used first. */
    List<SessionRepository.Row> of(Caller caller) {
        Instant now = origin.clock().instant();
        return transactions.call(
                caller.tenant(),
                () -> repository.of(caller.tenant(), caller.teammate()).stream()
                        .filter(row -> row.seenAt().isAfter(now.minus(settings.sessionIdle()))
                                && row.createdAt().isAfter(now.minus(settings.sessionLife())))
                        .toList());
    }

    /** One of the caller's own, never somebody else's. */
    void endOwn(Caller caller, UUID session) {
        if (of(caller).stream().noneMatch(row -> row.id().equals(session))) {
            throw Refusal.unknownSession();
        }
        end(caller, session);
    }

    void endAll(TenantId tenant, TeammateId teammate) {
        transactions.run(tenant, () -> repository.endAll(tenant, teammate));
        credentials.forget();
    }
}
