package io.insaka.channels;

import io.insaka.channels.spi.ProviderError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this node has seen of one account and not put down yet. The two things that happen thousands of times a second,
 * a webhook and a delivery, cost one write to memory as long as they only repeat what is known.
 */
final class ChannelNotes {
    /** A single failure is nothing to worry about. */
    private static final int MORE_THAN_ONE = 5;

    private final ChannelAccount account;
    private final Pulse webhooks = new Pulse();
    private final Pulse deliveries = new Pulse();
    /** Guarded by this object, as is the next. */
    private HealthRecord pending = HealthRecord.NOTHING;

    private int failuresInRow;
    private volatile boolean urgent;

    /** {@code steady}: the last thing noted was one more of the same. */
    private static final class Pulse {
        private volatile long at;
        private volatile boolean steady;
        private long taken;
    }

    ChannelNotes(ChannelAccount account) {
        this.account = account;
    }

    ChannelAccount account() {
        return account;
    }

    void webhook(Instant now) {
        webhooks.at = now.toEpochMilli();
        if (!webhooks.steady) {
            add(HealthRecord.webhook(now));
            webhooks.steady = true;
        }
    }

    void handshake(Instant now) {
        add(HealthRecord.handshake(now));
    }

    void rejected(Instant now) {
        webhooks.steady = false;
        add(HealthRecord.rejected(now));
    }

    void delivered(Instant now) {
        deliveries.at = now.toEpochMilli();
        if (!deliveries.steady) {
            synchronized (this) {
                failuresInRow = 0;
                add(HealthRecord.delivered(now));
            }
            deliveries.steady = true;
        }
    }

    synchronized void failed(ProviderError error, Instant now, boolean serious) {
        deliveries.steady = false;
        failuresInRow++;
        add(HealthRecord.failed(error, now, serious || failuresInRow >= MORE_THAN_ONE));
    }

    /** The provider answered, though not as hoped: no sign of trouble with the account. */
    void refused(ProviderError error, Instant now) {
        add(HealthRecord.failed(error, now, false));
    }

    synchronized void mended() {
        webhooks.steady = false;
        deliveries.steady = false;
        failuresInRow = 0;
        add(HealthRecord.mended());
    }

    void door(@Nullable Instant astray) {
        add(HealthRecord.door(astray));
    }

    private synchronized void add(HealthRecord later) {
        pending = pending.plus(later);
        urgent = true;
    }

    boolean urgent() {
        return urgent;
    }

    synchronized boolean empty() {
        return pending == HealthRecord.NOTHING && webhooks.at == webhooks.taken && deliveries.at == deliveries.taken;
    }

    /** What is pending, which stays so. */
    synchronized HealthRecord look() {
        HealthRecord all = pending;
        if (webhooks.at != webhooks.taken) {
            all = all.plus(times(Instant.ofEpochMilli(webhooks.at), null));
        }
        if (deliveries.at != deliveries.taken) {
            all = all.plus(times(null, Instant.ofEpochMilli(deliveries.at)));
        }
        return all;
    }

    synchronized HealthRecord take() {
        HealthRecord all = look();
        webhooks.taken = webhooks.at;
        deliveries.taken = deliveries.at;
        pending = HealthRecord.NOTHING;
        urgent = false;
        return all;
    }

    /** It could not be put down. */
    synchronized void giveBack(HealthRecord taken) {
        pending = taken.plus(pending);
        urgent = true;
    }

    private static HealthRecord times(@Nullable Instant webhook, @Nullable Instant delivery) {
        return new HealthRecord(
                webhook,
                null,
                delivery,
                HealthRecord.Rejections.NONE,
                HealthRecord.Trouble.NONE,
                false,
                false,
                HealthRecord.Door.NONE);
    }
}
