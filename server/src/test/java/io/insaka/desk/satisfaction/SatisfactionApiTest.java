package io.insaka.desk.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class SatisfactionApiTest {
    @Autowired
    Organisations organisations;

    private static Map<String, Object> with(Map<String, ?> other) {
        Map<String, Object> rules = new HashMap<>(
                Map.of("enabled", true, "byItself", false, "delayMinutes", 0, "daysBetween", 7, "comment", true));
        rules.putAll(other);
        return rules;
    }

    @Test
    void keepsItsRulesAndItsListToThoseWhoMay() {
        Organisation organisation = organisations.found();
        Api api = organisation.api();
        JsonNode rules = api.get("/api/v1/satisfaction").expect(200).json();
        assertThat(rules.path("wordings")
                        .valueStream()
                        .map(each -> each.path("language").asString()))
                .containsExactly("en", "fr", "pt", "sw");
        Map<String, Object> own = Map.of(
                "language", "en",
                "question", "Happy?",
                "scale", List.of("No", "Hardly", "So-so", "Yes", "Very"),
                "button", "Say",
                "comment", "Why?",
                "thanks", "Bye.");
        assertThat(api.put("/api/v1/satisfaction", with(Map.of("wordings", List.of(own))))
                        .expect(200)
                        .json()
                        .at("/wordings/0/question")
                        .asString())
                .isEqualTo("Happy?");
        for (Map<String, ?> wrong : List.of(
                Map.of("wordings", List.of(own, own)),
                Map.of("channels", List.of(UUID.randomUUID())),
                Map.of("delayMinutes", -1),
                Map.of("daysBetween", 100_000))) {
            assertThat(api.put("/api/v1/satisfaction", with(wrong)).status()).isIn(400, 422);
        }
        for (String wrong : List.of("score=6", "cursor=x", "from=-1000000000-01-01T00:00:00Z")) {
            assertThat(api.get("/api/v1/satisfaction/answers?" + wrong).status())
                    .isIn(400, 422);
        }
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/satisfaction").expect(200);
        agent.put("/api/v1/satisfaction", Map.of()).expect(403);
        agent.get("/api/v1/satisfaction/answers").expect(403);
    }
}
