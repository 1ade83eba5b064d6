package io.insaka.conversations.delivery;

import io.insaka.contacts.Contacts;
import io.insaka.contacts.consent.Said;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes many results in one commit. */
@Component
class Outcomes {
    private final TenantTransactions transactions;
    private final OutcomeRepository repository;
    private final Contacts contacts;
    private final LiveChanges live;
    private final Clock clock;

    Outcomes(
            TenantTransactions transactions,
            OutcomeRepository repository,
            Contacts contacts,
            LiveChanges live,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.contacts = contacts;
        this.live = live;
        this.clock = clock;
    }

    void write(List<Result> results) {
        Map<TenantId, List<Result>> byTenant = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.row().tenant(), LinkedHashMap::new, Collectors.toList()));
        transactions.across(() -> {
            byTenant.forEach((tenant, some) -> {
                transactions.enter(tenant);
                write(tenant, some);
            });
            return true;
        });
    }

    private void write(TenantId tenant, List<Result> results) {
        List<Result.Sent> sent = results.stream()
                .filter(Result.Sent.class::isInstance)
                .map(Result.Sent.class::cast)
                .toList();
        if (!sent.isEmpty()) {
            repository.sent(tenant, sent);
        }
        for (Result result : results) {
            switch (result) {
                case Result.Sent done -> {}
                case Result.Handed handed -> repository.handed(tenant, handed);
                case Result.Dead dead -> dead(tenant, dead);
                case Result.Unwanted unwanted -> {
                    repository.unwanted(tenant, unwanted);
                    if (unwanted.news()) {
                        optedOut(tenant, unwanted.row());
                    }
                }
                case Result.Again again -> repository.again(tenant, again);
                case Result.Unsure unsure -> repository.unsure(tenant, unsure);
            }
        }
        record(tenant, results);
    }

    private void dead(TenantId tenant, Result.Dead dead) {
        repository.dead(tenant, dead);
        if (dead.cause() == Result.Cause.UNREACHABLE) {
            repository.unreachable(tenant, dead.row().conversation(), clock.instant());
        }
        if (dead.cause() == Result.Cause.OPTED_OUT) {
            optedOut(tenant, dead.row());
        }
    }

    private void optedOut(TenantId tenant, Waiting row) {
        repository
                .contact(tenant, row.conversation())
                .flatMap(contact -> contacts.find(tenant, contact))
                .filter(contact -> contact.news(true))
                .ifPresent(contact -> contacts.optOut(tenant, contact.id(), clock.instant(), Said.byProvider()));
    }

    private void record(TenantId tenant, List<Result> results) {
        Map<ConversationId, String> what = new LinkedHashMap<>();
        results.forEach(result -> what.merge(
                result.row().conversation(),
                result instanceof Result.Dead ? "status,dead-letter" : "status",
                (a, b) -> a.length() > b.length() ? a : b));
        live.record(
                tenant,
                what.entrySet().stream()
                        .map(entry -> new Change(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
