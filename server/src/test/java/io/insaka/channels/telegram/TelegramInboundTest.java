package io.insaka.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.graph.GraphJson;
import io.insaka.channels.http.ProviderCallSettings;
import io.insaka.channels.http.ProviderHttp;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mutations;
import io.insaka.channels.spi.RecordedCases;
import io.insaka.outside.OutsideSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Updates as Telegram sends them, and what is made of each. */
class TelegramInboundTest {
    private static final ChannelSettings SETTINGS = new ChannelSettings(Map.of());
    private static final int ROUNDS = 60;

    private final Channel channel = new TelegramChannel(
            new ProviderHttp(
                    new ProviderCallSettings(Duration.ofSeconds(2), Duration.ofSeconds(1)),
                    new OutsideSettings(true, true, null)),
            Clock.fixed(Instant.ofEpochSecond(1_760_000_100), ZoneOffset.UTC));

    static List<RecordedUpdate> cases() {
        return RecordedUpdate.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void readsWhatTheTableSays(RecordedUpdate known) throws Exception {
        RecordedCases.assertReads(known.node(), channel, SETTINGS, known.body());
    }

    /** Telegram sends one update at a time; the list shows that a broken one takes nobody along. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aBrokenUpdateIsReadAndItsSiblingSurvives(RecordedUpdate known) {
        var random = new Random(20_261_121L + known.toString().hashCode());
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode broken = known.tree();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                Mutations.mutate(broken, random);
            }
            RecordedCases.assertReadOrQuarantined(channel, SETTINGS, GraphJson.bytes(broken));
            ArrayNode together = GraphJson.object().putArray("updates");
            if (broken instanceof ArrayNode several) {
                together.addAll(several);
            } else {
                together.add(broken);
            }
            together.add(sibling());
            List<Inbound> said = RecordedCases.assertReadOrQuarantined(channel, SETTINGS, GraphJson.bytes(together));
            assertThat(said.getLast())
                    .as("%s round %s", known, round)
                    .isInstanceOfSatisfying(
                            Inbound.Received.class,
                            received -> assertThat(received.providerId()).isEqualTo("7123456789/4000"));
        }
    }

    private static JsonNode sibling() {
        return GraphJson.parse("""
                {"update_id": 90000, "message": {"message_id": 4000, "date": 1760000000,
                "chat": {"id": 7123456789, "type": "private"}, "text": "still here"}}""".getBytes());
    }

    @Test
    void thereAreFortyCasesAtLeastAndEachHasItsOwnName() {
        assertThat(new HashSet<>(cases().stream().map(RecordedUpdate::toString).toList()))
                .hasSameSizeAs(cases())
                .hasSizeGreaterThanOrEqualTo(40);
    }
}
