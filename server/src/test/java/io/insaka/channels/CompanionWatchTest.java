package io.insaka.channels;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.kernel.ChannelId;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class CompanionWatchTest {
    private static final Answer PAIRED = Answer.json(200, "{\"bridge\":{\"state\":\"paired\"}}");

    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    @Autowired
    ChannelHealth health;

    @Test
    void raisesAnAlarmForABridgeThatIsDeadAndCallsItOffWhenItIsBack() {
        Api api = organisations.found().api();
        var now = new Instant[] {Instant.parse("2026-11-21T22:00:00Z")};
        var watch = new CompanionWatch(
                channels,
                health,
                new CompanionSettings(Duration.ofMinutes(2)),
                ((InstantSource) () -> now[0]).withZone(ZoneOffset.UTC));
        var bridge = SimulatorServer.start(0, "/bridge", request -> PAIRED);
        int port = bridge.address().getPort();
        ChannelAccount account = channels.find(new ChannelId(UUID.fromString(connect(api, bridge))))
                .orElseThrow();
        watch.ask(account);
        bridge.close();
        watch.ask(account);
        now[0] = now[0].plusSeconds(119);
        watch.ask(account);
        assertThat(standing(api, account).path("reason").asString()).isNotEqualTo("alarm");
        now[0] = now[0].plusSeconds(1);
        watch.ask(account);
        await().atMost(PATIENCE)
                .until(() -> standing(api, account).path("reason").asString().equals("alarm"));
        assertThat(standing(api, account).path("lastError").path("code").asString())
                .isEqualTo("alarm-bridge-silent");
        assertThat(standing(api, account).path("state").asString()).isEqualTo("failing");
        try (var back = SimulatorServer.start(port, "/bridge", request -> PAIRED)) {
            watch.ask(account);
            await().atMost(PATIENCE)
                    .until(() ->
                            !standing(api, account).path("state").asString().equals("failing"));
            assertThat(back.address().getPort()).isEqualTo(port);
        }
    }

    private static String connect(Api api, SimulatorServer bridge) {
        var settings = Map.of(
                "secret", "between the two of us", "callbackUrl", bridge.address() + "/callback", "bridge", "true");
        return api.post("/api/v1/channels", Map.of("kind", "gateway", "name", "Web", "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private static JsonNode standing(Api api, ChannelAccount account) {
        return api.get("/api/v1/channels/" + account.id().value())
                .expect(200)
                .json()
                .path("health");
    }
}
