package io.insaka.webchat;

import io.insaka.database.TenantTransactions;
import io.insaka.media.StoredMedia;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How much each visitor may upload. */
@Component
class Quota {
    private static final Duration DAY = Duration.ofDays(1);

    private final TenantTransactions transactions;
    private final UploadRepository uploads;
    private final ChatLimits limits;
    private final Clock clock;

    Quota(TenantTransactions transactions, UploadRepository uploads, ChatLimits limits, Clock clock) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.limits = limits;
        this.clock = clock;
    }

    void demand(Visit visit, long size) {
        long used = transactions.call(
                visit.tenant(),
                () -> uploads.since(
                        visit.tenant(), visit.visitor().id(), clock.instant().minus(DAY)));
        if (used + size > limits.filesPerDay().toBytes()) {
            throw ChatProblem.quota();
        }
    }

    void use(Visit visit, StoredMedia stored) {
        transactions.run(
                visit.tenant(),
                () -> uploads.add(visit.tenant(), visit.visitor().id(), stored.id(), stored.size(), clock.instant()));
    }
}
