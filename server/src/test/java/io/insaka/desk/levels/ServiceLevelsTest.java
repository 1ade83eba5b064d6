package io.insaka.desk.levels;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** By when people should have done what, kept while customers and teammates write. */
@ProductTest
class ServiceLevelsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int delivered;

    ServiceLevelsTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        delivered = 0;
    }

    private Api.Response levels(Object... levels) {
        return api.put("/api/v1/service-levels", Map.of("items", List.of(levels)));
    }

    private static Map<String, Object> level(
            String name, @Nullable Integer first, @Nullable Integer next, @Nullable Integer resolution) {
        var level = new HashMap<String, Object>(Map.of("name", name, "warnMinutes", 10, "hours", "always"));
        put(level, "firstMinutes", first);
        put(level, "nextMinutes", next);
        put(level, "resolutionMinutes", resolution);
        return level;
    }

    private static void put(Map<String, Object> level, String target, @Nullable Integer minutes) {
        if (minutes != null) {
            level.put(target, minutes);
        }
    }

    private String customer(String number, String words) {
        delivered++;
        account.deliver(text(number, "m" + delivered, words));
        account.awaitBalanced(delivered);
        return api.get("/api/v1/conversations?limit=50")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> (each.at("/contact/address").asString("")
                                + each.at("/contact/name").asString(""))
                        .contains(number))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode due(String conversation) {
        return api.get("/api/v1/conversations/" + conversation)
                .expect(200)
                .json()
                .path("due");
    }

    private static Duration left(JsonNode due) {
        return Duration.between(Instant.now(), Instant.parse(due.path("at").asString()));
    }

    private List<String> ids(String query) {
        return api.get("/api/v1/conversations?limit=50" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private void change(String conversation, Map<String, ?> changes) {
        var body = new HashMap<String, Object>(changes);
        body.put("conversations", List.of(conversation));
        api.post("/api/v1/conversations/changes", body).expect(200);
    }

    private void reply(String conversation, String words) {
        api.post("/api/v1/conversations/" + conversation + "/messages", Map.of("text", words))
                .expect(201);
    }

    @Test
    void followsTheConversationFromTheHandOverToItsEnd() {
        var urgent = level("Urgent", 30, 30, null);
        urgent.put("priorities", List.of("high"));
        levels(urgent, level("Usual", 240, 120, 6000)).expect(200);
        String ada = customer("260970000001", "Hello");
        assertThat(due(ada).isNull()).as("the bot has it").isTrue();
        customer("260970000001", "agent");
        assertThat(due(ada).path("target").asString()).isEqualTo("first");
        assertThat(left(due(ada))).isBetween(Duration.ofMinutes(230), Duration.ofMinutes(240));

        change(ada, Map.of("priority", "high"));
        assertThat(left(due(ada))).as("another level fits").isBetween(Duration.ofMinutes(20), Duration.ofMinutes(30));
        change(
                ada,
                Map.of(
                        "priority",
                        "normal",
                        "snoozeUntil",
                        Instant.now().plus(Duration.ofDays(1)).toString()));
        assertThat(due(ada).isNull()).as("out of sight").isTrue();
        change(ada, Map.of("wake", true, "assign", "me"));
        assertThat(due(ada).path("target").asString()).isEqualTo("first");

        reply(ada, "Good morning.");
        assertThat(due(ada).isNull()).as("the customer has to answer").isTrue();
        customer("260970000001", "My parcel is late");
        assertThat(due(ada).path("target").asString()).isEqualTo("next");
        assertThat(left(due(ada))).isBetween(Duration.ofMinutes(110), Duration.ofMinutes(120));
        change(ada, Map.of("status", "resolved"));
        assertThat(due(ada).isNull()).isTrue();
        assertThat(everything
                        .sql("SELECT count(*) FROM service_clock WHERE tenant_id = ?")
                        .param(organisation.tenant().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsOnceWhatWasMissedAndSortsByWhatIsDueFirst() {
        String ada = customer("260970000001", "agent");
        String ben = customer("260970000002", "agent");
        String cleo = customer("260970000003", "Hello");
        assertThat(ids("&order=target")).isEmpty();
        levels(level("Usual", 240, 120, null)).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("&order=target"))
                        .as("those who wait already are counted, too")
                        .containsExactly(ada, ben));
        assertThat(ids("&target=close,missed")).isEmpty();
        later(ada, Duration.ofMinutes(-245));
        later(ben, Duration.ofMinutes(-235));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("&target=missed")).containsExactly(ada));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("&target=close")).containsExactly(ben));
        assertThat(ids("&target=close,missed&order=target")).containsExactly(ada, ben);
        JsonNode page = api.get("/api/v1/conversations?order=target&limit=1")
                .expect(200)
                .json();
        assertThat(api.get("/api/v1/conversations?order=target&limit=1&cursor="
                                + page.path("next").asString())
                        .expect(200)
                        .json()
                        .at("/items/0/id")
                        .asString())
                .isEqualTo(ben);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(missed(ada)).isEqualTo(1));
        recount();
        assertThat(missed(ada)).as("told once").isEqualTo(1);
        assertThat(missed(ben)).isZero();
        assertThat(due(cleo).isNull()).isTrue();

        levels().expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids("&order=target")).isEmpty());
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/service-levels").expect(200);
        agent.put("/api/v1/service-levels", Map.of("items", List.of())).expect(403);
        levels(level("Nothing", null, null, null)).expect(422);
        var own = level("Night", 5, null, null);
        own.put("hours", "own");
        levels(own).expect(422);
        own.put("week", List.of(Map.of("day", "monday", "opens", "20:00", "closes", "24:00")));
        levels(own).expect(200);
        assertThat(api.get("/api/v1/service-levels")
                        .expect(200)
                        .json()
                        .at("/items/0/week/0/closes")
                        .asString())
                .isEqualTo("24:00");
        api.get("/api/v1/conversations?target=soon").expect(422);
    }

    @Test
    void standsStillWhileTheChannelIsClosedAndCountsAnewWhenItsHoursChange() {
        var level = level("Usual", 60, null, null);
        level.put("hours", "organisation");
        levels(level).expect(200);
        String ada = customer("260970000001", "agent");
        assertThat(left(due(ada))).isBetween(Duration.ofMinutes(50), Duration.ofMinutes(60));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String hours = "/api/v1/channels/" + account.id() + "/hours";
        var closed = Map.of("date", today.toString(), "name", "Heroes' Day", "yearly", false);
        var tomorrow = Map.of("date", today.plusDays(1).toString(), "name", "", "yearly", true);
        api.put(
                        hours,
                        Map.of(
                                "week",
                                List.of(),
                                "closed",
                                List.of(closed, tomorrow),
                                "sharedDates",
                                true,
                                "timeZone",
                                "UTC"))
                .expect(200);
        Instant opens = today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Instant.parse(due(ada).path("at").asString()))
                                .isEqualTo(opens.plus(Duration.ofHours(1))));
        String ben = customer("260970000002", "agent");
        assertThat(Instant.parse(due(ben).path("at").asString())).isEqualTo(opens.plus(Duration.ofHours(1)));
        api.delete(hours).expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left(due(ada))).isLessThan(Duration.ofMinutes(61)));
    }

    /** As if it had begun to wait so long ago. */
    private void later(String conversation, Duration ago) {
        everything
                .sql("""
                        UPDATE service_clock SET running_since = running_since + make_interval(mins => ?)
                        WHERE tenant_id = ? AND conversation_id = ?::uuid""")
                .param((int) ago.toMinutes())
                .param(organisation.tenant().value())
                .param(conversation)
                .update();
        recount();
    }

    private void recount() {
        everything
                .sql("UPDATE desk_due SET not_before = now() WHERE tenant_id = ? AND kind = 'target'")
                .param(organisation.tenant().value())
                .update();
    }

    private long missed(String conversation) {
        return api.get("/api/v1/conversations/" + conversation + "/activities")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("missed"))
                .count();
    }
}
