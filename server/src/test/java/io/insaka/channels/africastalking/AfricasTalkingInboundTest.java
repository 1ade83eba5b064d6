package io.insaka.channels.africastalking;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.form.FormCases;
import io.insaka.channels.form.FormCases.Case;
import io.insaka.channels.spi.ChannelSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AfricasTalkingInboundTest {
    private static final ChannelSettings SETTINGS = new ChannelSettings(Map.of());
    private final AfricasTalkingChannel channel = SimulatedShortCode.at(Instant.ofEpochSecond(1_760_000_000));

    static List<Case> cases() {
        return FormCases.load(
                "africastalking-inbound.yaml",
                Map.of(
                        "id", "9001",
                        "from", "+260971234567",
                        "to", "20880",
                        "text", "hi",
                        "date", "2025-10-09T08:53:10Z",
                        "linkId", "l-1",
                        "networkCode", "64501"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(Case known) throws Exception {
        FormCases.assertReads(known, channel, SETTINGS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenBodyIsReadOrQuarantined(Case known) {
        FormCases.assertSurvivesMutations(known, channel, SETTINGS, 60);
    }

    @Test
    void thereAreTwentyCasesAtLeast() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(20);
    }
}
