package io.insaka.channels;

import io.insaka.channels.spi.ProviderError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an account: since it was connected, or since it was last put down. What comes later is added with
 * {@link #plus}, in whatever portions.
 *
 * @param accepted a webhook in order came: refusals before it count no more
 * @param recovered the provider took something: troubles before it are over
 * @param door where the provider was found to deliver
 */
record HealthRecord(
        @Nullable Instant webhookAt,
        @Nullable Instant handshakeAt,
        @Nullable Instant deliveredAt,
        Rejections rejections,
        Trouble trouble,
        boolean accepted,
        boolean recovered,
        Door door) {
    static final HealthRecord NOTHING =
            new HealthRecord(null, null, null, Rejections.NONE, Trouble.NONE, false, false, Door.NONE);

    /** @param inRow since the last webhook that was in order; {@code since} is the first of those */
    record Rejections(
            long count,
            long inRow,
            @Nullable Instant since,
            @Nullable Instant lastAt) {
        static final Rejections NONE = new Rejections(0, 0, null, null);

        Rejections plus(Rejections later, boolean accepted) {
            return new Rejections(
                    count + later.count,
                    accepted ? later.inRow : inRow + later.inRow,
                    accepted ? later.since : first(since, later.since),
                    last(lastAt, later.lastAt));
        }
    }

    /** @param since when it became more than a single failure */
    record Trouble(
            @Nullable Instant since,
            @Nullable ProviderError lastError,
            @Nullable Instant lastErrorAt) {
        static final Trouble NONE = new Trouble(null, null, null);

        Trouble plus(Trouble later, boolean recovered) {
            return new Trouble(
                    recovered ? later.since : first(since, later.since),
                    later.lastError == null ? lastError : later.lastError,
                    last(lastErrorAt, later.lastErrorAt));
        }
    }

    /**
     * @param looked whether the provider was asked since
     * @param astray since when it has been delivering somewhere else, or nowhere; null while it delivers here
     */
    record Door(boolean looked, @Nullable Instant astray) {
        static final Door NONE = new Door(false, null);

        Door plus(Door later) {
            return later.looked ? new Door(true, later.astray == null ? null : first(astray, later.astray)) : this;
        }
    }

    static HealthRecord door(@Nullable Instant astray) {
        return new HealthRecord(null, null, null, Rejections.NONE, Trouble.NONE, false, false, new Door(true, astray));
    }

    static HealthRecord webhook(Instant at) {
        return new HealthRecord(at, null, null, Rejections.NONE, Trouble.NONE, true, false, Door.NONE);
    }

    static HealthRecord handshake(Instant at) {
        return new HealthRecord(null, at, null, Rejections.NONE, Trouble.NONE, false, false, Door.NONE);
    }

    static HealthRecord rejected(Instant at) {
        return new HealthRecord(null, null, null, new Rejections(1, 1, at, at), Trouble.NONE, false, false, Door.NONE);
    }

    static HealthRecord delivered(Instant at) {
        return new HealthRecord(null, null, at, Rejections.NONE, Trouble.NONE, false, true, Door.NONE);
    }

    /** The credentials were changed or found to work: a fresh start, though nothing was delivered yet. */
    static HealthRecord mended() {
        return new HealthRecord(null, null, null, Rejections.NONE, Trouble.NONE, true, true, Door.NONE);
    }

    static HealthRecord failed(ProviderError error, Instant at, boolean serious) {
        return new HealthRecord(
                null,
                null,
                null,
                Rejections.NONE,
                new Trouble(serious ? at : null, error, at),
                false,
                false,
                Door.NONE);
    }

    HealthRecord plus(HealthRecord later) {
        return new HealthRecord(
                last(webhookAt, later.webhookAt),
                last(handshakeAt, later.handshakeAt),
                last(deliveredAt, later.deliveredAt),
                rejections.plus(later.rejections, later.accepted),
                trouble.plus(later.trouble, later.recovered),
                accepted || later.accepted,
                recovered || later.recovered,
                door.plus(later.door));
    }

    private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : one;
    }

    private static @Nullable Instant last(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
