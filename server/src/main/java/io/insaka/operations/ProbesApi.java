package io.insaka.operations;

import io.insaka.intake.Backlog;
import io.insaka.tenancy.Open;
import java.lang.management.ManagementFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an orchestrator asks: whether to restart the process, and whether to send it requests. */
@RestController
class ProbesApi {
    private final ApplicationAvailability availability;
    private final Checkup checkup;
    private final Backlog backlog;

    ProbesApi(ApplicationAvailability availability, Checkup checkup, Backlog backlog) {
        this.availability = availability;
        this.checkup = checkup;
        this.backlog = backlog;
    }

    record Answer(String status, String reason) {}

    /** Fails only when nothing but a new start helps. A database that is away is not such a case. */
    @GetMapping("/livez")
    @Open
    ResponseEntity<Answer> live() {
        if (!backlog.keeping()) {
            return answer(503, "stuck", "The thread that keeps webhooks has ended.");
        }
        return ManagementFactory.getThreadMXBean().findDeadlockedThreads() == null
                ? answer(200, "live", "")
                : answer(503, "stuck", "Threads wait for each other.");
    }

    /** Fails while starting and stopping, and when a webhook that is sent here may not be kept. */
    @GetMapping("/readyz")
    @Open
    ResponseEntity<Answer> ready() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return answer(503, "not-ready", "It is starting or stopping.");
        }
        Checkup.Health health = checkup.health();
        return health.status() == Check.Status.DOWN
                ? answer(503, "not-ready", String.join(" ", health.reasons()))
                : answer(200, "ready", "");
    }

    private static ResponseEntity<Answer> answer(int status, String word, String reason) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new Answer(word, reason));
    }
}
