package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class TokensTest {
    @Autowired
    Organisations organisations;

    private static JsonNode create(Api by, String... scopes) {
        return by.post("/api/v1/tokens", Map.of("name", "Script", "scopes", List.of(scopes)))
                .expect(201)
                .json();
    }

    private Api with(JsonNode created) {
        return Api.withToken(organisations.baseUrl(), created.get("token").asString());
    }

    @Test
    void actsWithinItsScopes() {
        var organisation = organisations.found();
        JsonNode created = create(organisation.api(), "teammates:read");
        assertThat(created.get("token").asString()).startsWith("insaka_");
        Api script = with(created);
        script.get("/api/v1/teammates").expect(200);
        assertThat(script.get("/api/v1/tokens").expect(403).code()).isEqualTo("access/forbidden");
        assertThat(script.get("/api/v1/session")
                        .expect(200)
                        .json()
                        .get("permissions")
                        .toString())
                .isEqualTo("[\"teammates:read\"]");
    }

    @Test
    void needsNoProofOfItsPage() {
        var organisation = organisations.found();
        create(with(create(organisation.api(), "tokens:manage")), "tokens:manage");
    }

    @Test
    void cannotMakeOneThatMayDoMore() {
        var organisation = organisations.found();
        Api narrow = with(create(organisation.api(), "tokens:manage", "teammates:read"));
        var wide = Map.of("name", "Wide", "scopes", List.of("teammates:read", "channels:manage"));
        narrow.post("/api/v1/tokens", wide).expect(403);
        var unknown = Map.of("name", "Odd", "scopes", List.of("everything"));
        assertThat(narrow.post("/api/v1/tokens", unknown).expect(400).code()).isEqualTo("request/invalid");
    }

    @Test
    void losesWhatItsTeammateLoses() {
        var organisation = organisations.found();
        var admin = organisations.join(organisation, Role.ADMIN);
        Api script = with(create(admin.api(), "tokens:manage", "teammates:read"));
        script.get("/api/v1/tokens").expect(200);
        organisation
                .api()
                .patch("/api/v1/teammates/" + admin.caller().teammate(), Map.of("role", "viewer"))
                .expect(200);
        script.get("/api/v1/tokens").expect(403);
        script.get("/api/v1/teammates").expect(200);
    }

    @Test
    void endsAtOnceWhenRevoked() {
        var organisation = organisations.found();
        JsonNode created = create(organisation.api(), "teammates:read");
        with(created).get("/api/v1/teammates").expect(200);
        String path = "/api/v1/tokens/" + created.get("id").asString();
        organisation.api().delete(path).expect(204);
        with(created).get("/api/v1/teammates").expect(401);
        organisation.api().delete(path).expect(404);
    }

    @Test
    void isListedWithItsLastUseAndWithoutItsValue() {
        var organisation = organisations.found();
        JsonNode created = create(organisation.api(), "teammates:read");
        with(created).get("/api/v1/teammates").expect(200);
        var list = organisation.api().get("/api/v1/tokens").expect(200);
        assertThat(list.text()).doesNotContain(created.get("token").asString());
        assertThat(list.json().get("items")).anySatisfy(item -> {
            assertThat(item.get("id")).isEqualTo(created.get("id"));
            assertThat(item.get("lastUsedAt").isNull()).isFalse();
            assertThat(item.get("teammateName").asString())
                    .isEqualTo(organisation.owner().name());
            assertThat(item.get("expiresAt").isNull()).isTrue();
        });
    }

    @Test
    void endsByItselfWhenItWasMadeSo() {
        var organisation = organisations.found();
        JsonNode created = organisation
                .api()
                .post("/api/v1/tokens", brief(Instant.now().plusSeconds(2)))
                .expect(201)
                .json();
        assertThat(created.get("expiresAt").asString()).isNotBlank();
        with(created).get("/api/v1/teammates").expect(200);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> with(created).get("/api/v1/teammates").status() == 401);
        var past = organisation.api().post("/api/v1/tokens", brief(Instant.EPOCH));
        assertThat(past.expect(400).json().get("errors").get(0).get("field").asString())
                .isEqualTo("expiresAt");
    }

    private static Map<String, Object> brief(Instant end) {
        return Map.of("name", "Brief", "scopes", List.of("teammates:read"), "expiresAt", end.toString());
    }
}
