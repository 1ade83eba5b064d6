package io.insaka.reception;

import io.insaka.agents.Agents;
import io.insaka.agents.Briefing;
import io.insaka.agents.Role;
import io.insaka.brain.skill.Once;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks agents within a turn: each question is paid for once, and the customer's patience is theirs together. */
@Component
class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final Agents agents;
    private final JsonMapper json;

    Asking(Agents agents, JsonMapper json) {
        this.agents = agents;
        this.json = json;
    }

    boolean ready(TenantId tenant, Role role) {
        return agents.ready(tenant, role);
    }

    /** The time one turn has for models; it begins anew for a turn that is resumed. */
    static final class Patience {
        private final long until;

        Patience(Duration all) {
            this.until = System.nanoTime() + all.toNanos();
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        }

        Duration atMost(Duration most) {
            Duration left = left();
            return left.compareTo(most) < 0 ? left : most;
        }
    }

    /** @param briefing what to tell, given how long there is; never a failure: whatever goes wrong is an outcome */
    Spoken ask(
            Once once,
            String key,
            TenantId tenant,
            Role role,
            Duration patience,
            Function<Duration, Briefing> briefing) {
        String journalled = once.call(key, () -> json.writeValueAsString(spoken(tenant, role, patience, briefing)));
        return json.readValue(journalled, Spoken.class);
    }

    private Spoken spoken(TenantId tenant, Role role, Duration patience, Function<Duration, Briefing> briefing) {
        if (patience.isZero()) {
            return Spoken.nothing(role, "too-late");
        }
        try {
            return Spoken.of(agents.ask(tenant, role, briefing.apply(patience)));
        } catch (RuntimeException failure) {
            log.warn("Asking the {} agent failed; the turn goes on without", role, failure);
            return Spoken.nothing(role, "failed");
        }
    }
}
