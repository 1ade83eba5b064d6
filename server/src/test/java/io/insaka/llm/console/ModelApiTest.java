package io.insaka.llm.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class ModelApiTest {
    @Autowired
    Organisations organisations;

    private Organisations.Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private Map<String, Object> openAi() {
        return new HashMap<>(Map.of(
                "kind", "openai",
                "name", "Main",
                "baseUrl", api.baseUrl() + "/sandbox/llm/openai/v1/",
                "apiKey", "sandbox-" + organisation.tenant(),
                "model", "gpt-4o-mini",
                "embeddingModel", "text-embedding-3-small",
                "transcriptionModel", "whisper-1"));
    }

    private Map<String, Object> local(String name) {
        return new HashMap<>(Map.of(
                "kind",
                "openai-compatible",
                "name",
                name,
                "baseUrl",
                api.baseUrl() + "/sandbox/llm/compatible/v1",
                "model",
                "llama3.2"));
    }

    private String create(Map<String, Object> model) {
        return api.post("/api/v1/models", model).expect(201).json().get("id").asString();
    }

    private JsonNode list() {
        return api.get("/api/v1/models").expect(200).json();
    }

    @Test
    void keepsTheKeyToItself() {
        String id = create(openAi());
        Api.Response listed = api.get("/api/v1/models").expect(200);
        assertThat(listed.text()).doesNotContain("sandbox-");
        JsonNode model = listed.json().at("/items/0");
        assertThat(model.get("id").asString()).isEqualTo(id);
        assertThat(model.get("hasKey").asBoolean()).isTrue();
        assertThat(model.get("position").asInt()).isZero();
        assertThat(model.at("/circuit/state").asString()).isEqualTo("closed");
        assertThat(model.at("/price/source").asString()).isEqualTo("table");
        assertThat(model.at("/price/input").decimalValue()).isEqualByComparingTo("0.15");
        assertThat(model.get("lastError").isNull()).isTrue();
    }

    @Test
    void triesEverythingAModelIsConfiguredFor() {
        String id = create(openAi());
        JsonNode tried = api.post("/api/v1/models/" + id + "/test").expect(200).json();
        assertThat(tried.get("ok").asBoolean()).as(tried.toString()).isTrue();
        assertThat(tried.get("checks"))
                .extracting(check -> check.get("ability").asString())
                .containsExactly("chat", "embedding", "transcription");
        JsonNode model = list().at("/items/0");
        assertThat(model.at("/thisMonth/calls").asInt()).isEqualTo(3);
        assertThat(model.at("/thisMonth/failures").asInt()).isZero();
        assertThat(model.at("/thisMonth/cost").decimalValue()).isPositive();
        assertThat(model.at("/thisMonth/averageMs").isNull()).isFalse();
    }

    @Test
    void saysInPlainWordsWhatIsWrong() {
        Map<String, Object> wrong = openAi();
        wrong.put("apiKey", "not-a-key");
        String id = create(wrong);
        JsonNode tried = api.post("/api/v1/models/" + id + "/test").expect(200).json();
        assertThat(tried.get("ok").asBoolean()).isFalse();
        assertThat(tried.at("/checks/0/code").asString()).isEqualTo("wrong-key");
        assertThat(tried.at("/checks/0/reason").asString()).startsWith("The provider does not accept the key.");
        JsonNode model = list().at("/items/0");
        assertThat(model.at("/lastError/code").asString()).isEqualTo("wrong-key");
        assertThat(model.at("/circuit/state").asString()).isEqualTo("open");
    }

    @Test
    void opensTheCircuitAnewForAnotherKey() {
        Map<String, Object> wrong = openAi();
        wrong.put("apiKey", "not-a-key");
        String id = create(wrong);
        api.post("/api/v1/models/" + id + "/test").expect(200);
        api.put("/api/v1/models/" + id, openAi()).expect(200);
        assertThat(list().at("/items/0/circuit/state").asString()).isEqualTo("closed");
    }

    @Test
    void ordersTheChainAndSwitchesOff() {
        String first = create(local("First"));
        String second = create(local("Second"));
        String third = create(local("Third"));
        JsonNode listed = api.put("/api/v1/models/chain", Map.of("order", List.of(third, first)))
                .expect(200)
                .json();
        assertThat(listed.get("items"))
                .extracting(model -> model.get("id").asString())
                .containsExactly(third, first, second);
        assertThat(listed.at("/items/2/position").isNull()).isTrue();
        assertThat(listed.at("/items/0/position").asInt()).isZero();
        api.put("/api/v1/models/chain", Map.of("order", List.of(first, first))).expect(422);
    }

    @Test
    void givesARoleAModelOfItsOwn() {
        String first = create(local("First"));
        String second = create(local("Second"));
        JsonNode listed = api.put("/api/v1/models/roles", Map.of("router", second, "reasoner", first))
                .expect(200)
                .json();
        assertThat(listed.at("/roles/router").asString()).isEqualTo(second);
        Map<String, Object> none = new HashMap<>();
        none.put("router", null);
        JsonNode after = api.put("/api/v1/models/roles", none).expect(200).json();
        assertThat(after.at("/roles/router").isMissingNode()).isTrue();
        assertThat(after.at("/roles/reasoner").asString()).isEqualTo(first);
        api.delete("/api/v1/models/" + first).expect(204);
        assertThat(list().get("roles")).isEmpty();
    }

    @Test
    void doesNotSendAKeyToAnotherServer() {
        Map<String, Object> model = openAi();
        String id = create(model);
        model.remove("apiKey");
        model.put("baseUrl", "https://elsewhere.example/v1");
        Api.Response refused = api.put("/api/v1/models/" + id, model);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("apiKey");
    }

    @Test
    void namesTheFieldsThatCannotWork() {
        Map<String, Object> model = local("");
        model.put("baseUrl", "file:///etc/passwd");
        model.put("model", "../../secret?x");
        model.put("inputPrice", -1);
        Api.Response refused = api.post("/api/v1/models", model);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("models/invalid");
        assertThat(refused.json().get("errors"))
                .extracting(error -> error.get("field").asString())
                .contains("name", "baseUrl", "model", "inputPrice");
        api.post("/api/v1/models", Map.of("kind", "telepathy", "name", "x", "model", "y"))
                .expect(422);
        api.post("/api/v1/models", Map.of("kind", "openai", "name", "x", "model", "y"))
                .expect(422);
    }

    @Test
    void remembersTheBudget() {
        assertThat(api.get("/api/v1/models/budget")
                        .expect(200)
                        .json()
                        .at("/state")
                        .asString())
                .isEqualTo("none");
        JsonNode set = api.put("/api/v1/models/budget", Map.of("monthly", 12.5, "softPercent", 70))
                .expect(200)
                .json();
        assertThat(set.at("/monthly").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(set.at("/perConversation").isNull()).isTrue();
        assertThat(set.at("/state").asString()).isEqualTo("within");
        api.put("/api/v1/models/budget", Map.of("softPercent", 0)).expect(422);
    }

    @Test
    void isForOwnersAndAdmins() {
        api.get("/api/v1/models/kinds").expect(200);
        organisations.join(organisation, Role.AGENT).api().get("/api/v1/models").expect(403);
        organisations.join(organisation, Role.ADMIN).api().get("/api/v1/models").expect(200);
    }
}
