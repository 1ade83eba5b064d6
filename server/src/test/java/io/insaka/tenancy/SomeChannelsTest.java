package io.insaka.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.TwoChannels.Side;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.ProductTest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where what a teammate sees and what they do not see meet: many at once, rules that name both, a stream of both. */
@ProductTest
class SomeChannelsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TwoChannels two;
    private final Organisations organisations;
    private final Api owner;
    private final Side ours;
    private final Side theirs;

    SomeChannelsTest(@Autowired Organisations organisations) {
        this.organisations = organisations;
        this.two = TwoChannels.of(organisations);
        this.owner = two.organisation().api();
        this.ours = two.ours();
        this.theirs = two.theirs();
    }

    private static String at(Side side) {
        return "/api/v1/conversations/" + side.conversation();
    }

    @Test
    void isGivenOfManyWhatTheySee() {
        Colleague agent = two.limited(Role.AGENT);
        String teammate = agent.caller().teammate().toString();
        JsonNode outcome = owner.post(
                        "/api/v1/conversations/changes",
                        Map.of(
                                "conversations",
                                List.of(ours.conversation(), theirs.conversation()),
                                "assign",
                                teammate,
                                "force",
                                true))
                .expect(200)
                .json();
        assertThat(outcome.path("items")).hasSize(1);
        assertThat(outcome.at("/items/0/id").asString()).isEqualTo(ours.conversation());
        assertThat(outcome.path("refused")).hasSize(1);
        assertThat(outcome.at("/refused/0/id").asString()).isEqualTo(theirs.conversation());
        assertThat(outcome.at("/refused/0/code").asString()).isEqualTo("conversations/unknown-assignee");
    }

    @Test
    void rulesAndSharedViewsNameNoChannelTheyDoNotSee() {
        String seen = ours.channel();
        String hidden = theirs.channel();
        String team = owner.post("/api/v1/teams", Map.of("name", "Sales", "assignment", "manual", "members", List.of()))
                .expect(201)
                .json()
                .path("id")
                .asString();
        var channels = List.of(seen, hidden);
        owner.put("/api/v1/teams/rules", Map.of("items", List.of(Map.of("team", team, "channels", channels))))
                .expect(200);
        owner.put(
                        "/api/v1/resolving",
                        Map.of(
                                "quiet",
                                List.of(Map.of("channels", channels, "minutes", 60)),
                                "required",
                                List.of(Map.of("channels", channels, "assignee", true))))
                .expect(200);
        owner.post("/api/v1/inbox/views", Map.of("name", "Both", "shared", true, "filter", Map.of("channel", channels)))
                .expect(201);
        Api agent = two.limited(Role.AGENT).api();
        for (String path : List.of("/api/v1/teams/rules", "/api/v1/resolving", "/api/v1/inbox/views")) {
            assertThat(agent.get(path).expect(200).text())
                    .as(path)
                    .contains(seen, "00000000-0000-0000-0000-000000000000")
                    .doesNotContain(hidden);
            assertThat(owner.get(path).expect(200).text()).contains(seen, hidden);
        }
    }

    /** Else they would come back to a place that is long gone, and everything on their screen would be read anew. */
    @Test
    void staysWhereTheStreamIsThoughAllOfItIsHidden() {
        Colleague agent = organisations.join(two.organisation(), Role.AGENT);
        two.limit(agent, ours.alone()).expect(200);
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var lines = agent.api().lines("/api/v1/live")) {
            Thread.ofVirtual().start(() -> hear(lines, heard));
            await().atMost(PATIENCE).until(() -> heard.toString().contains("ready"));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        owner.post(at(theirs) + "/messages", Map.of("text", "Busy here", "note", true))
                                .expect(201);
                        return heard.toString().contains("event:here");
                    });
            List<String> ids =
                    heard.stream().filter(line -> line.startsWith("id:")).toList();
            assertThat(ids).hasSizeGreaterThan(1).doesNotHaveDuplicates();
            assertThat(heard.toString()).doesNotContain(theirs.conversation());
            List<String> again = new CopyOnWriteArrayList<>();
            try (var resumed = agent.api()
                    .lines("/api/v1/live?after=" + ids.getLast().substring(3).strip())) {
                Thread.ofVirtual().start(() -> hear(resumed, again));
                await().atMost(PATIENCE).until(() -> again.toString().contains("event:ready"));
                owner.post(at(ours) + "/take").expect(200);
                await().atMost(PATIENCE).until(() -> again.toString().contains(ours.conversation()));
            }
        }
    }

    private static void hear(Stream<String> lines, List<String> heard) {
        try {
            lines.forEach(heard::add);
        } catch (UncheckedIOException closed) {
            heard.add("closed");
        }
    }
}
