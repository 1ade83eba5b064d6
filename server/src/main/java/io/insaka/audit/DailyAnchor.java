package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Tenants;
import java.time.Clock;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notes the end of every chain once a day, in the data folder and in the log, which is often kept elsewhere. */
@Component
class DailyAnchor {
    private static final Logger log = LoggerFactory.getLogger(DailyAnchor.class);

    private final Tenants tenants;
    private final TenantTransactions transactions;
    private final EntryRepository repository;
    private final Anchors anchors;
    private final Clock clock;

    DailyAnchor(
            Tenants tenants,
            TenantTransactions transactions,
            EntryRepository repository,
            Anchors anchors,
            Clock clock) {
        this.tenants = tenants;
        this.transactions = transactions;
        this.repository = repository;
        this.anchors = anchors;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "P1D")
    void noteAll() {
        tenants.all().forEach(this::note);
    }

    void note(TenantId tenant) {
        EntryRepository.Head head = transactions.call(tenant, () -> repository.head(tenant));
        if (head.seq() > 0 && anchors.note(tenant, head, clock.instant())) {
            log.info(
                    "Audit trail of organisation {}: entry {} has hash {}",
                    tenant,
                    head.seq(),
                    HexFormat.of().formatHex(head.hash()));
        }
    }
}
