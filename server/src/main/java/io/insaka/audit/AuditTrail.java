package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Where modules say what somebody did, in the same transaction as the change. */
@Component
public class AuditTrail {
    private static final JsonMapper json = new JsonMapper();

    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final Origins origins;
    private final Vault vault;
    private final Clock clock;

    AuditTrail(EntryRepository repository, TenantTransactions transactions, Origins origins, Vault vault, Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.origins = origins;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Joins the open transaction: the entry is written when, and only if, it commits. Outside one it is written at once.
     * Who did it and from where is what the request of this thread says; without a request it was the product itself.
     *
     * @param action a stable code such as {@code conversation.taken}, among those the endpoint declares
     */
    public void record(TenantId tenant, String action, Subject subject, Details details) {
        declared(action);
        record(tenant, origins.current(), action, subject, details);
    }

    public void record(TenantId tenant, String action, Subject subject) {
        record(tenant, action, subject, Details.NONE);
    }

    void record(TenantId tenant, Origin origin, String action, Subject subject, Details details) {
        boolean nothingPersonal =
                origin.address().isEmpty() && details.personal().isEmpty();
        // Sealed now and not while others wait for the end of the chain.
        var personal = nothingPersonal ? null : Personal.seal(vault, tenant, origin, details.personal());
        var pending = new PendingEntries.Pending(
                tenant, origin.actor(), action, subject, json.writeValueAsString(details.facts()), personal);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().add(pending);
        } else {
            transactions.run(tenant, () -> pending().add(pending));
        }
    }

    private PendingEntries pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    var pending = new PendingEntries(repository, transactions, clock);
                    TransactionSynchronizationManager.registerSynchronization(pending);
                    return pending;
                });
    }

    /** What an endpoint says about itself is what the gate and the documentation read: it must not lie. */
    private static void declared(String action) {
        Origins.request()
                .map(request -> request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE))
                .filter(HandlerMethod.class::isInstance)
                .map(HandlerMethod.class::cast)
                .filter(method -> !declares(method, action))
                .ifPresent(method -> {
                    throw new IllegalStateException(
                            method.getShortLogMessage() + " does not declare the audit action " + action);
                });
    }

    private static boolean declares(HandlerMethod method, String action) {
        Audited written = method.getMethodAnnotation(Audited.class);
        AuditedRead read = method.getMethodAnnotation(AuditedRead.class);
        return written != null && Arrays.asList(written.value()).contains(action)
                || read != null && read.value().equals(action);
    }
}
