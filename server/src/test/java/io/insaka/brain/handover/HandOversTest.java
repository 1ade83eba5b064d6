package io.insaka.brain.handover;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Role;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What customers hear and teammates find when a conversation goes to people. */
@ProductTest
class HandOversTest {
    private static final String CONTACT = "260970000001";
    private static final String CARD = "take my card 4111 1111 1111 1111";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    private Organisations.Organisation organisation;
    private TestingAccount account;
    private int received;

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
    }

    private void say(String words) {
        say(CONTACT, words);
    }

    private void say(String who, String words) {
        received++;
        account.deliver(text(who, "m" + received, words));
        account.awaitBalanced(received);
    }

    private void awaitSent(int messages) {
        await().atMost(PATIENCE).until(() -> account.sent().size() >= messages);
        assertThat(account.sent()).hasSize(messages);
    }

    private List<JsonNode> handOvers() {
        return account.list("/api/v1/conversations/" + account.conversation() + "/hand-overs");
    }

    private void toldHoursAgo() {
        transactions.run(
                organisation.tenant(),
                () -> jdbc.sql("UPDATE conversation SET told_at = told_at - interval '2 hours' WHERE id = ?")
                        .param(UUID.fromString(account.conversation()))
                        .update());
    }

    private void post(String edge) {
        account.api()
                .post("/api/v1/conversations/" + account.conversation() + edge, Map.of())
                .expect(200);
    }

    @Test
    void saysFarewellOnceThoughTwoReasonsComeInOneBatch() {
        received = 2;
        account.deliver(text(CONTACT, "m1", "agent"), text(CONTACT, "m2", CARD));
        account.awaitBalanced(2);
        awaitSent(1);
        assertThat(account.sentTexts().getFirst()).contains("passing you to our team");
    }

    @Test
    void tellsWhoWritesWhileWaitingThatTheyAreNotForgottenOnceAnHour() {
        say("agent");
        say("hello?");
        awaitSent(1);
        toldHoursAgo();
        say("anybody?");
        say("please");
        awaitSent(2);
        assertThat(account.sentTexts().getLast()).contains("not forgotten");
        assertThat(account.conversations().getFirst().path("waitingSince").isNull())
                .isFalse();
        post("/take");
        toldHoursAgo();
        say("are you there");
        awaitSent(2);
    }

    private static Map<String, ?> shut(LocalDate day) {
        return Map.of("date", day.toString(), "name", "", "yearly", false);
    }

    @Test
    void saysWhenSomebodyWillBeThereOnThisChannel() {
        var today = LocalDate.now(ZoneOffset.UTC);
        organisation
                .api()
                .put(
                        "/api/v1/channels/" + account.id() + "/hours",
                        Map.of(
                                "week",
                                List.of(),
                                "closed",
                                List.of(shut(today.minusDays(1)), shut(today), shut(today.plusDays(1))),
                                "sharedDates",
                                false,
                                "timeZone",
                                "Pacific/Kiritimati"))
                .expect(200);
        say("agent");
        await().atMost(PATIENCE).until(() -> account.sent().size() == 2);
        assertThat(String.join(" ", account.sentTexts()))
                .as("the organisation is open, the channel is not")
                .contains("A person will read")
                .contains("back on")
                .contains(String.valueOf(today.plusDays(2).getDayOfMonth()))
                .contains("at 00:00");
    }

    @Test
    void saysWhenSomebodyWillBeThere() {
        var today = LocalDate.now(ZoneOffset.UTC);
        organisation
                .api()
                .put(
                        "/api/v1/organisation/hours",
                        Map.of("week", List.of(), "closed", List.of(shut(today), shut(today.plusDays(1)))))
                .expect(200);
        say("agent");
        await().atMost(PATIENCE).until(() -> account.sent().size() == 2); // as long as the channel takes
        assertThat(String.join(" ", account.sentTexts()))
                .contains("A person will read")
                .contains("back on")
                .contains(String.valueOf(today.plusDays(2).getDayOfMonth()))
                .contains("at 00:00");
    }

    @Test
    void showsTheTeammateWhatItIsAboutUntilTheyAreDone() {
        say("my hovercraft is full of eels");
        say(CARD);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(handOvers().getFirst().path("tried")).hasSize(1));
        JsonNode card = handOvers().getFirst();
        assertThat(card.path("trigger").asString()).isEqualTo("suspicious");
        assertThat(card.path("priority").asString()).isEqualTo("high");
        assertThat(card.path("said").asString()).isEqualTo(CARD);
        assertThat(card.at("/before/0").asString()).isEqualTo("my hovercraft is full of eels");
        assertThat(card.path("summary").isNull()).isTrue();
        assertThat(card.path("current").asBoolean()).isTrue();
        post("/take");
        assertThat(handOvers().getFirst().path("current").asBoolean()).isTrue();
        post("/release");
        assertThat(handOvers().getFirst().path("current").asBoolean()).isFalse();
        assertThat(account.conversations().getFirst().path("priority").asString())
                .isEqualTo("normal");
        organisations
                .found()
                .api()
                .get("/api/v1/conversations/" + account.conversation() + "/hand-overs")
                .expect(404);
    }

    @Test
    void listsTheUrgentFirstAndThenWhoWaitsLongest() {
        say("260970000001", "agent");
        say("260970000002", "agent");
        say("260970000003", CARD);
        say("260970000004", "hello");
        assertThat(addresses("?order=waiting")).containsExactly("3", "1", "2");
        JsonNode first = account.api()
                .get("/api/v1/conversations?order=waiting&limit=2")
                .expect(200)
                .json();
        assertThat(first.path("items")).hasSize(2);
        assertThat(addresses(
                        "?order=waiting&limit=2&cursor=" + first.path("next").asString()))
                .containsExactly("2");
        assertThat(addresses("?priority=high")).containsExactly("3");
        account.api().get("/api/v1/conversations?order=sideways").expect(422);
        account.api().get("/api/v1/conversations?priority=odd").expect(422);
    }

    private List<String> addresses(String query) {
        return account.list("/api/v1/conversations" + query).stream()
                .map(each -> each.at("/contact/address").asString())
                .map(address -> address.substring(address.length() - 1))
                .toList();
    }

    @Test
    void followsTheRulesOfTheOrganisation() {
        var lenient =
                Map.of("misses", 3, "mood", -0.9, "whenUpset", false, "whenUrgent", false, "whenSuspicious", false);
        organisation.api().put("/api/v1/organisation/hand-over", lenient).expect(200);
        organisations
                .join(organisation, Role.AGENT)
                .api()
                .put("/api/v1/organisation/hand-over", lenient)
                .expect(403);
        organisation
                .api()
                .put("/api/v1/organisation/hand-over", Map.of("misses", 9))
                .expect(400);
        say(CARD);
        assertThat(account.conversations().getFirst().path("priority").asString())
                .isEqualTo("high");
        say("my hovercraft is full of eels");
        assertThat(account.conversations().getFirst().at("/holder/kind").asString())
                .isEqualTo("bot");
        say("it really is");
        assertThat(account.conversations().getFirst().at("/handOver/reason").asString())
                .isEqualTo("Was not understood 3 times");
    }
}
