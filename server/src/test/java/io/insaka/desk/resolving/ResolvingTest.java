package io.insaka.desk.resolving;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.desk.Chore;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
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
class ResolvingTest {
    private static final String GOODBYE = "We close this now. Write whenever you like.";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    QuietEnd end;

    @Autowired
    TenantTransactions transactions;

    /** The schema's owner: moves times that no test waits for. */
    private final JdbcClient everything;

    private Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int delivered;

    ResolvingTest(@Value("${insaka.database-url}") String url) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
        delivered = 0;
    }

    private String customer(String number, String words) {
        delivered++;
        account.deliver(text(number, "m" + delivered, words));
        account.awaitBalanced(delivered);
        return api.get("/api/v1/conversations?limit=50&status=all")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.at("/contact/address").asString("").contains(number))
                .map(each -> each.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode conversation(String id) {
        return api.get("/api/v1/conversations/" + id).expect(200).json();
    }

    private String status(String id) {
        return conversation(id).path("status").asString();
    }

    private Api.Response change(Map<String, ?> changes, String... conversations) {
        var body = new java.util.HashMap<String, Object>(changes);
        body.put("conversations", List.of(conversations));
        return api.post("/api/v1/conversations/changes", body);
    }

    private long ended(String id) {
        return api.get("/api/v1/conversations/" + id + "/activities")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.path("kind").asString().equals("ended_quietly"))
                .count();
    }

    private String label(String name) {
        return api.post("/api/v1/labels", Map.of("name", name, "colour", "grey"))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    /** As if nobody had written for so long. */
    private void quietFor(int hours) {
        everything.sql("""
                        UPDATE conversation SET last_activity_at = last_activity_at - make_interval(hours => ?)
                        WHERE tenant_id = ?""").param(hours).param(organisation.tenant().value()).update();
    }

    @Test
    void endsWhatIsQuietButNobodyWhoWaits() {
        String ada = customer("260970000001", "Hello");
        String ben = customer("260970000002", "agent");
        String cleo = customer("260970000003", "agent");
        String dora = customer("260970000004", "Hello");
        String eve = customer("260970000005", "Hello");
        String fay = customer("260970000006", "stop");
        String recent = customer("260970000007", "Hello");
        String old = customer("260970000008", "Hello");
        api.post("/api/v1/conversations/" + ben + "/messages", Map.of("text", "Done."))
                .expect(201);
        api.post("/api/v1/tasks", Map.of("title", "Call back", "conversation", dora))
                .expect(201);
        change(Map.of("snoozeUntil", Instant.now().plus(Duration.ofDays(2)).toString()), eve)
                .expect(200);
        quietFor(30);
        everything
                .sql("UPDATE conversation SET last_activity_at = now() WHERE tenant_id = ? AND id = ?::uuid")
                .param(organisation.tenant().value())
                .param(recent)
                .update();
        everything.sql("""
                        UPDATE conversation SET last_activity_at = last_activity_at - interval '90 days'
                        WHERE tenant_id = ? AND id = ?::uuid""").param(organisation.tenant().value()).param(old).update();
        String label = label("Ended quietly");
        var rule = Map.of("minutes", 24 * 60, "message", GOODBYE, "label", label);
        api.put("/api/v1/resolving", Map.of("quiet", List.of(rule), "required", List.of()))
                .expect(200);
        for (String quiet : List.of(ada, ben, fay, old)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status(quiet)).isEqualTo("resolved"));
            assertThat(ended(quiet)).isEqualTo(1);
        }
        assertThat(conversation(ada).at("/labels/0/name").asString()).isEqualTo("Ended quietly");
        for (String left : List.of(cleo, dora, eve, recent)) {
            assertThat(status(left)).isEqualTo("open");
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(goodbyes()).isEqualTo(2));
        twice(ada);
        assertThat(goodbyes())
                .as("not to who wants no messages, nor about what was over long ago, and to nobody twice")
                .isEqualTo(2);
    }

    private long goodbyes() {
        return everything
                .sql("""
                        SELECT count(*) FROM message
                        WHERE tenant_id = ? AND direction = 'outbound' AND author = 'system'""")
                .param(organisation.tenant().value())
                .query(Long.class)
                .single();
    }

    /** Two nodes that both believe it is theirs to do. */
    private void twice(String conversation) {
        var tenant = organisation.tenant();
        Stream.of(1, 2)
                .map(node -> CompletableFuture.runAsync(() -> transactions.run(
                        tenant, () -> end.run(tenant, Chore.Kind.RESOLVE, UUID.fromString(conversation)))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Test
    void letsAMessageOfTheSameMomentWin() {
        String ada = customer("260970000001", "Hello");
        api.put("/api/v1/resolving", Map.of("quiet", List.of(Map.of("minutes", 60 * 24 * 300)), "required", List.of()))
                .expect(200);
        quietFor(24 * 301);
        CompletableFuture<Void> ending = CompletableFuture.runAsync(() -> twice(ada));
        customer("260970000001", "agent");
        ending.join();
        twice(ada);
        assertThat(status(ada)).isEqualTo("open");
        assertThat(conversation(ada).at("/holder/kind").asString()).isEqualTo("queue");
    }

    @Test
    void asksAPersonForWhatIsMissing() {
        String ada = customer("260970000001", "agent");
        String ben = customer("260970000002", "agent");
        String late = label("Late");
        String lost = label("Lost");
        var need = Map.of("labels", List.of(late, lost), "assignee", true, "channels", List.of(account.id()));
        api.put("/api/v1/resolving", Map.of("quiet", List.of(), "required", List.of(need)))
                .expect(200);
        JsonNode missing = api.get("/api/v1/conversations/" + ada + "/resolving")
                .expect(200)
                .json();
        assertThat(missing.path("assignee").asBoolean()).isTrue();
        assertThat(missing.at("/labels/0")).hasSize(2);

        JsonNode both = api.get("/api/v1/resolving/missing?id=" + ada + "," + UUID.randomUUID() + "," + ben)
                .expect(200)
                .json()
                .get("items");
        assertThat(both).hasSize(2);
        assertThat(both.at("/0/id").asString()).isEqualTo(ada);
        assertThat(both.at("/0/missing")).isEqualTo(missing);
        assertThat(organisations
                        .found()
                        .api()
                        .get("/api/v1/resolving/missing?id=" + ada)
                        .expect(200)
                        .json()
                        .get("items"))
                .as("another organisation's")
                .isEmpty();
        api.get("/api/v1/resolving/missing?id=,").expect(422);

        JsonNode refused = api.post("/api/v1/conversations/" + ada + "/resolve", Map.of())
                .expect(422)
                .json();
        assertThat(refused.path("code").asString()).isEqualTo("conversations/incomplete");
        assertThat(refused.path("errors")
                        .valueStream()
                        .map(each -> each.path("field").asString()))
                .containsExactly("label", "assign");
        change(Map.of("status", "resolved"), ada).expect(422);
        JsonNode bulk = change(Map.of("status", "resolved", "label", List.of(late)), ada, ben)
                .expect(200)
                .json();
        assertThat(bulk.path("items")).isEmpty();
        assertThat(conversation(ada).path("labels")).as("all or nothing").isEmpty();
        String macro = api.post("/api/v1/macros", Map.of("name", "Close", "steps", List.of(Map.of("kind", "resolve"))))
                .expect(201)
                .json()
                .path("id")
                .asString();
        api.post("/api/v1/macros/" + macro + "/run", Map.of("conversations", List.of(ada)))
                .expect(422);
        assertThat(status(ada)).isEqualTo("open");

        change(Map.of("status", "resolved", "label", List.of(lost), "assign", "me"), ada)
                .expect(200);
        assertThat(status(ada)).isEqualTo("resolved");
        api.post("/api/v1/conversations/" + ada + "/resolve", Map.of()).expect(200);

        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/resolving").expect(200);
        var none = Map.of("quiet", List.of(), "required", List.of());
        agent.put("/api/v1/resolving", none).expect(403);
        api.put("/api/v1/resolving", Map.of("quiet", List.of(), "required", List.of(Map.of())))
                .expect(422);
        var unknown = Map.of("labels", List.of(UUID.randomUUID()));
        api.put("/api/v1/resolving", Map.of("quiet", List.of(), "required", List.of(unknown)))
                .expect(422);
        api.put("/api/v1/resolving", none).expect(200);
        api.post("/api/v1/conversations/" + ben + "/resolve", Map.of()).expect(200);
    }
}
