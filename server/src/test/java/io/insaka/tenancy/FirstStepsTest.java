package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class FirstStepsTest {
    private static final String PATH = "/api/v1/first-steps";

    @Autowired
    Organisations organisations;

    @Autowired
    Tenants tenants;

    private static Map<String, Boolean> steps(Api api) {
        Map<String, Boolean> steps = new TreeMap<>();
        api.get(PATH)
                .expect(200)
                .json()
                .get("items")
                .forEach(step ->
                        steps.put(step.get("name").asString(), step.get("done").asBoolean()));
        return steps;
    }

    private static boolean done(Api api, String step) {
        return Boolean.TRUE.equals(steps(api).get(step));
    }

    @Test
    void tickThemselves() {
        Api api = organisations.found().api();
        assertThat(steps(api))
                .containsOnlyKeys("article", "branding", "channel", "chat", "phone", "teammate")
                .allSatisfy((step, done) -> assertThat(done).as(step).isFalse());

        String article = api.post(
                        "/api/v1/articles", Map.of("question", "Open?", "answer", "Always.", "published", false))
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(done(api, "article")).as("a draft answers nobody").isFalse();
        api.put("/api/v1/articles/" + article, Map.of("question", "Open?", "answer", "Always.", "published", true))
                .expect(200);
        assertThat(done(api, "article")).isTrue();

        api.post("/api/v1/invitations", Map.of("email", "new@invited.example", "role", "agent"))
                .expect(201);
        assertThat(done(api, "teammate")).isTrue();

        api.put(
                        "/api/v1/organisation",
                        Map.of(
                                "name",
                                "Mwamba",
                                "publicName",
                                "Mwamba Clinic",
                                "languages",
                                new String[] {"en"},
                                "timeZone",
                                "Africa/Lusaka"))
                .expect(200);
        assertThat(done(api, "branding")).isTrue();

        String chat = api.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Site", "settings", Map.of()))
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(done(api, "channel")).isTrue();
        assertThat(done(api, "chat")).as("nobody has written in it").isFalse();
        write(chat);
        await().untilAsserted(() -> assertThat(done(api, "chat")).isTrue());
    }

    private void write(String channel) {
        String token = organisations
                .stranger()
                .post("/api/chat/" + channel + "/session", Map.of())
                .expect(200)
                .json()
                .get("token")
                .asString();
        var message = Map.of("id", UUID.randomUUID().toString(), "type", "text", "text", "Hello");
        Api.withToken(organisations.baseUrl(), token)
                .post("/webhooks/webchat/" + channel, Map.of("items", List.of(message)))
                .expect(200);
    }

    @Test
    void doNotCountTheNumberThatTheSandboxPlays() {
        String email = "demo@first-steps.example";
        TenantId demo = tenants.found(new Founding("Demo", "Owner", email, Organisations.PASSWORD, null, true));
        Api owner = organisations.signIn(email, Organisations.PASSWORD);
        await().untilAsserted(() -> {
            assertThat(owner.get("/api/v1/channels").json().get("items"))
                    .as(demo.toString())
                    .isNotEmpty();
            assertThat(owner.get("/api/v1/articles").json().get("items")).isNotEmpty();
        });
        assertThat(steps(owner))
                .allSatisfy((step, done) -> assertThat(done).as(step).isFalse());
    }

    @Test
    void arePutAwayForEverybodyWhoSetsUpAndComeBack() {
        var organisation = organisations.found();
        Api admin = organisations.join(organisation, Role.ADMIN).api();
        assertThat(admin.get(PATH).json().get("dismissedAt").isNull()).isTrue();
        organisation.api().put(PATH, Map.of("dismissed", true)).expect(200);
        JsonNode away = organisation
                .api()
                .put(PATH, Map.of("dismissed", true))
                .expect(200)
                .json();
        assertThat(admin.get(PATH).json().get("dismissedAt")).isEqualTo(away.get("dismissedAt"));
        admin.put(PATH, Map.of("dismissed", false)).expect(200);
        assertThat(organisation.api().get(PATH).json().get("dismissedAt").isNull())
                .isTrue();
        organisations.join(organisation, Role.AGENT).api().get(PATH).expect(403);
    }
}
