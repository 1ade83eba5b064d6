package io.insaka.intake;

/** A lane is (organisation, channel, sender), as a blind number; its low bits choose the shard. */
public final class Lane {
    private Lane() {}

    public static short shard(long lane) {
        return (short) (lane & (LedgerEntry.SHARDS - 1));
    }
}
