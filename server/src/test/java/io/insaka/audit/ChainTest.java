package io.insaka.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));
    private static final TeammateId SOMEBODY = new TeammateId(new UUID(3, 4));
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");
    private static final Subject SUBJECT = new Subject("channel", "c1");
    private static final byte[] COMMITMENT = {1, 2, 3};

    private static Entry entry(
            long seq, Instant at, Actor actor, String action, Subject subject, String details, byte[] commitment) {
        return new Entry(TENANT, seq, at, actor, action, subject, details, commitment, Chain.START, Chain.START);
    }

    @Test
    void everyFieldCounts() {
        Actor actor = Actor.teammate(SOMEBODY);
        List<Entry> entries = List.of(
                entry(1, NOW, actor, "channel.created", SUBJECT, "{}", COMMITMENT),
                entry(2, NOW, actor, "channel.created", SUBJECT, "{}", COMMITMENT),
                entry(1, NOW.plusNanos(1_000), actor, "channel.created", SUBJECT, "{}", COMMITMENT),
                entry(1, NOW, Actor.SYSTEM, "channel.created", SUBJECT, "{}", COMMITMENT),
                entry(1, NOW, Actor.token(SOMEBODY, new UUID(5, 6)), "channel.created", SUBJECT, "{}", COMMITMENT),
                entry(1, NOW, actor, "channel.deleted", SUBJECT, "{}", COMMITMENT),
                entry(1, NOW, actor, "channel.created", new Subject("channel", "c2"), "{}", COMMITMENT),
                entry(1, NOW, actor, "channel.created", new Subject("channelc", "1"), "{}", COMMITMENT),
                entry(1, NOW, actor, "channel.created", SUBJECT, "{\"a\":1}", COMMITMENT),
                entry(1, NOW, actor, "channel.created", SUBJECT, "{}", new byte[] {1, 2}));
        assertThat(entries)
                .extracting(entry -> HexFormat.of().formatHex(Chain.hash(entry)))
                .doesNotHaveDuplicates();
    }

    /** The bytes are a format at rest: whoever changes them makes every chain that exists look broken. */
    @Test
    void theHashOfAnEntryStaysWhatItIs() {
        Entry entry = entry(7, NOW, Actor.teammate(SOMEBODY), "channel.created", SUBJECT, "{\"ok\":true}", COMMITMENT);
        assertThat(HexFormat.of().formatHex(Chain.hash(entry)))
                .isEqualTo("44d5d8b14a8d4bd3d6838f56dbfdff89896f3caa4bae3db7a898f730ab9c17c9");
    }
}
