package io.insaka.notices;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.push.PushServiceSimulator;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class NoticesTest {
    private static final String NOTICES = "/api/v1/me/notices";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private final PushServiceSimulator service = new PushServiceSimulator(Clock.systemUTC());
    private Organisation organisation;
    private TestingAccount account;
    private Colleague ben;
    private String conversation = "";

    NoticesTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void found() {
        organisation = organisations.found();
        ben = organisations.join(organisation, Role.AGENT);
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "Hello"));
        account.awaitBalanced(1);
        conversation = organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    @AfterEach
    void leave() {
        service.close();
        assertThat(service.faults()).isEmpty();
    }

    private void assignTo(Colleague to) {
        change(Map.of("assign", to.caller().teammate().toString()));
    }

    private void change(Map<String, ?> how) {
        var body = new HashMap<String, Object>(how);
        body.put("conversations", List.of(conversation));
        organisation.api().post("/api/v1/conversations/changes", body).expect(200);
    }

    private void say(int number) {
        account.deliver(text("260970000001", "m" + number, "More " + number));
        account.awaitBalanced(number);
    }

    private List<String> kinds(Api api) {
        return items(api).stream().map(item -> item.path("kind").asString()).toList();
    }

    private List<JsonNode> items(Api api) {
        return api.get(NOTICES).expect(200).json().get("items").valueStream().toList();
    }

    private long unseen(Api api) {
        return api.get(NOTICES + "/unseen").expect(200).json().path("unseen").asLong();
    }

    private void prefer(Api api, Map<String, ?> other) {
        JsonNode now = api.get(NOTICES + "/preferences").expect(200).json();
        var body = new HashMap<String, Object>(
                Map.of("kinds", List.of(), "zone", now.path("zone").asString()));
        body.putAll(other);
        api.put(NOTICES + "/preferences", body).expect(200);
    }

    private static Map<String, Object> choice(String kind, boolean app, boolean push) {
        return Map.of("kind", kind, "app", app, "push", push);
    }

    @Test
    void whoeverHasAConversationIsToldWhatHappensToItAndReadingItIsSeeingIt() {
        assignTo(ben);
        assertThat(kinds(ben.api())).containsExactly("assigned");
        say(2);
        say(3);
        assertThat(kinds(ben.api())).containsExactly("message", "assigned");
        assertThat(items(ben.api()).getFirst().path("times").asInt()).isEqualTo(2);
        assertThat(items(ben.api()).getFirst().path("conversation").asString()).isEqualTo(conversation);
        assertThat(unseen(ben.api())).isEqualTo(2);
        assertThat(unseen(organisation.api())).isZero();
        ben.api().post("/api/v1/conversations/" + conversation + "/read").expect(204);
        assertThat(unseen(ben.api())).isZero();
        assertThat(items(ben.api()))
                .hasSize(2)
                .allMatch(item -> item.path("seen").asBoolean());
        say(4);
        assertThat(items(ben.api()).getFirst().path("times").asInt()).isEqualTo(1);
        assertThat(unseen(ben.api())).isEqualTo(1);
        String id = items(ben.api()).getFirst().path("id").asString();
        organisation.api().post(NOTICES + "/seen", Map.of("ids", List.of(id))).expect(204);
        assertThat(unseen(ben.api())).as("nobody else sees it for him").isEqualTo(1);
        ben.api().post(NOTICES + "/seen", Map.of("ids", List.of(id))).expect(204);
        assertThat(unseen(ben.api())).isZero();
    }

    @Test
    void whatSomebodyDoesNotWantIsNotWrittenForThem() {
        prefer(ben.api(), Map.of("kinds", List.of(choice("message", false, false), choice("assigned", true, false))));
        assignTo(ben);
        say(2);
        assertThat(kinds(ben.api())).containsExactly("assigned");
        ben.api().post(NOTICES + "/seen", Map.of()).expect(204);
        assertThat(unseen(ben.api())).isZero();
        assertThat(ben.api()
                        .get(NOTICES + "/preferences")
                        .expect(200)
                        .json()
                        .path("kinds")
                        .valueStream()
                        .filter(kind -> kind.path("kind").asString().equals("message"))
                        .noneMatch(kind -> kind.path("app").asBoolean()))
                .isTrue();
    }

    @Test
    void whatWaitsForATeamIsToldToThoseOfItWhoWantItUntilSomebodyHasIt() {
        String team = organisation
                .api()
                .post(
                        "/api/v1/teams",
                        Map.of(
                                "name",
                                "Desk",
                                "assignment",
                                "manual",
                                "capacity",
                                5,
                                "members",
                                List.of(Map.of("id", ben.caller().teammate().toString()))))
                .expect(201)
                .json()
                .path("id")
                .asString();
        prefer(ben.api(), Map.of("kinds", List.of(choice("unassigned", true, false))));
        organisation
                .api()
                .post("/api/v1/conversations/" + conversation + "/take")
                .expect(200);
        change(Map.of("team", team));
        change(Map.of("assign", "none"));
        assertThat(kinds(ben.api())).containsExactly("unassigned");
        assertThat(kinds(organisation.api())).isEmpty();
        organisation
                .api()
                .post("/api/v1/conversations/" + conversation + "/take")
                .expect(200);
        assertThat(unseen(ben.api())).isZero();
    }

    @Test
    void aTaskThatIsDueIsANotice() {
        organisation
                .api()
                .post(
                        "/api/v1/tasks",
                        Map.of(
                                "title",
                                "Call back",
                                "dueAt",
                                Instant.now().minusSeconds(5).toString(),
                                "teammate",
                                ben.caller().teammate().toString()))
                .expect(201);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kinds(ben.api())).containsExactly("task-due"));
    }

    @Test
    void aListGoesOnWhereItEnded() {
        for (int number = 0; number < 35; number++) {
            everything
                    .sql("""
                            INSERT INTO notice (tenant_id, id, teammate_id, kind, subject, round_at, happened_at, in_app)
                            VALUES (?, gen_random_uuid(), ?, 'mention', gen_random_uuid(), now(), now(), true)""")
                    .param(organisation.tenant().value())
                    .param(ben.caller().teammate().value())
                    .update();
        }
        JsonNode first = ben.api().get(NOTICES).expect(200).json();
        assertThat(first.get("items")).hasSize(30);
        JsonNode second = ben.api()
                .get(NOTICES + "?cursor=" + first.path("next").asString())
                .expect(200)
                .json();
        assertThat(second.get("items")).hasSize(5);
        assertThat(second.path("next").isNull()).isTrue();
        ben.api().get(NOTICES + "?cursor=nonsense").expect(422);
    }

    private String subscribe() {
        return ben.api()
                .post("/api/v1/me/devices", service.subscription())
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private List<JsonNode> devices() {
        return ben.api()
                .get("/api/v1/me/devices")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private long waiting() {
        return everything
                .sql("SELECT count(*) FROM notice_push WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .query(Long.class)
                .single();
    }

    private void awaitNothingWaits() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isZero());
    }

    @Test
    void aBrowserIsToldOnceOfANoticeAndNothingOfTheCustomer() {
        subscribe();
        String key = ben.api()
                .get("/api/v1/me/devices/key")
                .expect(200)
                .json()
                .path("key")
                .asString();
        assignTo(ben);
        awaitNothingWaits();
        say(2);
        awaitNothingWaits();
        say(3);
        awaitNothingWaits();
        assertThat(service.bodies())
                .containsExactly("You were given a conversation.", "New message in a conversation of yours.");
        assertThat(service.taken().getLast().path("url").asString()).isEqualTo("/inbox/" + conversation);
        assertThat(service.taken().toString()).doesNotContain("More", "26097");
        assertThat(service.signers()).containsOnly(key);
        assertThat(devices().getFirst().path("toldAt").isNull()).isFalse();
    }

    @Test
    void whatIsReadMeanwhileAndWhatComesInQuietHoursIsNotTold() {
        subscribe();
        String hour = DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.now().minusSeconds(120).atOffset(ZoneOffset.UTC));
        String later = DateTimeFormatter.ofPattern("HH:mm")
                .format(Instant.now().plusSeconds(7200).atOffset(ZoneOffset.UTC));
        prefer(ben.api(), Map.of("zone", "UTC", "quiet", Map.of("from", hour, "to", later)));
        assignTo(ben);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(everything
                                .sql(
                                        "SELECT count(*) FROM notice_push WHERE tenant_id = ? AND not_before > now() + interval '1 hour'")
                                .param(organisation.tenant().value())
                                .query(Long.class)
                                .single())
                        .isEqualTo(1));
        ben.api().post("/api/v1/conversations/" + conversation + "/read").expect(204);
        due();
        awaitNothingWaits();
        assertThat(service.taken()).isEmpty();
    }

    private void due() {
        everything
                .sql("UPDATE notice_push SET not_before = now() - interval '1 second' WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .update();
    }

    @Test
    void aPushServiceThatIsBusyIsAskedLaterAndABrowserThatIsGoneIsForgotten() {
        subscribe();
        service.answer(503);
        service.answer(429, "1");
        assignTo(ben);
        awaitNothingWaits();
        assertThat(service.answered()).containsExactly(503, 429, 201);
        service.answer(410);
        say(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(devices()).isEmpty());
        awaitNothingWaits();
        assertThat(service.bodies()).containsExactly("You were given a conversation.");
    }

    /** What it had only leased is sent by the next; what it may have handed over is not sent twice. */
    @Test
    void whatAKilledProcessLeavesIsSentOnce() {
        subscribe();
        write(false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(service.taken()).hasSize(1));
        awaitNothingWaits();
        write(true);
        awaitNothingWaits();
        assertThat(service.taken()).hasSize(1);
    }

    /** As it stands when the lease of a killed process has run out. */
    private void write(boolean handedOver) {
        everything
                .sql("""
                        WITH made AS (
                            INSERT INTO notice (tenant_id, id, teammate_id, kind, subject, round_at, happened_at, in_app)
                            VALUES (:tenant, gen_random_uuid(), :ben, 'mention', gen_random_uuid(), now(), now(), true)
                            RETURNING id)
                        INSERT INTO notice_push (tenant_id, notice_id, device_id, round, written_at, not_before, tries, sending_at)
                        SELECT :tenant, made.id, d.id, 1, now() - interval '2 minutes', now() - interval '1 minute', 1,
                            CASE WHEN :sent THEN now() - interval '2 minutes' END
                        FROM made, notice_device d WHERE d.tenant_id = :tenant""")
                .param("tenant", organisation.tenant().value())
                .param("ben", ben.caller().teammate().value())
                .param("sent", handedOver)
                .update();
    }

    @Test
    void aBrowserBelongsToWhoeverUsesItAndEndsWithThem() {
        String id = subscribe();
        organisation.api().delete("/api/v1/me/devices/" + id).expect(404);
        assertThat(devices()).hasSize(1);
        organisation.api().post("/api/v1/me/devices", service.subscription()).expect(201);
        assertThat(devices()).isEmpty();
        organisation.api().delete("/api/v1/me/devices/" + id).expect(204);
        subscribe();
        assignTo(ben);
        organisation
                .api()
                .delete("/api/v1/teammates/" + ben.caller().teammate())
                .expect(204);
        awaitNothingWaits();
        assertThat(everything
                        .sql("SELECT count(*) FROM notice WHERE tenant_id = ?")
                        .param(organisation.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
