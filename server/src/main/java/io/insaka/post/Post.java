package io.insaka.post;

import io.insaka.kernel.TenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes letters to teammates. */
@Component
public class Post {
    private final LetterRepository letters;
    private final boolean on;
    private final Clock clock;

    Post(LetterRepository letters, PostSettings settings, Clock clock) {
        this.letters = letters;
        this.on = settings.relay() != null;
        this.clock = clock;
    }

    /** Whether there is a server to send with. */
    public boolean on() {
        return on;
    }

    /**
     * Joins the tenant's open transaction: it is sent once that is committed.
     *
     * @return false when there is no server, or this letter was written before
     */
    public boolean send(TenantId tenant, Letter letter) {
        return on && letters.add(tenant, letter, clock.instant());
    }
}
