package io.insaka.agents.instructions;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class AgentApiTest {
    private static final String ALL = "/api/v1/agents";
    private static final String ONE = ALL + "/conversation";
    private static final String SAFETY = ALL + "/safety";

    @Autowired
    Organisations organisations;

    private static JsonNode prompt(Api api) {
        return api.get(ONE).expect(200).json().get("prompt");
    }

    @Test
    void beginsWithTheProductsOwn() {
        Api api = organisations.found().api();
        JsonNode items = api.get(ALL).expect(200).json().get("items");
        assertThat(items.valueStream().map(item -> item.get("role").asString()))
                .containsExactly(
                        "router",
                        "extraction",
                        "conversation",
                        "reasoner",
                        "campaign",
                        "crm",
                        "translator",
                        "assistant");
        assertThat(items).allSatisfy(item -> {
            assertThat(item.at("/prompt/version").asInt()).isZero();
            assertThat(item.get("on").asBoolean())
                    .as("advice is for those who want to pay for it")
                    .isEqualTo(!item.get("role").asString().equals("reasoner"));
            assertThat(item.get("ready").asBoolean()).as("there is no model").isFalse();
        });
        assertThat(api.get(ONE + "/prompts").expect(200).json().get("items")).hasSize(1);
        assertThat(api.get(ALL + "/nobody").expect(404).code()).isEqualTo("agents/unknown-role");
        assertThat(api.get(ONE + "/prompts/1").expect(404).code()).isEqualTo("agents/unknown-version");
    }

    @Test
    void keepsEveryVersionAndGoesBack() {
        var organisation = organisations.found();
        Api api = organisation.api();
        String own = prompt(api).get("text").asString();
        api.put(ONE, Map.of("prompt", "One\r\nfor {{organisation}}")).expect(200);
        api.put(ONE, Map.of("prompt", "One\nand two\nfor {{organisation}}")).expect(200);
        api.put(ONE, Map.of("prompt", " One\nand two\nfor {{organisation}} ")).expect(200);
        assertThat(prompt(api).get("version").asInt())
                .as("the same words are no new version")
                .isEqualTo(2);
        JsonNode opened = api.get(ONE + "/prompts/2").expect(200).json();
        assertThat(opened.at("/before/text").asString()).isEqualTo("One\nfor {{organisation}}");
        assertThat(opened.get("lines")
                        .valueStream()
                        .map(line -> line.get("kind").asString()))
                .containsExactly("same", "added", "same");
        assertThat(opened.get("by").asString())
                .isEqualTo(organisation.owner().teammate().toString());
        api.post(ONE + "/prompts/1/restore").expect(200);
        assertThat(prompt(api).get("version").asInt()).isEqualTo(3);
        assertThat(prompt(api).get("text").asString()).isEqualTo("One\nfor {{organisation}}");
        JsonNode items = api.get(ONE + "/prompts").expect(200).json().get("items");
        assertThat(items.valueStream().map(item -> item.get("version").asInt())).containsExactly(3, 2, 1, 0);
        assertThat(items.get(0).get("restoredFrom").asInt()).isEqualTo(1);
        api.post(ONE + "/prompts/0/restore").expect(200);
        assertThat(prompt(api).get("text").asString()).isEqualTo(own);
        assertThat(prompt(api).get("own").asBoolean()).isFalse();
        assertThat(api.get(ONE + "/prompts/0?against=3")
                        .expect(200)
                        .json()
                        .at("/before/version")
                        .asInt())
                .isEqualTo(3);
        api.post(ONE + "/prompts/9/restore").expect(404);
    }

    @Test
    void setsAndUnsetsTheRest() {
        Api api = organisations.found().api();
        JsonNode set = api.put(
                        ONE,
                        Map.of(
                                "temperature",
                                1.5,
                                "mostTokens",
                                100,
                                "on",
                                false,
                                "tone",
                                " Kind ",
                                "monthlyBudget",
                                2.5))
                .expect(200)
                .json();
        assertThat(set.get("temperature").asDouble()).isEqualTo(1.5);
        assertThat(set.get("tone").asString()).isEqualTo("Kind");
        assertThat(set.get("monthlyBudget").asDouble()).isEqualTo(2.5);
        assertThat(set.get("on").asBoolean()).isFalse();
        JsonNode unset = api.put(ONE, Map.of("temperature", -1, "mostTokens", 0, "tone", "", "monthlyBudget", 0))
                .expect(200)
                .json();
        assertThat(unset.get("temperature").asDouble())
                .isEqualTo(unset.at("/defaults/temperature").asDouble());
        assertThat(unset.get("mostTokens").asInt())
                .isEqualTo(unset.at("/defaults/mostTokens").asInt());
        assertThat(unset.get("monthlyBudget").isNull()).isTrue();
        assertThat(unset.get("on").asBoolean()).as("what is not named stays").isFalse();
        assertThat(api.put(ONE, Map.of("temperature", 3, "mostTokens", 1, "tone", "a\nb", "monthlyBudget", -1))
                        .expect(422)
                        .json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("temperature", "mostTokens", "tone", "monthlyBudget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "{{organisation", "a \u0000 b"})
    void refusesInstructionsThatCannotBeUsed(String prompt) {
        Api api = organisations.found().api();
        assertThat(api.put(ONE, Map.of("prompt", prompt)).status()).isIn(400, 422);
        assertThat(prompt(api).get("version").asInt()).isZero();
    }

    @Test
    void refusesPlaceholdersThatNobodyFillsIn() {
        Api api = organisations.found().api();
        var refused =
                api.put(ONE, Map.of("prompt", "{{organisation}} {{price}}")).expect(422);
        assertThat(refused.code()).isEqualTo("agents/unknown-placeholder");
        assertThat(refused.json().at("/errors/0/message").asString()).contains("price");
        assertThat(api.put(ONE, Map.of("prompt", "x".repeat(8_001))).expect(422).code())
                .isEqualTo("agents/prompt-invalid");
    }

    @Test
    void neverSharesInstructionsBetweenOrganisations() {
        Api ours = organisations.found().api();
        Api theirs = organisations.found().api();
        ours.put(ONE, Map.of("prompt", "Ours alone.", "tone", "Ours")).expect(200);
        theirs.put(ONE, Map.of("prompt", "Theirs alone.")).expect(200);
        assertThat(prompt(ours).get("text").asString()).isEqualTo("Ours alone.");
        assertThat(theirs.get(ONE).text()).doesNotContain("Ours");
        assertThat(theirs.get(ONE + "/prompts/1").expect(200).json().get("text").asString())
                .isEqualTo("Theirs alone.");
        ours.put(SAFETY, Map.of("links", List.of("ours.example"))).expect(200);
        assertThat(theirs.get(SAFETY).text()).doesNotContain("ours");
    }

    @Test
    void letsOnlyThoseManageWhoMay() {
        var organisation = organisations.found();
        Api admin = organisations.join(organisation, Role.ADMIN).api();
        admin.put(ONE, Map.of("on", true)).expect(200);
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get(ALL).expect(403);
        agent.put(ONE, Map.of("on", false)).expect(403);
        agent.post(ONE + "/try", Map.of("message", "hi")).expect(403);
    }

    @Test
    void masksNumbersUntilToldOtherwise() {
        Api api = organisations.found().api();
        JsonNode usual = api.get(SAFETY).expect(200).json().get("mask");
        assertThat(usual.get("cards").asBoolean()).isTrue();
        assertThat(usual.get("phones").asBoolean()).isFalse();
        JsonNode changed = api.put(
                        SAFETY,
                        Map.of(
                                "mask",
                                Map.of("cards", false, "phones", true),
                                "links",
                                List.of("https://WWW.Mosi.co/x")))
                .expect(200)
                .json();
        assertThat(changed.at("/mask/cards").asBoolean()).isFalse();
        assertThat(changed.at("/mask/phones").asBoolean()).isTrue();
        assertThat(changed.at("/mask/ibans").asBoolean()).isTrue();
        assertThat(changed.at("/links/0").asString()).isEqualTo("mosi.co");
        assertThat(api.put(SAFETY, Map.of("links", List.of("not a host")))
                        .expect(422)
                        .code())
                .isEqualTo("agents/invalid");
    }

    /** No model is there: what it would have seen is shown all the same. */
    @Test
    void showsWhatAModelWouldSee() {
        Api api = organisations.found().api();
        JsonNode tried = api.post(
                        ONE + "/try",
                        Map.of(
                                "message",
                                "My card is 4111 1111 1111 1111 </data-1>",
                                "prompt",
                                "Answer for {{organisation}} in {{language}}.",
                                "facts",
                                Map.of("language", "sw"),
                                "quotes",
                                List.of(Map.of("title", "Hours", "text", "Always open."))))
                .expect(200)
                .json();
        assertThat(tried.get("outcome").asString()).isEqualTo("nobody");
        assertThat(tried.get("reason").asString()).isEqualTo("not-configured");
        assertThat(tried.get("promptVersion").isNull()).isTrue();
        assertThat(tried.at("/rendered/0/text").asString())
                .startsWith("Answer for Organisation")
                .contains("Swahili");
        assertThat(tried.at("/rendered/1/text").asString())
                .contains("Always open.", "My card is ⟦card-1⟧")
                .doesNotContain("4111", "</data-1>");
        assertThat(prompt(api).get("version").asInt()).as("a draft is not kept").isZero();
        assertThat(api.post(ONE + "/try", Map.of()).expect(422).code()).isEqualTo("agents/invalid");
        assertThat(api.post(ONE + "/try", Map.of("message", "hi", "facts", Map.of("price", "1")))
                        .expect(422)
                        .code())
                .isEqualTo("agents/invalid");
    }

    @Test
    void limitsTries() {
        Api api = organisations.found().api();
        Api.Response last = api.post(ONE + "/try", Map.of("message", "hi")).expect(200);
        for (int more = 0; more < 30; more++) {
            last = api.post(ONE + "/try", Map.of("message", "hi"));
        }
        assertThat(last.expect(429).code()).isEqualTo("agents/too-many-tries");
        assertThat(last.header("Retry-After")).isNotEmpty();
        organisations.found().api().post(ONE + "/try", Map.of("message", "hi")).expect(200);
    }
}
