package io.insaka.channels.twilio;

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

class TwilioInboundTest {
    private static final ChannelSettings SETTINGS = new ChannelSettings(Map.of());
    private final TwilioChannel channel = SimulatedSender.at(Instant.ofEpochSecond(1_760_000_000));

    static List<Case> cases() {
        return FormCases.load(
                "twilio-inbound.yaml",
                Map.of(
                        "MessageSid", "SM1",
                        "SmsSid", "SM1",
                        "SmsMessageSid", "SM1",
                        "AccountSid", SimulatedSender.ACCOUNT,
                        "From", "+260971234567",
                        "To", "+15550001111",
                        "Body", "hi",
                        "NumMedia", "0",
                        "SmsStatus", "received"));
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
