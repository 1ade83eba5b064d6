package io.insaka.analytics.counting;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the counting of an organisation has come.
 *
 * @param generation of the sums that are read; 0: none yet
 * @param building that of those that are counted all over again, beside them
 * @param walked the last conversation that was counted for it
 * @param asked whether somebody wants everything counted all over again
 * @param zone whose days are counted
 * @param xid where in the stream of changes, with {@code seq}
 * @param followedAt when the stream was read to its end last
 */
public record Progress(
        int generation,
        @Nullable Integer building,
        @Nullable UUID walked,
        boolean asked,
        String zone,
        long xid,
        long seq,
        @Nullable Instant followedAt,
        @Nullable Instant rebuiltAt) {
    boolean lost(Instant before) {
        return followedAt == null || followedAt.isBefore(before);
    }

    /** Everything is counted all over again. */
    Progress begin(String inZone) {
        int next = (building == null ? generation : building) + 1;
        return new Progress(generation, next, null, asked, inZone, xid, seq, followedAt, rebuiltAt);
    }

    Progress at(long newXid, long newSeq, Instant now) {
        return new Progress(generation, building, walked, asked, zone, newXid, newSeq, now, rebuiltAt);
    }

    Progress walked(@Nullable UUID conversation) {
        return new Progress(generation, building, conversation, asked, zone, xid, seq, followedAt, rebuiltAt);
    }

    /** What was built is what is read. */
    Progress built(int finished, Instant now) {
        return new Progress(finished, null, null, asked, zone, xid, seq, followedAt, now);
    }
}
