package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class OwnApiTest {
    @Autowired
    Organisations organisations;

    @Test
    void remembersNameAndLanguage() {
        var agent = organisations.join(organisations.found(), Role.AGENT);
        agent.api().put("/api/v1/me", Map.of("name", "Mwape", "language", "fr")).expect(200);
        JsonNode me = agent.api().get("/api/v1/session").expect(200).json();
        assertThat(me.at("/teammate/name").asString()).isEqualTo("Mwape");
        assertThat(me.get("language").asString()).isEqualTo("fr");
        agent.api().put("/api/v1/me", Map.of("language", "not a language")).expect(400);
        agent.api().put("/api/v1/me", Map.of()).expect(200);
        assertThat(agent.api().get("/api/v1/session").json().get("language").isNull())
                .isTrue();
    }

    @Test
    void showsOwnSessionsAndEndsThem() {
        var organisation = organisations.found();
        var here = organisations.join(organisation, Role.AGENT);
        var there = organisations.signIn(here.email(), Organisations.PASSWORD);
        var colleague = organisations.join(organisation, Role.AGENT);
        JsonNode sessions = there.get("/api/v1/me/sessions").expect(200).json().get("items");
        assertThat(sessions).hasSize(2);
        for (JsonNode session : sessions) {
            String path = "/api/v1/me/sessions/" + session.get("id").asString();
            assertThat(colleague.api().delete(path).expect(404).code()).isEqualTo("access/unknown-session");
            if (!session.get("current").asBoolean()) {
                there.delete(path).expect(204);
            }
        }
        here.api().get("/api/v1/session").expect(401);
        there.get("/api/v1/session").expect(200);
    }
}
