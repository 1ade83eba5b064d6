package io.insaka.brain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class RulesApiTest {
    private static final String GUARD = "/api/v1/guard";
    private static final String INTENTS = "/api/v1/intents";

    @Autowired
    Organisations organisations;

    private static Map<String, Object> guard(int perMinute, List<String> denied) {
        return Map.of(
                "perMinute",
                perMinute,
                "perDay",
                500,
                "holdSuspicious",
                false,
                "allowedOnly",
                false,
                "allowed",
                List.of("*@friends.example"),
                "denied",
                denied);
    }

    @Test
    void keepsWhoIsAnswered() {
        Api api = organisations.found().api();
        JsonNode before = api.get(GUARD).expect(200).json();
        assertThat(before.get("perMinute").asInt()).isEqualTo(20);
        assertThat(before.get("holdSuspicious").asBoolean()).isTrue();
        api.put(GUARD, guard(5, List.of("+260 97 123 4567", "260971234567", "26096*")))
                .expect(200);
        JsonNode after = api.get(GUARD).expect(200).json();
        assertThat(after.get("perMinute").asInt()).isEqualTo(5);
        assertThat(after.get("denied").valueStream().map(JsonNode::asString)).containsExactly("260971234567", "26096*");
        assertThat(organisations.found().api().get(GUARD).expect(200).json().get("denied"))
                .isEmpty();
    }

    @Test
    void refusesWhatNothingCouldMatch() {
        Api api = organisations.found().api();
        var refused = api.put(GUARD, guard(5, List.of("260971234567", "*"))).expect(400);
        assertThat(refused.code()).isEqualTo("request/invalid");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("denied[1]");
        assertThat(api.put(GUARD, guard(0, List.of())).expect(400).code()).isEqualTo("request/invalid");
        assertThat(api.put(GUARD, Map.of()).expect(400).code()).isEqualTo("request/invalid");
    }

    @Test
    void isForThoseWhoManageTheOrganisation() {
        var organisation = organisations.found();
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get(GUARD).expect(403);
        agent.put(GUARD, guard(5, List.of())).expect(403);
        agent.get(INTENTS).expect(200);
        agent.put(INTENTS, Map.of("phrases", Map.of(), "model", "never")).expect(403);
    }

    @Test
    void keepsPhrasesAndSaysHowSureAGuessMustBe() {
        Api api = organisations.found().api();
        JsonNode before = api.get(INTENTS).expect(200).json();
        assertThat(before.get("sureFrom").isNull()).isTrue();
        assertThat(before.get("calibrated").asDouble()).isBetween(0.5, 0.9);
        assertThat(before.get("model").asString()).isEqualTo("unsure");
        api.put(
                        INTENTS,
                        Map.of(
                                "phrases",
                                Map.of("person", List.of(" gimme the boss ", "", "gimme the boss")),
                                "sureFrom",
                                0.8,
                                "model",
                                "always"))
                .expect(200);
        JsonNode after = api.get(INTENTS).expect(200).json();
        assertThat(after.get("sureFrom").asDouble()).isEqualTo(0.8);
        assertThat(after.get("model").asString()).isEqualTo("always");
        assertThat(after.get("items")
                        .valueStream()
                        .filter(item -> item.get("skill").asString().equals("person")))
                .singleElement()
                .satisfies(item -> assertThat(item.get("phrases")).hasSize(1));
    }

    @Test
    void refusesPhrasesForNothingThatLearns() {
        Api api = organisations.found().api();
        for (String skill : List.of("nothing", "fallback", "")) {
            var refused = api.put(INTENTS, Map.of("phrases", Map.of(skill, List.of("x")), "model", "never"))
                    .expect(400);
            assertThat(refused.code()).isEqualTo("request/invalid");
        }
        api.put(INTENTS, Map.of("phrases", Map.of(), "model", "sometimes")).expect(400);
        api.put(INTENTS, Map.of("phrases", Map.of(), "model", "never", "sureFrom", 7))
                .expect(400);
    }
}
