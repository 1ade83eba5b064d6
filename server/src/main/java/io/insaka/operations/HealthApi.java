package io.insaka.operations;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.SystemTransactions;
import io.insaka.intake.Backlog;
import io.insaka.tenancy.Open;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the product is doing, for load balancers, monitors and people. */
@RestController
class HealthApi {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LITTLE_DISK = 500L * 1024 * 1024;
    private static final String HEALTHY = "healthy";
    private static final String DEGRADED = "degraded";

    private final SystemTransactions system;
    private final Backlog backlog;
    private final DatabaseSettings settings;
    private final Executor aside = task -> Thread.ofVirtual().name("health").start(task);

    HealthApi(SystemTransactions system, Backlog backlog, DatabaseSettings settings) {
        this.system = system;
        this.backlog = backlog;
        this.settings = settings;
    }

    /**
     * @param status healthy, or degraded: it still takes and keeps every webhook, but something needs a look
     * @param checks by name; each has a {@code status} of its own and its figures
     */
    record Health(String status, long uptimeSeconds, Map<String, Map<String, Object>> checks) {}

    @GetMapping("/healthz")
    @Open
    ResponseEntity<Health> health() {
        Map<String, Map<String, Object>> checks = new LinkedHashMap<>();
        checks.put("database", database());
        checks.put("queue", queue());
        checks.put("disk", disk());
        checks.put("memory", memory());
        boolean well = checks.values().stream().allMatch(check -> HEALTHY.equals(check.get("status")));
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Health(well ? HEALTHY : DEGRADED, uptime, checks));
    }

    private Map<String, Object> database() {
        long begun = System.nanoTime();
        boolean answers = inTime(
                () -> {
                    system.ping();
                    return true;
                },
                false);
        return Map.of(
                "status",
                answers ? HEALTHY : DEGRADED,
                "answersAfterMs",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private Map<String, Object> queue() {
        var away = new Backlog.Size(-1, backlog.spooled(), false);
        Backlog.Size size = inTime(backlog::size, away);
        boolean well = size.waiting() >= 0 && !size.overloaded() && size.spooled() == 0;
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("status", well ? HEALTHY : DEGRADED);
        check.put("waiting", size.waiting() < 0 ? "unknown" : size.waiting());
        check.put("spooled", size.spooled());
        check.put("overloaded", size.overloaded());
        return check;
    }

    private Map<String, Object> disk() {
        long free = settings.dataDir().toAbsolutePath().toFile().getUsableSpace();
        return Map.of("status", free > LITTLE_DISK ? HEALTHY : DEGRADED, "freeBytes", free);
    }

    private static Map<String, Object> memory() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        boolean well = used < runtime.maxMemory() / 100 * 95;
        return Map.of("status", well ? HEALTHY : DEGRADED, "usedBytes", used, "maxBytes", runtime.maxMemory());
    }

    /** A monitor must not wait for a pool that waits for a database. */
    private <T> T inTime(java.util.function.Supplier<T> question, T otherwise) {
        try {
            return CompletableFuture.supplyAsync(question, aside)
                    .completeOnTimeout(otherwise, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException away) {
            return otherwise;
        }
    }
}
