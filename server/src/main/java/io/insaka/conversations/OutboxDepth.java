package io.insaka.conversations;

import io.insaka.channels.Channels;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How much is waiting to be sent, and how much was given up. */
@Component
public class OutboxDepth {
    private static final int MOST = 10_000;

    private final OutboxDepthRepository repository;
    private final Channels channels;

    OutboxDepth(OutboxDepthRepository repository, Channels channels) {
        this.repository = repository;
        this.channels = channels;
    }

    /**
     * Counts go up to ten thousand and no further.
     *
     * @param waiting messages that are to go out and have not gone yet
     * @param oldest when the first of them was written; those of accounts that are off or held wait rightly and do not
     *     count here
     * @param dead letters that were given up and wait for a person
     */
    public record Depth(long waiting, Optional<Instant> oldest, long dead) {}

    public Depth depth() {
        return repository.depth(MOST, channels.silent());
    }
}
