package io.insaka.audit;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.knowledge.Unanswered;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Role;
import io.insaka.tenancy.secondstep.TestingPhone;
import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class AuditApiTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Endpoints endpoints;

    @Autowired
    TestingChannel channel;

    @Autowired
    Unanswered unanswered;

    @Autowired
    TenantTransactions transactions;

    private Organisations.Organisation organisation;
    private Api api;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
    }

    private JsonNode json(String path) {
        return api.get(path).expect(200).json();
    }

    private List<JsonNode> entries(String query) {
        var all = new java.util.ArrayList<JsonNode>();
        String from = "/api/v1/audit?limit=200" + query;
        for (String path = from; !path.isEmpty(); ) {
            JsonNode page = json(path);
            page.get("items").forEach(all::add);
            path = page.path("next").isString()
                    ? from + "&cursor=" + page.get("next").asString()
                    : "";
        }
        return all;
    }

    private Set<String> actions() {
        return entries("").stream()
                .map(entry -> entry.get("action").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long count(String action) {
        return entries("&action=" + action).size();
    }

    /** Whoever declares another entry at an endpoint of the product does here what it is written for. */
    @Test
    void everyDeclaredEntryIsWritten() {
        String id = access();
        work();
        api.post("/api/v1/audit/verification").expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(actions()).contains("session.locked"));
        assertThat(declared()).allSatisfy(action -> assertThat(count(action)).isPositive());
        assertThat(entries("&subject=teammate:" + id))
                .extracting(entry -> entry.get("action").asString())
                .contains("teammate.added", "teammate.changed", "teammate.deactivated", "session.refused");
        assertThat(json("/api/v1/audit/verification").at("/verdict/ok").asBoolean())
                .isTrue();
    }

    private Set<String> declared() {
        return endpoints.all().stream()
                .map(Endpoints.Endpoint::handler)
                .flatMap(handler -> {
                    Audited written = handler.getMethodAnnotation(Audited.class);
                    AuditedRead read = handler.getMethodAnnotation(AuditedRead.class);
                    return Stream.concat(
                            written == null ? Stream.empty() : Arrays.stream(written.value()),
                            read == null ? Stream.empty() : Stream.of(read.value()));
                })
                .collect(Collectors.toSet());
    }

    /** @return the id of a teammate who came, was locked out, and left */
    private String access() {
        Organisations.Colleague colleague = organisations.join(organisation, Role.AGENT);
        String id = colleague.caller().teammate().toString();
        var forgot = Map.of("email", colleague.email());
        organisations.stranger().post("/api/v1/forgotten-password", forgot).expect(202);
        await().atMost(PATIENCE).until(() -> count("teammate.password-link-mailed") == 1);
        TestingPhone.of(colleague.api(), Organisations.PASSWORD).isPutAway();
        colleague
                .api()
                .put(
                        "/api/v1/session/password",
                        Map.of("current", Organisations.PASSWORD, "password", "another horse battery"))
                .expect(204);
        organisations
                .signIn(colleague.email(), "another horse battery")
                .delete("/api/v1/session")
                .expect(204);
        for (int attempt = 0; attempt < 5; attempt++) {
            organisations
                    .stranger()
                    .post("/api/v1/session", Map.of("email", colleague.email(), "password", "wrong"))
                    .expect(401);
        }
        await().atMost(PATIENCE).until(() -> count("session.locked") == 1 && count("session.refused") == 5);
        api.patch("/api/v1/teammates/" + id, Map.of("role", "viewer")).expect(200);
        api.patch("/api/v1/teammates/" + id, Map.of("role", "viewer")).expect(200);
        assertThat(count("teammate.changed"))
                .as("nothing changed the second time")
                .isEqualTo(1);
        api.delete("/api/v1/teammates/" + id).expect(204);
        String token = api.post("/api/v1/tokens", Map.of("name", "Robot", "scopes", List.of("channels:read")))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.delete("/api/v1/tokens/" + token).expect(204);
        api.post("/api/v1/vault/rotate").expect(202);
        api.post("/api/v1/teammates/" + id + "/reactivate").expect(200);
        links(id);
        api.delete("/api/v1/teammates/" + id).expect(204);
        return id;
    }

    private void links(String id) {
        api.post("/api/v1/teammates/" + id + "/password-link").expect(200);
        String invited = invitation("gone@audit.example").path("id").asString();
        api.post("/api/v1/invitations/" + invited + "/renew").expect(200);
        api.delete("/api/v1/invitations/" + invited).expect(204);
        String link = invitation("new" + id + "@audit.example").path("link").asString();
        organisations
                .stranger()
                .post(
                        "/api/v1/welcome",
                        Map.of(
                                "token",
                                link.substring(link.indexOf('#') + 1),
                                "name",
                                "New",
                                "password",
                                "another horse battery"))
                .expect(200);
        var organisation = api.get("/api/v1/organisation").expect(200).json();
        api.put(
                        "/api/v1/organisation/hand-over",
                        Map.of(
                                "misses",
                                3,
                                "mood",
                                -0.5,
                                "whenUpset",
                                true,
                                "whenUrgent",
                                true,
                                "whenSuspicious",
                                true))
                .expect(200);
        api.put(
                        "/api/v1/organisation",
                        Map.of(
                                "name",
                                organisation.path("name").asString(),
                                "publicName",
                                "Ours",
                                "languages",
                                List.of("en"),
                                "timeZone",
                                "UTC"))
                .expect(200);
    }

    private JsonNode invitation(String email) {
        return api.post("/api/v1/invitations", Map.of("email", email, "role", "agent"))
                .expect(201)
                .json();
    }

    private void work() {
        TestingAccount account = TestingAccount.connect(channel, organisation);
        account.deliver(text("260970000001", "m1", "hello, my hovercraft is full of eels"));
        account.awaitBalanced(1);
        String conversation = "/api/v1/conversations/" + account.conversation();
        api.get("/api/v1/conversations?q=hello").expect(200);
        String contact =
                api.get(conversation).expect(200).json().at("/contact/id").asString();
        api.get(conversation + "/messages").expect(200);
        api.get(conversation + "/turns").expect(200);
        api.get(conversation + "/hand-overs").expect(200);
        api.get("/api/v1/contacts/" + contact).expect(200);
        api.put("/api/v1/contacts/" + contact + "/vip", Map.of("vip", true)).expect(200);
        api.post(conversation + "/take").expect(200);
        api.post(conversation + "/take").expect(200);
        assertThat(count("conversation.taken")).as("taken once").isEqualTo(1);
        Api once = api.withHeader("Idempotency-Key", "k1");
        once.post(conversation + "/messages", Map.of("text", "A note", "note", true))
                .expect(201);
        once.post(conversation + "/messages", Map.of("text", "A note", "note", true))
                .expect(201);
        assertThat(count("conversation.noted"))
                .as("a repeat is no second change")
                .isEqualTo(1);
        account.script(message -> new SendOutcome.Refused(new ProviderError("no", "No."), SendOutcome.Scope.MESSAGE));
        account.reply(account.conversation(), "reply 1").expect(201);
        account.reply(account.conversation(), "reply 2").expect(201);
        await().atMost(PATIENCE).until(() -> letters().size() == 2);
        account.script(TestingChannel::accepted);
        api.post("/api/v1/dead-letters/" + letters().get(0) + "/resend").expect(202);
        await().atMost(PATIENCE).until(() -> letters().size() == 1);
        api.post("/api/v1/dead-letters/" + letters().get(0) + "/discard").expect(204);
        api.post(conversation + "/release").expect(200);
        api.post(conversation + "/resolve").expect(200);
        var desk = new AtTheDesk(api);
        desk.promises();
        desk.sorts(account.conversation());
        desk.asks(account.conversation(), contact);
        desk.writes(account.conversation());
        new Merging(api, TestingAccount.connect(channel, organisation)).with(contact);
        intake(account);
        things(account);
    }

    private List<String> letters() {
        return api.get("/api/v1/dead-letters")
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .map(letter -> letter.get("id").asString())
                .toList();
    }

    private void intake(TestingAccount account) {
        account.breakOn("gong");
        account.deliver(text("260970000001", "m2", "gong"));
        await().atMost(PATIENCE).until(() -> account.state("m2").equals("dead"));
        account.mend("gong");
        String item = account.item("m2").get("id").asString();
        api.get("/api/v1/intake/" + item).expect(200);
        api.post("/api/v1/intake/" + item + "/replay").expect(202);
    }

    private void documents() {
        String contact = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/contact/id")
                .asString();
        String source = api.post("/api/v1/knowledge/sources", Map.of("title", "Hours", "text", "Always open."))
                .expect(202)
                .json()
                .get("id")
                .asString();
        api.post("/api/v1/knowledge/search", Map.of("query", "hours", "contactId", contact))
                .expect(200);
        api.post("/api/v1/knowledge/sources/" + source + "/refresh").expect(202);
        api.delete("/api/v1/knowledge/sources/" + source).expect(204);
        var tenant = organisation.tenant();
        var asked = new ConversationId(UUID.randomUUID());
        transactions.run(tenant, () -> unanswered.record(tenant, asked, "Do you lend tents?", "en"));
        String waiting = "/api/v1/knowledge/unanswered";
        String question = api.get(waiting).expect(200).json().at("/items/0/id").asString();
        api.post(waiting + "/" + question + "/dismiss").expect(204);
    }

    private void agents() {
        String at = "/api/v1/agents/conversation";
        api.put(at, Map.of("prompt", "Answer for {{organisation}}.")).expect(200);
        api.put(at, Map.of("prompt", "Answer for {{organisation}}.")).expect(200);
        assertThat(count("agent.changed")).as("changed once").isEqualTo(1);
        api.post(at + "/try", Map.of("message", "hello")).expect(200);
        api.put("/api/v1/agents/safety", Map.of("links", List.of("example.org")))
                .expect(200);
    }

    private void things(TestingAccount account) {
        String article = api.post("/api/v1/articles", Map.of("question", "Open?", "answer", "Always."))
                .expect(201)
                .json()
                .get("id")
                .asString();
        api.put("/api/v1/articles/" + article, Map.of("question", "Open?", "answer", "Never."))
                .expect(200);
        api.delete("/api/v1/articles/" + article).expect(204);
        documents();
        new SettingUp(api).everything(account);
        agents();
        String file = api.upload("/api/v1/media", "note.txt", "text/plain", "a note".getBytes(UTF_8))
                .expect(201)
                .json()
                .get("url")
                .asString();
        api.get(file).expect(200);
        String at = "/api/v1/channels/" + account.id();
        api.patch(at, Map.of("name", "Renamed")).expect(200);
        api.post(at + "/test").expect(200);
        api.patch(at, Map.of("state", "off")).expect(200);
        String unused = TestingAccount.connect(channel, organisation).id();
        api.delete("/api/v1/channels/" + unused).expect(204);
        api.put("/api/v1/sandbox/faults", Map.of("duplicate", 0.5)).expect(200);
    }

    @Test
    void tellsWhoWhatAndFromWhereButNoSecret() {
        api.withHeader("User-Agent", "Robot/1.0")
                .post("/api/v1/articles", Map.of("question", "Open?", "answer", "The secret answer"))
                .expect(201);
        JsonNode entry = entries("&action=article.created").getFirst();
        assertThat(entry.at("/who/kind").asString()).isEqualTo("token");
        assertThat(entry.at("/who/name").asString())
                .isEqualTo(organisation.owner().name());
        assertThat(entry.at("/from/address").asString()).isIn("127.0.0.1", "0:0:0:0");
        assertThat(entry.at("/from/agent").asString()).isEqualTo("Robot/1.0");
        assertThat(entry.toString()).doesNotContain("secret answer");
        assertThat(entries("&action=organisation").getFirst().at("/who/kind").asString())
                .isEqualTo("system");
    }

    @Test
    void foldsABurstOfReadsAndKeepsWhatWasLookedForSealed() {
        for (int time = 0; time < 3; time++) {
            api.get("/api/v1/conversations?q=Thandi").expect(200);
        }
        api.get("/api/v1/conversations?q=Joseph").expect(200);
        assertThat(entries("&action=conversations.listed"))
                .extracting(entry -> entry.at("/personal/search").asString())
                .containsExactly("Joseph", "Thandi");
    }

    @Test
    void leavesNoEntryOfWhatWasRefused() {
        api.get("/api/v1/contacts/00000000-0000-4000-8000-000000000000").expect(404);
        api.delete("/api/v1/articles/00000000-0000-4000-8000-000000000000").expect(404);
        assertThat(actions()).doesNotContain("contact.opened", "article.deleted");
    }

    @Test
    void pagesAndFilters() {
        for (int n = 0; n < 5; n++) {
            api.post("/api/v1/articles", Map.of("question", "Question " + n, "answer", "Answer"))
                    .expect(201);
        }
        JsonNode first = json("/api/v1/audit?action=article&limit=3");
        JsonNode second = json("/api/v1/audit?action=article&limit=3&cursor="
                + first.get("next").asString());
        assertThat(first.get("items")).hasSize(3);
        assertThat(second.get("items")).hasSize(2);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(entries("&who=" + organisation.owner().teammate() + "&action=article.created"))
                .hasSize(5);
        assertThat(entries("&to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(entries("&from=2020-01-01T00:00:00Z&action=article.created")).hasSize(5);
        for (String wrong : List.of("from=yesterday", "cursor=abc", "subject=%00", "who=nobody")) {
            api.get("/api/v1/audit?" + wrong).expect(400);
        }
    }

    @Test
    void showsTheTrailToOwnersAndAdminsAlone() {
        organisations.join(organisation, Role.ADMIN).api().get("/api/v1/audit").expect(200);
        organisations.join(organisation, Role.AGENT).api().get("/api/v1/audit").expect(403);
        organisations.join(organisation, Role.VIEWER).api().get("/api/v1/audit").expect(403);
    }
}
