package io.insaka.channels.twilio;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.form.FormCases.Case;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.Talk;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every recorded webhook, over HTTP and twice. */
@ProductTest
class TwilioOnceTest {
    private static final String TOKEN = "0123456789abcdef";

    @Autowired
    Organisations organisations;

    @Test
    void storesOnceWhatIsDeliveredTwice() {
        Api api = organisations.found().api();
        var settings = Map.of(
                "accountSid", "AC1", "authToken", TOKEN, "from", "+15550003333", "baseUrl", "http://localhost:1");
        JsonNode channel = api.post("/api/v1/channels", Map.of("kind", "twilio", "name", "SMS", "settings", settings))
                .expect(201)
                .json();
        // The bot's answers would wait for a provider that is not there.
        api.patch("/api/v1/channels/" + channel.path("id").asString(), Map.of("state", "off"))
                .expect(200);
        String url = channel.path("webhookUrl").asString();
        List<Case> cases = TwilioInboundTest.cases();
        try (var talk = new Talk()) {
            for (int n = 0; n < 2 * cases.size(); n++) {
                byte[] body = cases.get(n / 2).body("SM-once-" + n / 2);
                String signature = Base64.getEncoder()
                        .encodeToString(TwilioSignature.signature(TOKEN, url + TwilioSignature.fields(body)));
                assertThat(talk.form(url, body, Map.of("X-Twilio-Signature", signature)))
                        .as(cases.get(n / 2).toString())
                        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200));
            }
        }
        int items = cases.stream()
                .mapToInt(known -> known.node().path("reads").size())
                .sum();
        assertThat(api.get("/api/v1/intake/balance")
                        .expect(200)
                        .json()
                        .path("received")
                        .asInt())
                .isEqualTo(items);
        long expected = cases.stream().mapToInt(Case::received).sum();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(Talk.heard(api)).isEqualTo(expected));
    }
}
