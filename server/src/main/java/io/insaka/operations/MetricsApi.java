package io.insaka.operations;

import io.insaka.conversations.ActiveConversations;
import io.insaka.tenancy.Open;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a Prometheus reads. */
@RestController
class MetricsApi {
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    /** Untyped: the name is promised, and its ending is one that the library keeps for counters. */
    private static final String ACTIVE = """
            # HELP active_conversations_total Conversations in which something happened on this node within half an hour.
            # TYPE active_conversations_total untyped
            active_conversations_total %d
            """;

    private final PrometheusMeterRegistry registry;
    private final Gauges gauges;
    private final MetricsGate gate;
    private final ActiveConversations active;

    MetricsApi(PrometheusMeterRegistry registry, Gauges gauges, MetricsGate gate, ActiveConversations active) {
        this.registry = registry;
        this.gauges = gauges;
        this.gate = gate;
        this.active = active;
    }

    @GetMapping("/metrics")
    @Open
    ResponseEntity<byte[]> metrics(HttpServletRequest request) {
        gate.pass(request);
        gauges.look();
        String text = registry.scrape(FORMAT) + ACTIVE.formatted(active.count());
        return ResponseEntity.ok()
                .header("Content-Type", FORMAT)
                .cacheControl(CacheControl.noStore())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
