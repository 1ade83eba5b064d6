package io.insaka.desk;

import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the desk has to do at a time. Every method joins the tenant's open transaction. */
@Component
public class Chores {
    private final DueRepository due;
    private final Clock clock;

    Chores(DueRepository due, Clock clock) {
        this.due = due;
        this.clock = clock;
    }

    public void soon(TenantId tenant, Chore.Kind kind, UUID id) {
        due.put(tenant, kind, id, clock.instant());
    }

    public void in(TenantId tenant, Chore.Kind kind, UUID id, Duration wait) {
        due.put(tenant, kind, id, clock.instant().plus(wait));
    }

    /** One time for each: the last one asked for. */
    public void at(TenantId tenant, Chore.Kind kind, UUID id, Instant time) {
        due.put(tenant, kind, id, time);
    }

    public void done(TenantId tenant, Chore.Kind kind, UUID id) {
        due.done(tenant, kind, id);
    }
}
