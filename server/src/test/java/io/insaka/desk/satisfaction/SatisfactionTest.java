package io.insaka.desk.satisfaction;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Content;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.Chore;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class SatisfactionTest {
    private static final String ADA = "260970000001";
    private static final String QUESTION = Wording.OWN.getFirst().question();
    private static final String WHY = Wording.OWN.getFirst().comment();
    private static final String THANKS = Wording.OWN.getFirst().thanks();

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    Asking asking;

    @Autowired
    TenantTransactions transactions;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int delivered;

    SatisfactionTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        delivered = 0;
        rules(Map.of());
    }

    private JsonNode rules(Map<String, ?> other) {
        Map<String, Object> rules = new HashMap<>(
                Map.of("enabled", true, "byItself", false, "delayMinutes", 0, "daysBetween", 7, "comment", true));
        rules.putAll(other);
        return api.put("/api/v1/satisfaction", rules).expect(200).json();
    }

    private void hear(Object... items) {
        delivered += items.length;
        account.deliver(items);
        account.awaitBalanced(delivered);
    }

    private void says(String words) {
        hear(text(ADA, "m" + (delivered + 1), words));
    }

    private Map<String, Object> tap(int score) {
        Content.Choices question = (Content.Choices) account.sent().stream()
                .map(message -> message.content())
                .filter(Content.Choices.class::isInstance)
                .reduce((first, second) -> second)
                .orElseThrow();
        Map<String, Object> item = text(
                ADA, "m" + (delivered + 1), question.options().get(score - 1).title());
        item.put("type", "chosen");
        item.put("option", question.options().get(score - 1).id());
        return item;
    }

    /** Served by a teammate, up to the end. */
    private String served() {
        says("agent");
        String id = account.conversation();
        api.post("/api/v1/conversations/" + id + "/take", Map.of()).expect(200);
        account.reply(id, "It is on its way.").expect(201);
        resolve(id);
        return id;
    }

    private void resolve(String id) {
        api.post("/api/v1/conversations/" + id + "/resolve", Map.of()).expect(200);
    }

    private void awaitAsked(int times) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(QUESTION)).isEqualTo(times));
    }

    private long said(String words) {
        return account.sentTexts().stream().filter(words::equals).count();
    }

    private void settled() {
        await().atMost(PATIENCE)
                .until(() -> everything
                                .sql("SELECT count(*) FROM desk_due WHERE tenant_id = ? AND kind = 'survey'")
                                .param(organisation.tenant().value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private JsonNode conversation(String id) {
        return api.get("/api/v1/conversations/" + id).expect(200).json();
    }

    private String status(String id) {
        return conversation(id).path("status").asString();
    }

    private List<JsonNode> answers() {
        return account.list("/api/v1/satisfaction/answers");
    }

    private long turns(String id) {
        return everything
                .sql("SELECT count(*) FROM turn WHERE tenant_id = ? AND conversation_id = ?::uuid")
                .params(organisation.tenant().value(), id)
                .query(Long.class)
                .single();
    }

    private void ago(String id, String column, String interval) {
        everything
                .sql("UPDATE satisfaction_survey SET " + column + " = " + column + " - ?::interval"
                        + " WHERE tenant_id = ? AND conversation_id = ?::uuid")
                .params(interval, organisation.tenant().value(), id)
                .update();
    }

    private List<String> rated(String id) {
        return account.list("/api/v1/conversations/" + id + "/activities").stream()
                .filter(each -> each.path("kind").asString().equals("rated"))
                .map(each -> each.path("value").asString())
                .toList();
    }

    @Test
    void takesAScoreAndAWordWithoutReopeningOrATurn() {
        String id = served();
        awaitAsked(1);
        long before = turns(id);
        hear(tap(4));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(WHY)).isEqualTo(1));
        says("Friendly, but slow.");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(THANKS)).isEqualTo(1));
        assertThat(status(id)).isEqualTo("resolved");
        assertThat(conversation(id).path("unread").asInt()).isZero();
        assertThat(turns(id)).isEqualTo(before);
        JsonNode answer = answers().getFirst();
        assertThat(answer.path("score").asInt()).isEqualTo(4);
        assertThat(answer.path("comment").asString()).isEqualTo("Friendly, but slow.");
        assertThat(answer.at("/teammate/id").asString())
                .isEqualTo(organisation.owner().teammate().toString());
        assertThat(answer.path("language").asString()).isEqualTo("en");
        assertThat(rated(id)).containsExactly("4");
        assertThat(account.messages(id).stream().map(each -> each.path("text").asString("")))
                .contains(QUESTION, "Friendly, but slow.");
        says("And where is my parcel?");
        assertThat(status(id)).as("one word was asked for, not two").isEqualTo("open");
        assertThat(turns(id)).isEqualTo(before + 1);
    }

    @Test
    void countsOnceHoweverOftenItIsTypedOrDelivered() {
        String id = served();
        awaitAsked(1);
        Map<String, Object> typed = text(ADA, "m" + (delivered + 1), "5");
        hear(typed);
        account.deliver(typed);
        says("5");
        hear(tap(5));
        account.awaitBalanced(delivered);
        assertThat(answers()).hasSize(1);
        assertThat(rated(id)).containsExactly("5");
        assertThat(said(WHY)).isEqualTo(1);
        says("2");
        assertThat(rated(id)).contains("2").hasSize(2);
        assertThat(answers().getFirst().path("score").asInt())
                .as("the better one counts")
                .isEqualTo(2);
        ago(id, "answered_at", "25 hours");
        hear(tap(1));
        assertThat(answers().getFirst().path("score").asInt()).as("too late").isEqualTo(2);
        assertThat(status(id)).isEqualTo("resolved");
        says("1");
        assertThat(status(id))
                .as("a number that means nothing any more is a message")
                .isEqualTo("open");
    }

    @Test
    void hearsEverythingElseAsEver() {
        String id = served();
        awaitAsked(1);
        Map<String, Object> late = tap(3);
        says("My parcel still is not here");
        assertThat(status(id)).isEqualTo("open");
        assertThat(answers()).isEmpty();
        says("5");
        assertThat(answers()).as("something else was said in between").isEmpty();
        late.put("id", "m" + (delivered + 1));
        long before = turns(id);
        hear(late);
        assertThat(answers()).as("what is tapped says what it means").hasSize(1);
        assertThat(turns(id)).isEqualTo(before);
        assertThat(said(WHY)).as("whoever talks is not interrupted").isZero();
        assertThat(status(id)).isEqualTo("open");

        Map<String, Object> foreign = new HashMap<>(late);
        foreign.put("from", "260970000002");
        foreign.put("id", "m" + (delivered + 1));
        hear(foreign);
        assertThat(answers()).as("nobody answers for somebody else").hasSize(1);
    }

    @Test
    void takesNoWordForACommentThatWasNotAskedFor() {
        rules(Map.of("comment", false));
        String id = served();
        awaitAsked(1);
        says("3");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said(THANKS)).isEqualTo(1));
        says("By the way");
        assertThat(status(id)).isEqualTo("open");
        assertThat(answers().getFirst().path("comment").isNull()).isTrue();
    }

    @Test
    void leavesStopToTheBotThoughACommentIsAwaited() {
        String id = served();
        awaitAsked(1);
        says("1");
        says("stop");
        assertThat(answers().getFirst().path("comment").isNull()).isTrue();
        assertThat(api.get("/api/v1/contacts/"
                                + conversation(id).at("/contact/id").asString())
                        .expect(200)
                        .json()
                        .path("optedOutAt")
                        .asString(""))
                .isNotEmpty();
        resolve(id);
        settled();
        assertThat(said(QUESTION)).as("not who wants no messages").isEqualTo(1);
    }

    @Test
    void asksOnceWhoeverGetsToItFirst() {
        rules(Map.of("delayMinutes", 60));
        String id = served();
        var tenant = organisation.tenant();
        Stream.of(1, 2, 3, 4)
                .map(node -> CompletableFuture.runAsync(() ->
                        transactions.run(tenant, () -> asking.run(tenant, Chore.Kind.SURVEY, UUID.fromString(id)))))
                .toList()
                .forEach(CompletableFuture::join);
        awaitAsked(1);
        assertThat(account.messages(id).stream()
                        .filter(each -> each.path("text").asString("").equals(QUESTION)))
                .hasSize(1);
    }

    @Test
    void leavesPeopleInPeace() {
        rules(Map.of("delayMinutes", 60));
        String id = served();
        api.post("/api/v1/conversations/changes", Map.of("conversations", List.of(id), "status", "open"))
                .expect(200);
        ring(id);
        assertThat(said(QUESTION)).as("opened again before").isZero();
        resolve(id);
        ring(id);
        awaitAsked(1);
        says("5");
        says("agent");
        ago(id, "comment_until", "2 hours");
        says("agent");
        account.reply(id, "Yes?").expect(201);
        resolve(id);
        ring(id);
        assertThat(said(QUESTION)).as("asked a moment ago").isEqualTo(1);
        ago(id, "asked_at", "8 days");
        resolve(id);
        says("agent");
        account.reply(id, "Again?").expect(201);
        resolve(id);
        ring(id);
        awaitAsked(2);
        ago(id, "asked_at", "8 days");
        api.post("/api/v1/conversations/changes", Map.of("conversations", List.of(id), "status", "open"))
                .expect(200);
        resolve(id);
        ring(id);
        assertThat(said(QUESTION)).as("they have not written since").isEqualTo(2);
    }

    private void ring(String id) {
        var tenant = organisation.tenant();
        transactions.run(tenant, () -> asking.run(tenant, Chore.Kind.SURVEY, UUID.fromString(id)));
    }

    @Test
    void asksNobodyWhoCannotBeWrittenToOrIsNotToBeAsked() {
        rules(Map.of("delayMinutes", 60));
        String id = served();
        everything
                .sql("UPDATE conversation SET last_inbound_at = now() - interval '25 hours' WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .update();
        ring(id);
        says("agent");
        resolve(id);
        ring(id);
        rules(Map.of("channels", List.of(account.id()), "enabled", false));
        resolve(id);
        says("Hello");
        resolve(id);
        settled();
        assertThat(said(QUESTION))
                .as("the window was closed; then it was switched off")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void comesToSumsAndAListWithFilters() {
        String id = served();
        awaitAsked(1);
        says("2");
        says("Too slow");
        says("4");
        String mine = organisation.owner().teammate().toString();
        assertThat(account.list("/api/v1/satisfaction/answers?score=4&score=5&teammate=" + mine + "&channel="
                        + account.id() + "&conversation=" + id + "&from=2020-01-01T00:00:00Z&limit=1"))
                .hasSize(1);
        assertThat(account.list("/api/v1/satisfaction/answers?score=1")).isEmpty();
        assertThat(account.list("/api/v1/satisfaction/answers?to=2020-01-01T00:00:00Z"))
                .isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode report = api.get("/api/v1/analytics/reports/satisfaction")
                    .expect(200)
                    .json();
            assertThat(figure(report, "rated")).isEqualTo(1);
            assertThat(figure(report, "surveyed")).isEqualTo(1);
            assertThat(figure(report, "satisfaction")).isEqualTo(1);
            assertThat(figure(report, "score")).isEqualTo(4);
            assertThat(figure(report, "response-rate")).isEqualTo(1);
            assertThat(report.path("tables").toString()).contains(mine);
        });
        JsonNode conversations =
                api.get("/api/v1/analytics/reports/conversations").expect(200).json();
        assertThat(figure(conversations, "started"))
                .as("an answer begins no conversation")
                .isEqualTo(1);
        assertThat(figure(conversations, "received")).isEqualTo(1);
        api.get("/api/v1/analytics/reports/satisfaction/score.csv").expect(200);
    }

    private static double figure(JsonNode report, String metric) {
        return report.path("figures")
                .valueStream()
                .filter(each -> each.path("metric").asString().equals(metric))
                .findFirst()
                .orElseThrow()
                .path("value")
                .asDouble(-1);
    }
}
