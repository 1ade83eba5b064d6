package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.ChannelId;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class ChannelApiTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    private Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    @Test
    void connectsANumberAndTellsItsWebhookAndNoSecret() {
        Api.Response created =
                api.post("/api/v1/channels", channel("Front desk", "100200300")).expect(201);
        JsonNode shown = created.json();
        assertThat(shown.get("kind").asString()).isEqualTo("whatsapp");
        assertThat(shown.get("name").asString()).isEqualTo("Front desk");
        String id = shown.get("id").asString();
        assertThat(shown.get("webhookUrl").asString()).isEqualTo(organisations.baseUrl() + "/webhooks/whatsapp/" + id);
        assertThat(shown.get("createdAt").asString()).isNotBlank();
        for (String path : new String[] {"/api/v1/channels", "/api/v1/channels/" + id}) {
            assertThat(api.get(path).expect(200).text())
                    .contains(id)
                    .doesNotContain("token-of-desk", "secret-of-desk", "verify-of-desk", "100200300");
        }
        assertThat(api.get("/api/v1/channels/" + id).json()).isEqualTo(shown);
        assertThat(api.get("/api/v1/channels").json().get("items").get(0)).isEqualTo(shown);
    }

    @Test
    void takesNumbersForTexts() {
        var wanted = channel("Desk", "x");
        var settings = new HashMap<String, Object>(settings("x"));
        settings.put("phoneNumberId", 106540352242922L);
        wanted.put("settings", settings);
        String id = api.post("/api/v1/channels", wanted)
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(account(id).settings().require("phoneNumberId")).isEqualTo("106540352242922");
    }

    @Test
    void refusesAnUnknownKindAndSettingsThatCannotWork() {
        var unknown = channel("Desk", "1");
        unknown.put("kind", "pigeon");
        assertThat(api.post("/api/v1/channels", unknown).expect(422).code()).isEqualTo("channels/unknown-kind");
        var incomplete = channel("Desk", "1");
        incomplete.put("settings", Map.of("phoneNumberId", "+260 97", "baseUrl", "ftp://x"));
        Api.Response refused = api.post("/api/v1/channels", incomplete).expect(422);
        assertThat(refused.code()).isEqualTo("channels/invalid-settings");
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly(
                        "settings.accessToken",
                        "settings.appSecret",
                        "settings.baseUrl",
                        "settings.phoneNumberId",
                        "settings.verifyToken");
        assertThat(api.post("/api/v1/channels", channel(" ", "1")).expect(422).code())
                .isEqualTo("channels/invalid-settings");
        assertThat(api.get("/api/v1/channels").json().get("items")).isEmpty();
    }

    @Test
    void answersABodyThatIsNoneWithAProblem() {
        for (Object body : new Object[] {"", "{", "[]", "{\"kind\":\"whatsapp\"}", "{\"kind\":{},\"name\":1}"}) {
            assertThat(api.post("/api/v1/channels", body).status()).isBetween(400, 422);
        }
    }

    @Test
    void refusesTheSameNumberTwiceInAnOrganisationOnly() {
        api.post("/api/v1/channels", channel("One", "777")).expect(201);
        assertThat(api.post("/api/v1/channels", channel("Two", "777"))
                        .expect(409)
                        .code())
                .isEqualTo("channels/already-connected");
        organisations
                .found()
                .api()
                .post("/api/v1/channels", channel("Elsewhere", "777"))
                .expect(201);
        String other = api.post("/api/v1/channels", channel("Three", "778"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        assertThat(api.patch("/api/v1/channels/" + other, Map.of("settings", Map.of("phoneNumberId", "777")))
                        .expect(409)
                        .code())
                .isEqualTo("channels/already-connected");
    }

    @Test
    void changesWhatIsNamedAndKeepsTheRest() {
        String id = api.post("/api/v1/channels", channel("Old", "5"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        JsonNode renamed = api.patch("/api/v1/channels/" + id, Map.of("name", "New"))
                .expect(200)
                .json();
        assertThat(renamed.get("name").asString()).isEqualTo("New");
        api.patch("/api/v1/channels/" + id, Map.of("settings", Map.of("accessToken", "fresh-token")))
                .expect(200);
        ChannelAccount account = account(id);
        assertThat(account.name()).isEqualTo("New");
        assertThat(account.settings().require("accessToken")).isEqualTo("fresh-token");
        assertThat(account.settings().require("appSecret")).isEqualTo("secret-of-desk");
        assertThat(api.patch("/api/v1/channels/" + id, Map.of("settings", Map.of("appSecret", "")))
                        .expect(422)
                        .code())
                .isEqualTo("channels/invalid-settings");
        api.patch("/api/v1/channels/" + id, "{\"settings\":{\"baseUrl\":null}}").expect(200);
        assertThat(account(id).settings().find("baseUrl")).isNull();
    }

    @Test
    void knowsNothingOfAnotherOrganisationsChannels() {
        String id = api.post("/api/v1/channels", channel("Mine", "9"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        Api stranger = organisations.found().api();
        assertThat(stranger.get("/api/v1/channels/" + id).expect(404).code()).isEqualTo("channels/unknown");
        assertThat(stranger.patch("/api/v1/channels/" + id, Map.of("name", "Theirs"))
                        .expect(404)
                        .code())
                .isEqualTo("channels/unknown");
        stranger.post("/api/v1/channels/" + id + "/test").expect(404);
        assertThat(stranger.get("/api/v1/channels").json().get("items")).isEmpty();
        assertThat(api.get("/api/v1/channels/" + UUID.nameUUIDFromBytes(new byte[1]))
                        .expect(404)
                        .code())
                .isEqualTo("channels/unknown");
    }

    @Test
    void letsAnAgentLookAndAnOwnerChange() {
        api.post("/api/v1/channels", channel("Desk", "11")).expect(201);
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/channels").expect(200);
        assertThat(agent.post("/api/v1/channels", channel("Mine", "12"))
                        .expect(403)
                        .code())
                .isEqualTo("access/forbidden");
        organisations.stranger().get("/api/v1/channels").expect(401);
    }

    @Test
    void saysInWordsWhetherTheConnectionWorks() {
        String id = api.post("/api/v1/channels", channel("Desk", "13"))
                .expect(201)
                .json()
                .get("id")
                .asString();
        JsonNode test = api.post("/api/v1/channels/" + id + "/test").expect(200).json();
        assertThat(test.get("ok").asBoolean()).isFalse();
        assertThat(test.get("detail").asString()).startsWith("WhatsApp cannot be reached");
    }

    private ChannelAccount account(String id) {
        return channels.find(organisation.tenant(), new ChannelId(UUID.fromString(id)))
                .orElseThrow();
    }

    private static Map<String, Object> channel(String name, String phoneNumberId) {
        var channel = new HashMap<String, Object>();
        channel.put("kind", "whatsapp");
        channel.put("name", name);
        channel.put("settings", settings(phoneNumberId));
        return channel;
    }

    private static Map<String, String> settings(String phoneNumberId) {
        return Map.of(
                "phoneNumberId", phoneNumberId,
                "accessToken", "token-of-desk",
                "appSecret", "secret-of-desk",
                "verifyToken", "verify-of-desk",
                "baseUrl", "http://localhost:1");
    }
}
