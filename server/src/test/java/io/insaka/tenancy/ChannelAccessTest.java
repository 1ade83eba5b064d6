package io.insaka.tenancy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.TwoChannels.Side;
import io.insaka.testing.Api;
import io.insaka.testing.Endpoints;
import io.insaka.testing.Endpoints.Endpoint;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * A teammate who sees one channel of two: every endpoint that takes an id is walked with everything that belongs to the
 * other one. Nothing may be found, nothing may change, no list may name it.
 */
@ProductTest
class ChannelAccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_FOR_YOU = Set.of(400, 403, 404, 415);

    private final TwoChannels two;
    private final Organisations organisations;
    private final Endpoints endpoints;
    /** The schema's owner: sees every row, whatever the policies say. */
    private final JdbcClient everything;

    private final Organisation organisation;
    private final Api owner;
    private final Side ours;
    private final Side theirs;

    ChannelAccessTest(
            @Autowired Organisations organisations,
            @Autowired Endpoints endpoints,
            @Value("${insaka.database-url}") String url) {
        this.endpoints = endpoints;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        this.organisations = organisations;
        this.two = TwoChannels.of(organisations);
        this.organisation = two.organisation();
        this.owner = organisation.api();
        this.ours = two.ours();
        this.theirs = two.theirs();
    }

    private static String at(Side side) {
        return "/api/v1/conversations/" + side.conversation();
    }

    /** One of everything that hangs on the other conversation. */
    private void furnish() {
        String at = at(theirs);
        String picture = owner.upload("/api/v1/sandbox/media", "a.png", "image/png", "not much of one".getBytes(UTF_8))
                .expect(201)
                .json()
                .path("id")
                .asString();
        two.say(theirs, Map.of("type", "image", "mediaId", picture));
        await().atMost(PATIENCE)
                .until(() -> owner.get(at + "/messages").expect(200).text().contains("/api/v1/media/"));
        owner.post(at + "/take").expect(200);
        String file = owner.upload("/api/v1/media", "note.txt", "text/plain", "theirs".getBytes(UTF_8))
                .expect(201)
                .json()
                .path("id")
                .asString();
        owner.post(at + "/messages", Map.of("attachments", List.of(file))).expect(201);
        owner.post("/api/v1/tasks", Map.of("title", "Theirs", "conversation", theirs.conversation()))
                .expect(201);
        owner.put(at + "/draft", Map.of("text", "Theirs")).expect(200);
        var later = Instant.now().plus(Duration.ofDays(1)).toString();
        owner.post(at + "/scheduled", Map.of("message", Map.of("text", "Theirs"), "sendAt", later))
                .expect(201);
        owner.post("/api/v1/mailings", mailing(theirs)).expect(201);
    }

    /** Whatever the database holds of it. */
    private Set<String> idsOf(Side side) {
        Set<String> ids = new LinkedHashSet<>(List.of(side.channel(), side.conversation()));
        for (String table : List.of("message", "desk_task", "scheduled_message", "turn", "hand_over")) {
            ids.addAll(everything
                    .sql("SELECT id::text FROM " + table + " WHERE conversation_id = ?::uuid")
                    .param(side.conversation())
                    .query(String.class)
                    .list());
        }
        for (String query : List.of(
                "SELECT id::text FROM mailing WHERE channel_id = ?::uuid",
                "SELECT id::text FROM media WHERE ?::uuid = ANY (channels)")) {
            ids.addAll(everything
                    .sql(query)
                    .param(side.channel())
                    .query(String.class)
                    .list());
        }
        return ids;
    }

    @Test
    void showsNothingOfAnotherChannelAtAnyEndpoint() {
        furnish();
        Set<String> ids = idsOf(theirs);
        assertThat(ids).hasSizeGreaterThan(9);
        Api admin = two.limited(Role.ADMIN).api();
        List<String> leaks = new ArrayList<>();
        for (Endpoint endpoint : endpoints.all()) {
            if (endpoint.variables().isEmpty()) {
                leaks.addAll(named(admin, endpoint, ids));
                continue;
            }
            for (String id : ids) {
                int status = endpoint.attempt(admin, id).status();
                if (!NOT_FOR_YOU.contains(status) && !endpoint.pattern().contains("/agents/")) {
                    leaks.add(endpoint + " with " + id + ": " + status);
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(owner.get(at(theirs)).expect(200).json().at("/status").asString())
                .isEqualTo("open");
    }

    private static List<String> named(Api admin, Endpoint list, Set<String> ids) {
        if (!list.method().equals("GET") || list.pattern().endsWith("/live")) {
            return List.of();
        }
        String seen = admin.get(list.pattern()).text();
        return ids.stream()
                .filter(seen::contains)
                .map(id -> list + " names " + id)
                .toList();
    }

    /** Otherwise the walk would prove nothing. */
    @Test
    void showsTheirOwnChannelToWhoSeesOne() {
        Api agent = two.limited(Role.AGENT).api();
        agent.get(at(ours)).expect(200);
        agent.get(at(ours) + "/messages").expect(200);
        agent.post(at(ours) + "/take").expect(200);
        agent.post(at(ours) + "/messages", Map.of("text", "It is on its way")).expect(201);
        assertThat(ids(agent.get("/api/v1/conversations").expect(200).json())).containsExactly(ours.conversation());
        assertThat(agent.get("/api/v1/conversations/counts")
                        .expect(200)
                        .json()
                        .path("all")
                        .asLong())
                .isEqualTo(1);
        assertThat(ids(agent.get("/api/v1/conversations?q=parcel").expect(200).json()))
                .containsExactly(ours.conversation());
        assertThat(ids(agent.get("/api/v1/channels").expect(200).json())).containsExactly(ours.channel());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void showsCustomersWithoutTheirConversationsElsewhere() {
        Api agent = two.limited(Role.AGENT).api();
        String contact =
                owner.get(at(theirs)).expect(200).json().at("/contact/id").asString();
        JsonNode seen = agent.get("/api/v1/contacts/" + contact).expect(200).json();
        assertThat(seen.toString()).doesNotContain(theirs.conversation());
        assertThat(agent.get("/api/v1/contacts/" + contact + "/timeline")
                        .expect(200)
                        .text())
                .doesNotContain("parcel");
    }

    @Test
    void changesManyOnlyWhereTheySeeThem() {
        Api agent = two.limited(Role.AGENT).api();
        JsonNode outcome = agent.post(
                        "/api/v1/conversations/changes",
                        Map.of(
                                "conversations",
                                List.of(ours.conversation(), theirs.conversation()),
                                "priority",
                                "high"))
                .expect(200)
                .json();
        assertThat(outcome.toString()).contains("conversations/unknown");
        assertThat(owner.get(at(theirs)).expect(200).json().path("priority").asString())
                .isEqualTo("normal");
        assertThat(owner.get(at(ours)).expect(200).json().path("priority").asString())
                .isEqualTo("high");
    }

    @Test
    void cannotBeGivenWhatTheyDoNotSee() {
        Colleague agent = two.limited(Role.AGENT);
        String teammate = agent.caller().teammate().toString();
        var assign = Map.of("conversations", List.of(theirs.conversation()), "assign", teammate);
        assertThat(owner.post("/api/v1/conversations/changes", assign)
                        .expect(422)
                        .code())
                .isEqualTo("conversations/unknown-assignee");
        assertThat(owner.get(at(theirs)).expect(200).json().toString()).doesNotContain(teammate);
        var task = Map.of("title", "Call", "conversation", theirs.conversation(), "teammate", teammate);
        assertThat(owner.post("/api/v1/tasks", task).status()).isEqualTo(422);
        owner.post(
                        at(theirs) + "/messages",
                        Map.of("text", "Look, please", "note", true, "mentions", List.of(teammate)))
                .expect(201);
        assertThat(agent.api()
                        .get("/api/v1/conversations/counts")
                        .expect(200)
                        .json()
                        .path("mentions")
                        .asLong())
                .isZero();
        assertThat(agent.api().get("/api/v1/me/notices").expect(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void sendsMailingsThroughTheirOwnChannels() {
        Api admin = two.limited(Role.ADMIN).api();
        admin.post("/api/v1/mailings", mailing(theirs)).expect(422);
        String own = admin.post("/api/v1/mailings", mailing(ours))
                .expect(201)
                .json()
                .path("id")
                .asString();
        owner.post("/api/v1/mailings", mailing(theirs)).expect(201);
        assertThat(ids(admin.get("/api/v1/mailings").expect(200).json())).containsExactly(own);
    }

    private static Map<String, Object> mailing(Side side) {
        return Map.of(
                "name",
                "News",
                "channelId",
                side.channel(),
                "audience",
                Map.of("everyone", true),
                "text",
                "We have news");
    }

    /** Not even that something happened, and a stream that was open before is no exception. */
    @Test
    void hearsNothingOfOtherChannels() {
        Colleague agent = organisations.join(organisation, Role.AGENT);
        two.limit(agent, ours.alone()).expect(200);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var lines = agent.api().lines("/api/v1/live")) {
            Thread.ofVirtual().start(() -> hear(lines, heard));
            await().atMost(PATIENCE).until(() -> heard.toString().contains("ready"));
            owner.post(at(theirs) + "/take").expect(200);
            owner.post(at(ours) + "/take").expect(200);
            await().atMost(PATIENCE).until(() -> heard.toString().contains(ours.conversation()));
            assertThat(heard.toString()).doesNotContain(theirs.conversation());
        }
    }

    private static void hear(Stream<String> lines, List<String> heard) {
        try {
            lines.forEach(heard::add);
        } catch (UncheckedIOException closed) {
            heard.add("closed");
        }
    }

    /** Sessions, tokens made before, and what they held. */
    @Test
    void countsAtOnce() {
        Colleague colleague = organisations.join(organisation, Role.ADMIN);
        Api token = Api.withToken(
                owner.baseUrl(),
                colleague
                        .api()
                        .post(
                                "/api/v1/tokens",
                                Map.of("name", "Mine", "scopes", List.of("conversations:read", "analytics:read")))
                        .expect(201)
                        .json()
                        .path("token")
                        .asString());
        token.get(at(theirs)).expect(200);
        colleague.api().post(at(theirs) + "/take").expect(200);
        two.limit(colleague, ours.alone()).expect(200);
        token.get(at(theirs)).expect(404);
        token.get(at(ours)).expect(200);
        token.get("/api/v1/analytics/overview").expect(403);
        colleague.api().get(at(theirs)).expect(404);
        assertThat(owner.get(at(theirs)).expect(200).json().toString())
                .as("what they held waits for somebody else")
                .contains("\"queue\"")
                .doesNotContain(colleague.caller().teammate().toString());
        two.limit(colleague, Map.of("all", true, "ids", List.of())).expect(200);
        token.get(at(theirs)).expect(200);
    }

    @Test
    void takesPowersOverTheWholeFromWhoSeesAPart() {
        Api admin = two.limited(Role.ADMIN).api();
        String session = admin.get("/api/v1/session").expect(200).text();
        assertThat(session)
                .contains("conversations:write", "channels:manage")
                .doesNotContain("teammates:manage", "audit:read", "webhooks:manage", "analytics:read");
        assertThat(admin.post("/api/v1/channels", Map.of("kind", "webchat", "name", "Another", "settings", Map.of()))
                        .expect(403)
                        .code())
                .isEqualTo("channels/not-yours");
    }

    @Test
    void asksForChannelsThatThereAre() {
        Colleague colleague = organisations.join(organisation, Role.AGENT);
        two.limit(colleague, Map.of("all", false, "ids", List.of(UUID.randomUUID())))
                .expect(400);
        assertThat(owner.patch("/api/v1/teammates/" + organisation.owner().teammate(), Map.of("channels", ours.alone()))
                        .expect(400)
                        .text())
                .contains("owner");
        two.limit(colleague, Map.of("all", false, "ids", List.of())).expect(200);
        assertThat(ids(colleague.api().get("/api/v1/conversations").expect(200).json()))
                .isEmpty();
        owner.patch("/api/v1/teammates/" + colleague.caller().teammate(), Map.of("role", "owner"))
                .expect(200);
        assertThat(ids(colleague.api().get("/api/v1/conversations").expect(200).json()))
                .as("an owner sees all")
                .hasSize(2);
    }

    @Test
    void invitesToSomeChannels() {
        JsonNode invitation = owner.post(
                        "/api/v1/invitations",
                        Map.of(
                                "email",
                                "new-" + organisation.tenant() + "@example.com",
                                "role",
                                "agent",
                                "channels",
                                ours.alone()))
                .expect(201)
                .json();
        assertThat(invitation.at("/channels/ids/0").asString()).isEqualTo(ours.channel());
        String token = invitation.path("link").asString().replaceAll(".*#", "");
        organisations
                .stranger()
                .post("/api/v1/welcome", Map.of("token", token, "name", "Mutale", "password", Organisations.PASSWORD))
                .expect(200);
        Api joined = organisations.signIn("new-" + organisation.tenant() + "@example.com", Organisations.PASSWORD);
        joined.get(at(theirs)).expect(404);
        joined.get(at(ours)).expect(200);
    }
}
