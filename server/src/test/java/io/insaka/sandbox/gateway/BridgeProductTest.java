package io.insaka.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From the page of a chat client through the bridge into the product, and back; what a kill does, {@code BridgeTest} tries. */
@ProductTest
class BridgeProductTest {
    /** A browser starts. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String SECRET = "between the two of us";

    @Autowired
    Organisations organisations;

    @TempDir
    Path folder;

    @Test
    void carriesEachMessageOnceBothWays() throws Exception {
        Api api = organisations.found().api();
        try (var bridge = new BridgeProcesses(folder, "Mwila", "260971234567@c.us")) {
            JsonNode channel = connect(api, bridge.callback());
            String webhook = channel.path("webhookUrl").asString();
            String standing = "/api/v1/channels/" + channel.path("id").asString() + "/bridge";
            assertThat(state(api, standing)).isEqualTo("silent");
            bridge.start(webhook, SECRET, "Mwila");
            await().atMost(PATIENCE).until(() -> state(api, standing).equals("pairing"));
            await().atMost(PATIENCE)
                    .until(() -> api.get(standing)
                            .expect(200)
                            .json()
                            .path("code")
                            .asString("")
                            .startsWith("data:image/png;base64,"));
            bridge.tell("paired");
            await().atMost(PATIENCE).until(() -> state(api, standing).equals("paired"));

            bridge.tell("says menu");
            await().atMost(PATIENCE).until(() -> bridge.sent().size() == 1);
            await().atMost(PATIENCE).until(() -> Talk.statuses(api).equals(List.of("sent")));
            assertThat(Talk.inbound(api)).containsExactly("menu");

            api.post("/api/v1/conversations/" + Talk.conversation(api) + "/messages", Map.of("text", "Bupe here"))
                    .expect(201);
            await().atMost(PATIENCE).until(() -> bridge.sent().size() == 2);
            bridge.tell("says thank you");
            await().atMost(PATIENCE).until(() -> Talk.inbound(api).size() == 2);
            bridge.kill();
            assertThat(state(api, standing)).isEqualTo("silent");
            assertThat(Talk.inbound(api)).containsExactly("menu", "thank you");
            assertThat(bridge.sent()).hasSize(2).last().isEqualTo("Bupe here");
        }
    }

    private static JsonNode connect(Api api, String callback) {
        var settings = Map.of("secret", SECRET, "callbackUrl", callback, "bridge", "true");
        return api.post("/api/v1/channels", Map.of("kind", "gateway", "name", "Web", "settings", settings))
                .expect(201)
                .json();
    }

    private static String state(Api api, String standing) {
        return api.get(standing).expect(200).json().path("state").asString();
    }
}
