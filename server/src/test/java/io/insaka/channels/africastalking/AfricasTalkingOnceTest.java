package io.insaka.channels.africastalking;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.form.FormCases.Case;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every recorded webhook, over HTTP and twice. */
@ProductTest
class AfricasTalkingOnceTest {
    @Autowired
    Organisations organisations;

    @Test
    void storesOnceWhatIsDeliveredTwice() {
        Api api = organisations.found().api();
        var settings = Map.of(
                "username",
                "shop",
                "apiKey",
                "key",
                "from",
                "20881",
                "secret",
                "between-us-and-them",
                "baseUrl",
                "http://localhost:1");
        JsonNode channel = api.post(
                        "/api/v1/channels", Map.of("kind", "africastalking", "name", "SMS", "settings", settings))
                .expect(201)
                .json();
        // The bot's answers would wait for a provider that is not there.
        api.patch("/api/v1/channels/" + channel.path("id").asString(), Map.of("state", "off"))
                .expect(200);
        String url = channel.path("webhookUrl").asString() + "?secret=between-us-and-them";
        List<Case> cases = AfricasTalkingInboundTest.cases();
        try (var talk = new Talk()) {
            for (int n = 0; n < 2 * cases.size(); n++) {
                byte[] body = cases.get(n / 2).body("once-" + n / 2);
                assertThat(talk.form(url, body, Map.of()).status())
                        .as(cases.get(n / 2).toString())
                        .isEqualTo(200);
            }
        }
        long expected = cases.stream().mapToInt(Case::received).sum();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Talk.heard(api)).isEqualTo(expected));
        int items = cases.stream()
                .mapToInt(known -> known.node().path("reads").size())
                .sum();
        // An opt-out has no number of its own: two on both sides of a full hour are two.
        assertThat(api.get("/api/v1/intake/balance")
                        .expect(200)
                        .json()
                        .path("received")
                        .asInt())
                .isBetween(items, items + 2);
    }
}
