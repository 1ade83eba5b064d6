package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.AccessChanged;
import io.insaka.tenancy.OrganisationFounded;
import io.insaka.tenancy.SignInRefused;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down what {@code tenancy}, which lies below and calls nobody here, announces. */
@Component
class AccessListener implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(AccessListener.class);

    private final EntryWriter writer;
    private final Origins origins;
    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final ExecutorService aside = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("audit-refusals").factory());

    AccessListener(EntryWriter writer, Origins origins, EntryRepository repository, TenantTransactions transactions) {
        this.writer = writer;
        this.origins = origins;
        this.repository = repository;
        this.transactions = transactions;
    }

    /** The first entry of a chain. Announced a second time after a crash, so it looks first. */
    @EventListener
    void founded(OrganisationFounded founded) {
        TenantId tenant = founded.tenant();
        transactions.run(tenant, () -> {
            if (!repository.has(tenant, "organisation.founded")) {
                writer.write(tenant, Origin.INSIDE, "organisation.founded", organisation(tenant), Details.NONE);
            }
        });
    }

    static Subject organisation(TenantId tenant) {
        return Subject.of("organisation", tenant.value());
    }

    /** Within the transaction of the change. */
    @EventListener
    void changed(AccessChanged changed) {
        Origin here = origins.current();
        writer.write(
                changed.tenant(),
                by(here, changed.by()),
                changed.action(),
                Subject.of(changed.subjectType(), changed.subject()),
                Details.of(changed.facts()));
    }

    private static Origin by(Origin here, @Nullable TeammateId teammate) {
        if (teammate == null) {
            return Origin.INSIDE;
        }
        return teammate.value().equals(here.actor().teammate()) ? here : here.by(Actor.teammate(teammate));
    }

    /** Aside: a refusal that took longer where the address exists would tell that it does. */
    @EventListener
    void refused(SignInRefused refused) {
        Origin origin = origins.current();
        aside.execute(() -> {
            try {
                write(refused, origin);
            } catch (RuntimeException failure) {
                log.error("A refused sign-in of organisation {} left no entry", refused.tenant(), failure);
            }
        });
    }

    private void write(SignInRefused refused, Origin origin) {
        Subject teammate = Subject.of("teammate", refused.teammate().value());
        transactions.run(refused.tenant(), () -> {
            writer.write(refused.tenant(), origin, "session.refused", teammate, Details.NONE);
            if (refused.locked()) {
                writer.write(refused.tenant(), origin.by(Actor.SYSTEM), "session.locked", teammate, Details.NONE);
            }
        });
    }

    @Override
    public void destroy() {
        aside.close();
    }
}
