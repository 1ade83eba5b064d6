package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.Health.Reason;
import io.insaka.channels.Health.State;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ProviderError;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HealthRecordTest {
    private static final ProviderError ERROR = new ProviderError("131000", "Something went wrong");

    @Test
    void saysWhatTheLastThingsSeenMean() {
        assertVerdict(State.UNVERIFIED, Reason.NOTHING_RECEIVED);
        assertVerdict(State.UNVERIFIED, Reason.NOTHING_RECEIVED, HealthRecord.handshake(at(1)));
        assertVerdict(State.UNVERIFIED, Reason.WRONG_SIGNATURE, HealthRecord.rejected(at(1)));
        assertVerdict(
                State.FAILING,
                Reason.WRONG_SIGNATURE,
                HealthRecord.rejected(at(1)),
                HealthRecord.rejected(at(2)),
                HealthRecord.rejected(at(3)));
        assertVerdict(State.OK, Reason.WORKING, HealthRecord.rejected(at(1)), HealthRecord.webhook(at(2)));
        assertVerdict(State.OK, Reason.WORKING, HealthRecord.webhook(at(1)), HealthRecord.rejected(at(2)));
        assertVerdict(
                State.FAILING,
                Reason.WRONG_SIGNATURE,
                HealthRecord.webhook(at(1)),
                HealthRecord.rejected(at(2)),
                HealthRecord.rejected(at(3)),
                HealthRecord.rejected(at(4)));
        assertVerdict(State.OK, Reason.WORKING, HealthRecord.webhook(at(1)), HealthRecord.failed(ERROR, at(2), false));
        assertVerdict(
                State.FAILING,
                Reason.PROVIDER_FAILS,
                HealthRecord.webhook(at(1)),
                HealthRecord.failed(ERROR, at(2), true));
        assertVerdict(
                State.OK,
                Reason.WORKING,
                HealthRecord.webhook(at(1)),
                HealthRecord.failed(ERROR, at(2), true),
                HealthRecord.delivered(at(3)));
        var alarm = new ProviderError(ProviderError.ALARM + "bridge-unfit", "No selector fits");
        assertVerdict(
                State.FAILING, Reason.ALARM, HealthRecord.webhook(at(1)), HealthRecord.failed(alarm, at(2), true));
    }

    @Test
    void addsUpTheSameInWhateverPortions() {
        HealthRecord[] seen = {
            HealthRecord.rejected(at(1)),
            HealthRecord.webhook(at(2)),
            HealthRecord.failed(ERROR, at(3), true),
            HealthRecord.rejected(at(4)),
            HealthRecord.delivered(at(5)),
            HealthRecord.rejected(at(6))
        };
        HealthRecord whole = sum(seen);
        for (int cut = 1; cut < seen.length; cut++) {
            HealthRecord before = sum(java.util.Arrays.copyOfRange(seen, 0, cut));
            HealthRecord after = sum(java.util.Arrays.copyOfRange(seen, cut, seen.length));
            assertThat(before.plus(after)).isEqualTo(whole);
        }
        assertThat(whole.rejections()).isEqualTo(new HealthRecord.Rejections(3, 2, at(4), at(6)));
        assertThat(whole.trouble().since()).isNull();
        assertThat(whole.trouble().lastError()).isEqualTo(ERROR);
    }

    @Test
    void saysOfAnAccountMadeForListeningThatItCannotAnswer() {
        assertThat(health(false).reason()).isEqualTo(Reason.RECEIVES_ONLY);
        assertThat(health(false, HealthRecord.webhook(at(1))).state()).isEqualTo(State.LIMITED);
        assertThat(health(false, HealthRecord.failed(ERROR, at(2), true)).state())
                .isEqualTo(State.FAILING);
    }

    private static void assertVerdict(State state, Reason reason, HealthRecord... seen) {
        Health health = health(true, seen);
        assertThat(health.state()).isEqualTo(state);
        assertThat(health.reason()).isEqualTo(reason);
    }

    private static Health health(boolean sends, HealthRecord... seen) {
        var account = new ChannelAccount(
                new TenantId(new UUID(0, 1)),
                new ChannelId(new UUID(0, 2)),
                "testing",
                "Desk",
                new ChannelSettings(Map.of()),
                at(0));
        return Health.of(account, sum(seen), sends, 0);
    }

    private static HealthRecord sum(HealthRecord... seen) {
        return Stream.of(seen).reduce(HealthRecord.NOTHING, HealthRecord::plus);
    }

    private static Instant at(int second) {
        return Instant.ofEpochSecond(second);
    }
}
