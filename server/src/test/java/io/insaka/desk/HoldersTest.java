package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who holds a conversation, and who may take it out of whose hands. */
@ProductTest
class HoldersTest {
    private static final String CONTACT = "260970000001";
    private static final List<String> ACTIONS = List.of("/take", "/release", "/resolve");

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Organisations.Organisation organisation;
    private Organisations.Colleague holder;
    private TestingAccount account;
    private String path = "";

    @BeforeEach
    void aColleagueHoldsTheConversation() {
        organisation = organisations.found();
        holder = organisations.join(organisation, Role.AGENT);
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text(CONTACT, "m1", "hello"));
        account.awaitBalanced(1);
        path = "/api/v1/conversations/" + account.conversation();
        holder.api().post(path + "/take").expect(200);
    }

    private JsonNode conversation() {
        return organisation.api().get(path).expect(200).json();
    }

    private String heldBy() {
        return conversation().at("/holder/kind").asString()
                + conversation().at("/holder/id").asString("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/take", "/release", "/resolve"})
    void isNotTakenOutOfTheHoldersHandsUnlessSomebodyInsists(String action) {
        var agent = organisations.join(organisation, Role.AGENT);
        for (Api other : List.of(organisation.api(), agent.api())) {
            Api.Response refused = other.post(path + action).expect(409);
            assertThat(refused.code()).isEqualTo("conversations/held");
            assertThat(refused.json().path("detail").asString())
                    .contains(holder.caller().name());
            other.post(path + action, Map.of("force", false)).expect(409);
        }
        assertThat(heldBy()).isEqualTo("teammate" + holder.caller().teammate());
        assertThat(conversation().path("status").asString()).isEqualTo("open");
        agent.api().post(path + action, Map.of("force", true)).expect(200);
        assertThat(heldBy()).isNotEqualTo("teammate" + holder.caller().teammate());
        assertThat(conversation().path("status").asString()).isEqualTo(action.equals("/resolve") ? "resolved" : "open");
    }

    @Test
    void tellsWhoElseIsInTheThreadAndTakesNoOtherWords() {
        for (String doing : List.of("viewing", "writing", "left")) {
            organisation.api().put(path + "/watching", Map.of("doing", doing)).expect(204);
        }
        organisation.api().put(path + "/watching", Map.of("doing", "sleeping")).expect(422);
        organisation
                .api()
                .put("/api/v1/conversations/" + UUID.randomUUID() + "/watching", Map.of("doing", "viewing"))
                .expect(404);
        assertThat(heldBy()).isEqualTo("teammate" + holder.caller().teammate());
    }

    @Test
    void isPassedOnByItsHolderAndByAnybodyOnceNobodyHasIt() {
        holder.api().post(path + "/release").expect(200);
        assertThat(heldBy()).isEqualTo("bot");
        for (String action : ACTIONS) {
            organisation.api().post(path + action).expect(200);
        }
        assertThat(conversation().path("status").asString()).isEqualTo("resolved");
        organisation.api().post(path + "/release").expect(200);
        account.deliver(text(CONTACT, "m2", "agent"));
        await().atMost(PATIENCE).until(this::heldBy, "queue"::equals);
        holder.api().post(path + "/resolve").expect(200);
    }

    @Test
    void namesTheHolderToWhoeverWantsToReply() {
        Api.Response refused = organisation
                .api()
                .post(path + "/messages", Map.of("text", "Me too"))
                .expect(409);
        assertThat(refused.json().path("detail").asString())
                .contains(holder.caller().name());
    }

    @Test
    void returnsToTheQueueWhenItsHolderIsDeactivated() {
        String status = conversation().path("status").asString();
        long fence = fence();
        organisation
                .api()
                .delete("/api/v1/teammates/" + holder.caller().teammate())
                .expect(204);
        assertThat(heldBy()).isEqualTo("queue");
        JsonNode left = conversation();
        assertThat(left.path("status").asString()).isEqualTo(status);
        assertThat(left.at("/handOver/reason").asString()).contains("has left");
        assertThat(left.path("waitingSince").isNull()).isFalse();
        assertThat(fence()).isGreaterThan(fence);
        int sent = account.sent().size();
        account.deliver(text(CONTACT, "m2", "menu"));
        account.awaitBalanced(2);
        assertThat(account.sent()).hasSize(sent); // the bot stays silent
        organisation.api().post(path + "/take").expect(200);
    }

    private long fence() {
        return transactions.call(
                organisation.tenant(),
                () -> jdbc.sql("SELECT fence FROM conversation WHERE tenant_id = :tenant AND id = :id")
                        .param("tenant", organisation.tenant().value())
                        .param("id", UUID.fromString(account.conversation()))
                        .query(Long.class)
                        .single());
    }

    @Test
    void refusesFreeTextADayAfterTheContactWroteAndTakesItAgainOnceTheyWrite() {
        age(Duration.ofHours(24).plusSeconds(1));
        assertThat(conversation().at("/window/open").asBoolean()).isFalse();
        Api.Response refused = holder.api()
                .post(path + "/messages", Map.of("text", "Still there?"))
                .expect(422);
        assertThat(refused.code()).isEqualTo("conversations/window-closed");
        holder.api()
                .post(path + "/messages", Map.of("text", "For the team", "note", true))
                .expect(201);
        assertThat(account.sentTexts()).doesNotContain("Still there?");
        account.deliver(text(CONTACT, "m2", "Yes"));
        account.awaitBalanced(2);
        assertThat(conversation().at("/window/open").asBoolean()).isTrue();
        holder.api().post(path + "/messages", Map.of("text", "Good.")).expect(201);
        account.awaitStatus(account.conversation(), "Good.", "sent");
    }

    @Test
    void takesFreeTextUntilTheLastMinuteOfTheDay() {
        age(Duration.ofHours(24).minusMinutes(1));
        holder.api().post(path + "/messages", Map.of("text", "In time.")).expect(201);
    }

    private void age(Duration by) {
        transactions.run(
                organisation.tenant(),
                () -> jdbc.sql("""
                        UPDATE conversation SET last_inbound_at = now() - make_interval(secs => :by)
                        WHERE tenant_id = :tenant AND id = :id""")
                        .param("by", by.toSeconds())
                        .param("tenant", organisation.tenant().value())
                        .param("id", UUID.fromString(account.conversation()))
                        .update());
    }
}
