package io.insaka.llm.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.llm.Ask;
import io.insaka.llm.Line;
import io.insaka.llm.ModelReply;
import io.insaka.llm.ModelReply.Why;
import io.insaka.llm.Models;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.Usage;
import io.insaka.sandbox.llm.ModelSimulators;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.World;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class ChainTest {
    private static final Ask.Shape MOOD = new Ask.Shape("mood", """
            {"type":"object","properties":{"mood":{"type":"string","enum":["good","bad"]}},"required":["mood"],\
            "additionalProperties":false}""");

    @Autowired
    Organisations organisations;

    @Autowired
    Models models;

    @Autowired
    ModelSimulators simulators;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private static String key(Organisation organisation) {
        return "sandbox-" + organisation.tenant();
    }

    private World world(Organisation organisation) {
        return simulators.world(key(organisation));
    }

    private Organisation withModel(String kind, String path, String model) {
        Organisation organisation = organisations.found();
        add(organisation, kind, path, model);
        return organisation;
    }

    private static String add(Organisation organisation, String kind, String path, String model) {
        return organisation
                .api()
                .post(
                        "/api/v1/models",
                        Map.of(
                                "kind", kind,
                                "name", model,
                                "baseUrl", organisation.api().baseUrl() + "/sandbox/llm/" + path,
                                "apiKey", key(organisation),
                                "model", model))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    private static Ask ask(
            String agent,
            @Nullable ConversationId conversation,
            Ask.@Nullable Shape shape,
            @Nullable String knowledge) {
        return new Ask(
                agent,
                conversation,
                List.of(new Line.Instruction("Be short."), new Line.Customer("Are you open?")),
                List.of(),
                shape,
                null,
                200,
                Duration.ofSeconds(20),
                knowledge);
    }

    private static Ask ask() {
        return ask("conversation", null, null, null);
    }

    private static Why why(ModelReply reply) {
        assertThat(reply).as(reply.toString()).isInstanceOf(ModelReply.None.class);
        return ((ModelReply.None) reply).why();
    }

    @Test
    void saysThatNothingIsConfigured() {
        Organisation organisation = organisations.found();
        assertThat(models.ready(organisation.tenant(), Ability.CHAT)).isFalse();
        assertThat(why(models.chat(organisation.tenant(), ask()))).isEqualTo(Why.NOT_CONFIGURED);
    }

    @Test
    void refusesToThinkInATransaction() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        assertThatThrownBy(
                        () -> transactions.call(organisation.tenant(), () -> models.chat(organisation.tenant(), ask())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(world(organisation).journal().calls()).isEmpty();
    }

    @Test
    void asksTheModelOfTheRoleFirst() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        String small = add(organisation, "openai", "openai/v1", "gpt-4o-mini");
        organisation
                .api()
                .put("/api/v1/models/chain", Map.of("order", List.of()))
                .expect(200);
        assertThat(why(models.chat(organisation.tenant(), ask()))).isEqualTo(Why.NOT_CONFIGURED);
        organisation.api().put("/api/v1/models/roles", Map.of("router", small)).expect(200);
        ModelReply routed = models.chat(organisation.tenant(), ask("ROUTER", null, null, null));
        assertThat(routed.usage().model()).isEqualTo("gpt-4o-mini");
        assertThat(models.ready(organisation.tenant(), Ability.CHAT)).isTrue();
        assertThat(models.ready(organisation.tenant(), Ability.EMBEDDING)).isFalse();
    }

    /** One overlooks schemas, one refuses them: both are asked in words, and from then on at once. */
    @Test
    void getsAShapeOutOfModelsThatKnowNone() {
        for (String model : List.of("tinyllama", "gemma-old")) {
            Organisation organisation = withModel("openai-compatible", "compatible/v1", model);
            world(organisation).script().when("used", Reaction.say("Here: ```json\n{\"mood\": \"good\"}\n```"));
            world(organisation).script().when("open", Reaction.say("Here: ```json\n{\"mood\": \"good\"}\n```"));
            ModelReply reply = models.chat(organisation.tenant(), ask("router", null, MOOD, null));
            assertThat(reply).as(model + " " + reply).isInstanceOf(ModelReply.Said.class);
            assertThat(((ModelReply.Said) reply).text()).isEqualTo("{\"mood\": \"good\"}");
        }
    }

    @Test
    void answersTheSameQuestionFromMemoryAsLongAsNothingChanged() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        Organisation other = withModel("openai", "openai/v1", "gpt-4o");
        Ask known = ask("conversation", null, null, "shelf 7");
        ModelReply first = models.chat(organisation.tenant(), known);
        ModelReply again = models.chat(organisation.tenant(), known);
        assertThat(((ModelReply.Said) again).text()).isEqualTo(((ModelReply.Said) first).text());
        assertThat(again.usage()).isEqualTo(new Usage("gpt-4o", "gpt-4o", 0, 0, 0, 0, 0));
        assertThat(models.chat(organisation.tenant(), ask("conversation", null, null, "shelf 8"))
                        .usage()
                        .attempts())
                .isEqualTo(1);
        assertThat(models.chat(other.tenant(), known).usage().attempts())
                .as("another organisation asks for itself")
                .isEqualTo(1);
        models.chat(organisation.tenant(), ask());
        assertThat(models.chat(organisation.tenant(), ask()).usage().attempts())
                .as("what must not be remembered")
                .isEqualTo(1);
    }

    @Test
    void stopsWhenTheMonthIsSpentAndWarnsBefore() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        Organisation other = withModel("openai", "openai/v1", "gpt-4o");
        organisation
                .api()
                .put("/api/v1/models/budget", Map.of("monthly", 0.000001))
                .expect(200);
        assertThat(models.chat(organisation.tenant(), ask())).isInstanceOf(ModelReply.Said.class);
        assertThat(why(models.chat(organisation.tenant(), ask()))).isEqualTo(Why.BUDGET_SPENT);
        assertThat(models.ready(organisation.tenant(), Ability.CHAT)).isFalse();
        var budget = organisation.api().get("/api/v1/models/budget").expect(200).json();
        assertThat(budget.get("state").asString()).isEqualTo("spent");
        assertThat(budget.get("spent").decimalValue()).isPositive();
        assertThat(transactions.<Integer>call(
                        organisation.tenant(),
                        () -> jdbc.sql("SELECT count(*) FROM live_event WHERE what = 'model-budget'")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
        assertThat(models.chat(other.tenant(), ask())).isInstanceOf(ModelReply.Said.class);
    }

    @Test
    void stopsWhenTheConversationIsSpent() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        organisation
                .api()
                .put("/api/v1/models/budget", Map.of("perConversation", 0.000001))
                .expect(200);
        var dear = new ConversationId(UUID.randomUUID());
        Ask about = ask("conversation", dear, null, null);
        assertThat(models.chat(organisation.tenant(), about)).isInstanceOf(ModelReply.Said.class);
        assertThat(why(models.chat(organisation.tenant(), about))).isEqualTo(Why.BUDGET_SPENT);
        assertThat(models.ready(organisation.tenant(), Ability.CHAT)).isTrue();
        assertThat(models.chat(
                        organisation.tenant(), ask("conversation", new ConversationId(UUID.randomUUID()), null, null)))
                .isInstanceOf(ModelReply.Said.class);
    }

    @Test
    void writesEveryAttemptDown() {
        Organisation organisation = withModel("openai", "openai/v1", "gpt-4o");
        world(organisation).faults().next(Fault.UNAVAILABLE, 1);
        models.chat(organisation.tenant(), ask());
        List<Map<String, Object>> rows = transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("SELECT outcome, input_tokens, micro_cost FROM llm_call ORDER BY id")
                        .query()
                        .listOfRows());
        assertThat(rows).extracting(row -> row.get("outcome")).containsExactly("server-error", "ok");
        assertThat((Integer) rows.get(1).get("input_tokens")).isPositive();
        assertThat((Long) rows.get(1).get("micro_cost")).isPositive();
    }

    /** The same server, but another organisation and another key: nothing is shared. */
    @Test
    void keepsOrganisationsApart() {
        Organisation ours = withModel("openai", "openai/v1", "gpt-4o");
        Organisation theirs = withModel("openai", "openai/v1", "gpt-4o");
        world(theirs).faults().next(Fault.SERVER_ERROR, 100);
        for (int question = 0; question < 2; question++) {
            assertThat(why(models.chat(theirs.tenant(), ask()))).isEqualTo(Why.ALL_FAILED);
        }
        assertThat(models.ready(theirs.tenant(), Ability.CHAT))
                .as("their circuit is open")
                .isFalse();
        assertThat(models.chat(ours.tenant(), ask())).isInstanceOf(ModelReply.Said.class);
        assertThat(world(ours).journal().calls()).hasSize(1);
        var listed = new HashMap<String, Object>();
        listed.put(
                "ours",
                ours.api()
                        .get("/api/v1/models")
                        .expect(200)
                        .json()
                        .at("/items/0/circuit/state")
                        .asString());
        listed.put(
                "theirs",
                theirs.api()
                        .get("/api/v1/models")
                        .expect(200)
                        .json()
                        .at("/items/0/circuit/state")
                        .asString());
        assertThat(listed).isEqualTo(Map.of("ours", "closed", "theirs", "open"));
    }
}
