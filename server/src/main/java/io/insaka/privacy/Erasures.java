package io.insaka.privacy;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Subject;
import io.insaka.contacts.Contact;
import io.insaka.contacts.Contacts;
import io.insaka.contacts.Forgetting;
import io.insaka.conversations.Erasing;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.privacy.Erasure.Amount;
import io.insaka.tenancy.Caller;
import io.insaka.vault.Traces;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Erasing people: accepted here, gone on with by {@link ErasingRound}. */
@Component
class Erasures {
    private static final int TRIES = 3;

    private final TenantTransactions transactions;
    private final ErasureRepository erasures;
    private final Contacts contacts;
    private final Forgetting people;
    private final Erasing threads;
    private final Around around;

    @Component
    record Around(AuditTrail trail, Ids ids, Clock clock) {}

    Erasures(
            TenantTransactions transactions,
            ErasureRepository erasures,
            Contacts contacts,
            Forgetting people,
            Erasing threads,
            Around around) {
        this.transactions = transactions;
        this.erasures = erasures;
        this.contacts = contacts;
        this.people = people;
        this.threads = threads;
        this.around = around;
    }

    /**
     * From when it returns nobody finds the person or writes to them, and who writes from their address is somebody new.
     *
     * @param name typed by who wants it, so that nobody is erased by a slip of the hand
     */
    Erasure begin(Caller caller, ContactId contact, String name) {
        for (int tried = 1; ; tried++) {
            try {
                return transactions.call(caller.tenant(), () -> accept(caller, contact, name));
            } catch (ConcurrencyFailureException busy) {
                if (tried == TRIES) {
                    throw busy;
                }
            }
        }
    }

    /** Locks in the order in which lanes do: items, contacts, threads. */
    private Erasure accept(Caller caller, ContactId id, String name) {
        TenantId tenant = caller.tenant();
        Forgetting.Known whole = people.whole(tenant, id);
        Contact asked = contacts.find(tenant, id).orElseThrow();
        Contact lead = contacts.find(tenant, Set.of(asked.lead())).get(asked.lead());
        if (lead == null || !lead.label().strip().equalsIgnoreCase(name.strip())) {
            throw PrivacyProblem.notConfirmed();
        }
        threads.stopTurns(tenant, whole.contacts());
        int rows = people.forget(tenant, whole.contacts());
        List<Traces.Thread> closed = threads.close(tenant, whole.contacts());
        Instant now = around.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var begun = new Erasure(
                around.ids().next(),
                lead.id(),
                caller.teammate(),
                now,
                Map.of("contact", new Amount(rows, 0), "conversation", new Amount(closed.size(), 0)),
                null,
                null);
        var traces = new Traces(
                tenant,
                Set.copyOf(whole.contacts().stream().map(ContactId::value).toList()),
                closed,
                whole.addresses(),
                whole.since(),
                now);
        erasures.insert(begun, traces);
        around.trail()
                .record(
                        tenant,
                        "contact.erasure-requested",
                        Subject.of("contact", lead.id().value()));
        return begun;
    }

    Erasure find(TenantId tenant, UUID id) {
        return transactions.call(tenant, () -> erasures.find(tenant, id)).orElseThrow(PrivacyProblem::unknownErasure);
    }

    List<Erasure> page(TenantId tenant, @Nullable UUID before, int limit) {
        return transactions.call(tenant, () -> erasures.page(tenant, before, limit));
    }
}
