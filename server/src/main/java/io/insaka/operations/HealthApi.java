package io.insaka.operations;

import io.insaka.channels.ChannelHealth;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Open;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the product is doing, for load balancers, monitors and people. */
@RestController
class HealthApi {
    private final Checkup checkup;
    private final ChannelHealth channels;

    HealthApi(Checkup checkup, ChannelHealth channels) {
        this.checkup = checkup;
        this.channels = channels;
    }

    /** 200 while webhooks are kept, however ill it feels otherwise; 503 when they may be lost. */
    @GetMapping("/healthz")
    @Open
    ResponseEntity<Checkup.Health> health() {
        Checkup.Health health = checkup.health();
        return ResponseEntity.status(health.status() == Check.Status.DOWN ? 503 : 200)
                .cacheControl(CacheControl.noStore())
                .body(health);
    }

    /** @param channels the caller's own, by name */
    record OwnHealth(
            Check.Status status,
            String version,
            long uptimeSeconds,
            List<String> reasons,
            Map<String, Check> checks,
            List<ChannelHealth.Condition> channels) {}

    @GetMapping("/api/v1/health")
    @NotAudited("shows how the product is doing, nobody's data")
    @Requires(Permission.CHANNELS_READ)
    OwnHealth ownHealth(Caller caller) {
        Checkup.Health health = checkup.health();
        return new OwnHealth(
                health.status(),
                health.version(),
                health.uptimeSeconds(),
                health.reasons(),
                health.checks(),
                channels.conditions(caller.tenant()));
    }
}
