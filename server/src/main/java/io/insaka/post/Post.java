package io.insaka.post;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

    /**
     * How an organisation's letters of the last week fare.
     *
     * @param since when the oldest of those that wait was written
     * @param lost given up, as refused, too late or in doubt
     * @param sentAt when the server took one last
     * @param trouble why one was not taken, the last time; null: each was
     * @param kind of that: sign-in, unreachable, busy, refused or unsure; null where nobody wrote it down
     * @param troubledAt when that was
     */
    public record State(
            long waiting,
            @Nullable Instant since,
            long lost,
            @Nullable Instant sentAt,
            @Nullable String trouble,
            @Nullable String kind,
            @Nullable Instant troubledAt) {}

    /** Joins the tenant's open transaction. */
    public State state(TenantId tenant) {
        return letters.state(tenant);
    }

    /** Whether what is written now leaves soon: nothing of the organisation's waits for a server in trouble. */
    public boolean flows(TenantId tenant) {
        return on && letters.flows(tenant);
    }

    /** What is still here of series for this reader is not sent any more. Joins the tenant's open transaction. */
    public void withdraw(TenantId tenant, TeammateId reader) {
        letters.withdraw(tenant, reader, clock.instant());
    }
}
