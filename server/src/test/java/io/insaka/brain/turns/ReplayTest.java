package io.insaka.brain.turns;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Next;
import io.insaka.channels.spi.Content;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.ScriptedSkill;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Why the bot said that. */
@ProductTest
class ReplayTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    ScriptedSkill scripted;

    private Organisations.Organisation organisation;
    private TestingAccount account;

    @BeforeEach
    void twoTurns() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
        var call = new Insight.Call("conversation", 3, "Main", "small", "said", 100, 20, 450, 300);
        var insight = new Insight(
                List.of(call, call), List.of(new Insight.Source("article", "a1", "When do you open?", 0.8)));
        scripted.script(
                organisation.tenant(),
                visit -> new Decision(List.of(new Content.Text("Scripted words.")), Next.DONE, "as told", insight));
        account.deliver(text("260970000001", "m1", "my hovercraft is full of eels"));
        account.deliver(text("260970000001", "m2", "perform"));
        account.awaitBalanced(2);
        await().atMost(PATIENCE).until(() -> account.sent().size() == 2);
    }

    private JsonNode turns(Api api, String query) {
        return api.get("/api/v1/conversations/" + account.conversation() + "/turns" + query)
                .expect(200)
                .json()
                .path("items");
    }

    @Test
    void findsTheTurnOfEachMessageOnEitherSide() {
        JsonNode all = turns(account.api(), "");
        assertThat(all).hasSize(2);
        for (JsonNode message : account.messages(account.conversation())) {
            JsonNode found =
                    turns(account.api(), "?message=" + message.path("id").asString());
            assertThat(found).hasSize(1);
            assertThat(found.at("/0/messageId").asString())
                    .isEqualTo(
                            message.path("direction").asString().equals("inbound")
                                    ? message.path("id").asString()
                                    : found.at("/0/messageId").asString());
        }
        String said = account.message(account.conversation(), "Scripted words.")
                .path("id")
                .asString();
        assertThat(turns(account.api(), "?message=" + said).at("/0/id")).isEqualTo(all.at("/0/id"));
        assertThat(turns(account.api(), "?message=00000000-0000-0000-0000-000000000001"))
                .isEmpty();
    }

    @Test
    void addsUpWhatAStepAsked() {
        JsonNode turn = turns(account.api(), "").get(0);
        assertThat(turn.path("flowVersion").asInt()).isEqualTo(Flow.VERSION);
        JsonNode step = step(turn, "skill");
        assertThat(step.path("provider").asString()).isEqualTo("Main");
        assertThat(step.path("promptVersion").asInt()).isEqualTo(3);
        assertThat(step.path("inputTokens").asInt()).isEqualTo(200);
        assertThat(step.path("outputTokens").asInt()).isEqualTo(40);
        assertThat(step.path("cost").asDouble()).isEqualTo(0.0009);
        assertThat(step.at("/sources/0/title").asString()).isEqualTo("When do you open?");
        assertThat(step(turn, "route").path("model").isNull()).isTrue();
    }

    @Test
    void hidesWhatCustomersWriteFromWhoMayNotAnswerThem() {
        JsonNode seen = step(turns(account.api(), "").get(1), "guard").at("/saw/0");
        assertThat(seen.path("what").asString()).isEqualTo("said");
        assertThat(seen.path("value").asString()).isEqualTo("my hovercraft is full of eels");
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        JsonNode hidden = step(turns(viewer, "").get(1), "guard").at("/saw/0");
        assertThat(hidden.path("masked").asBoolean()).isTrue();
        assertThat(hidden.path("value").isNull()).isTrue();
        assertThat(turns(viewer, "").toString()).doesNotContain("hovercraft");
    }

    private static JsonNode step(JsonNode turn, String name) {
        return turn.path("steps")
                .valueStream()
                .filter(step -> step.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
