package io.insaka.desk.merging;

import static io.insaka.desk.merging.Talks.ANNA;
import static io.insaka.desk.merging.Talks.at;
import static io.insaka.desk.merging.Talks.ids;
import static io.insaka.desk.merging.Talks.refused;
import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingChannel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a merge does, and how it ends. */
@ProductTest
class MergingTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Talks talks;

    @BeforeEach
    void customersWrite() {
        talks = new Talks(organisations.found(), channel);
    }

    @Test
    void goesOnInTheOtherAndMovesNoMessage() {
        List<String> before = talks.words(talks.there);
        List<String> others = talks.words(talks.here);
        JsonNode done = talks.merged(talks.there, talks.here);
        assertThat(done.path("messages").asInt()).isEqualTo(before.size());

        JsonNode gone = talks.view(talks.there);
        assertThat(gone.path("status").asString()).isEqualTo("resolved");
        assertThat(gone.at("/mergedInto/id").asString()).isEqualTo(talks.here);
        assertThat(gone.path("merged").isEmpty()).isTrue();
        JsonNode stays = talks.view(talks.here);
        assertThat(stays.path("status").asString()).isEqualTo("open");
        assertThat(stays.path("mergedInto").isNull()).isTrue();
        assertThat(stays.at("/merged/0/id").asString()).isEqualTo(talks.there);
        assertThat(stays.at("/merged/0/messages").asInt()).isEqualTo(before.size());
        assertThat(stays.at("/merged/0/by").asString()).isNotEmpty();
        assertThat(talks.words(talks.there)).isEqualTo(before);
        assertThat(talks.words(talks.here)).isEqualTo(others);
        assertThat(talks.kinds(talks.there)).contains("merged");
        assertThat(talks.kinds(talks.here)).contains("took_in");
    }

    @Test
    void isInNoListAndNotCountedButFound() {
        talks.merged(talks.there, talks.here);
        for (String query : List.of("", "?status=all", "?status=resolved", "?view=unassigned&status=all")) {
            assertThat(ids(talks.api, query)).as(query).doesNotContain(talks.there);
        }
        assertThat(talks.api
                        .get("/api/v1/conversations/counts?status=all")
                        .expect(200)
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(2);
        assertThat(ids(talks.api, "?status=all&q=0001")).contains(talks.here, talks.there);
        assertThat(ids(talks.api, "?status=all&q=agent")).contains(talks.here, talks.there);
    }

    @Test
    void whoWaitsForAPersonGoesOnWaiting() {
        talks.api.post(at(talks.here) + "/take").expect(200);
        talks.api.post(at(talks.here) + "/resolve").expect(200);
        talks.change(talks.there, Map.of("priority", "high"));
        String since = talks.view(talks.there).path("waitingSince").asString();
        talks.merged(talks.there, talks.here);
        JsonNode stays = talks.view(talks.here);
        assertThat(stays.path("status").asString()).isEqualTo("open");
        assertThat(stays.at("/holder/kind").asString()).isEqualTo("queue");
        assertThat(stays.path("waitingSince").asString()).isEqualTo(since);
        assertThat(stays.path("priority").asString()).isEqualTo("high");

        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(talks.view(talks.here).path("status").asString()).isEqualTo("resolved");
        JsonNode back = talks.view(talks.there);
        assertThat(back.path("status").asString()).isEqualTo("open");
        assertThat(back.at("/holder/kind").asString()).isEqualTo("queue");
        assertThat(back.path("waitingSince").asString()).isEqualTo(since);
        assertThat(back.path("priority").asString()).isEqualTo("high");
    }

    @Test
    void whatRaisedTheOtherLowersItAgainUnlessSomebodySaidOtherwise() {
        talks.change(talks.there, Map.of("priority", "high"));
        talks.change(talks.bens, Map.of("priority", "high"));
        talks.merged(talks.there, talks.here);
        talks.api
                .post(at(talks.bens) + "/merge", Map.of("into", talks.here, "confirm", true))
                .expect(200);
        assertThat(priority(talks.here)).isEqualTo("high");
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(priority(talks.here))
                .as("the other that raises it is still there")
                .isEqualTo("high");
        talks.api.post(at(talks.bens) + "/unmerge").expect(204);
        assertThat(priority(talks.here)).isEqualTo("normal");

        talks.merged(talks.there, talks.here);
        talks.change(talks.here, Map.of("priority", "low"));
        talks.change(talks.here, Map.of("priority", "high"));
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(priority(talks.here)).as("somebody said so since").isEqualTo("high");
        talks.merged(talks.there, talks.here);
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(priority(talks.here)).as("it was so before").isEqualTo("high");
    }

    private String priority(String conversation) {
        return talks.view(conversation).path("priority").asString();
    }

    @Test
    void tellsWhichMessagesHaveTheWordsAlsoInWhatWasMerged() {
        talks.mail.deliver(text(ANNA, "m9", "The turquoise umbrella, please: agent"));
        await().atMost(PATIENCE).until(() -> hits(talks.there, "umbrella").size() == 1);
        talks.merged(talks.there, talks.here);
        assertThat(hits(talks.here, "Umbrella TURQUOISE"))
                .singleElement()
                .satisfies(
                        hit -> assertThat(hit.path("conversation").asString()).isEqualTo(talks.there));
        assertThat(hits(talks.here, "agent")).hasSize(3);
        assertThat(hits(talks.there, "agent")).hasSize(2);
        assertThat(hits(talks.here, "umbrella parasol")).isEmpty();
        assertThat(hits(talks.here, "?!")).isEmpty();
        refused(talks.api.get(at(talks.here) + "/hits?q=" + "a".repeat(501)), 422, "request/invalid");
        assertThat(talks.api.get(at(talks.here) + "/hits").expect(200).json().path("items"))
                .isEmpty();
        organisations.found().api().get(at(talks.here) + "/hits?q=agent").expect(404);
    }

    private List<JsonNode> hits(String conversation, String words) {
        return talks.api
                .get(at(conversation) + "/hits?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    @Test
    void theTeammateWhoHeldTheOneHoldsTheOtherAndHasTheFirstBackOnUndo() {
        talks.api.post(at(talks.here) + "/release").expect(200);
        talks.api.post(at(talks.there) + "/take").expect(200);
        talks.merged(talks.there, talks.here);
        assertThat(talks.view(talks.here).at("/holder/id").asString())
                .isEqualTo(talks.organisation.owner().teammate().toString());
        assertThat(talks.view(talks.there).at("/holder/kind").asString()).isEqualTo("bot");
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(talks.view(talks.here).at("/holder/kind").asString()).isEqualTo("bot");
        assertThat(talks.view(talks.there).at("/holder/id").asString())
                .isEqualTo(talks.organisation.owner().teammate().toString());
    }

    @Test
    void bringsLabelsAndOpenTasksAlongAndGivesThemBack() {
        String both = talks.label("Both");
        String late = talks.label("Late");
        talks.change(talks.here, Map.of("label", List.of(both)));
        talks.change(talks.there, Map.of("label", List.of(both, late)));
        talks.api
                .post("/api/v1/tasks", Map.of("title", "Call", "conversation", talks.there))
                .expect(201);
        String finished = talks.api
                .post("/api/v1/tasks", Map.of("title", "Done", "conversation", talks.there))
                .expect(201)
                .json()
                .path("id")
                .asString();
        talks.api.post("/api/v1/tasks/" + finished + "/done").expect(200);

        JsonNode done = talks.merged(talks.there, talks.here);
        assertThat(done.path("labels").asInt()).isEqualTo(1);
        assertThat(done.path("tasks").asInt()).isEqualTo(1);
        assertThat(talks.labels(talks.here)).containsExactly("Both", "Late");
        assertThat(talks.labels(talks.there)).containsExactly("Both", "Late");
        assertThat(talks.tasks(talks.here)).containsExactly("Call");
        assertThat(talks.tasks(talks.there)).isEmpty();

        talks.api
                .post("/api/v1/tasks", Map.of("title", "Later", "conversation", talks.here))
                .expect(201);
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(talks.labels(talks.here)).containsExactly("Both");
        assertThat(talks.labels(talks.there)).containsExactly("Both", "Late");
        assertThat(talks.tasks(talks.here)).containsExactly("Later");
        assertThat(talks.tasks(talks.there)).containsExactly("Call");
        refused(talks.api.post(at(talks.there) + "/unmerge"), 409, "conversations/not-merged");
        assertThat(talks.kinds(talks.there)).contains("unmerged");
        assertThat(talks.kinds(talks.here)).contains("let_go");
    }

    @Test
    void standsOnItsOwnAgainWhenTheCustomerWrites() {
        String late = talks.label("Late");
        talks.change(talks.there, Map.of("label", List.of(late)));
        talks.merged(talks.there, talks.here);
        talks.mail.deliver(text(ANNA, "m2", "One more thing: agent"));
        await().atMost(PATIENCE)
                .until(() -> talks.view(talks.there).path("status").asString().equals("open"));
        assertThat(talks.view(talks.there).path("mergedInto").isNull()).isTrue();
        assertThat(talks.view(talks.here).path("merged").isEmpty()).isTrue();
        assertThat(ids(talks.api, "")).contains(talks.there, talks.here);
        assertThat(talks.kinds(talks.there)).contains("unmerged");
        assertThat(talks.kinds(talks.here)).contains("let_go");
        assertThat(talks.labels(talks.here)).as("what came along stays").containsExactly("Late");
        assertThat(talks.mail.messages(talks.there).stream()
                        .map(message -> message.path("text").asString("")))
                .contains("agent", "One more thing: agent");
        refused(talks.api.post(at(talks.there) + "/unmerge"), 409, "conversations/not-merged");
        talks.merged(talks.there, talks.here);
    }

    @Test
    void aReplyGoesOnlyWhereItWasWritten() {
        talks.merged(talks.there, talks.here);
        int before = talks.mail.sent().size();
        talks.api.post(at(talks.here) + "/take").expect(200);
        talks.chat.reply(talks.here, "It is on its way").expect(201);
        talks.chat.awaitStatus(talks.here, "It is on its way", "sent");
        assertThat(talks.mail.sent()).hasSize(before);
        assertThat(talks.view(talks.there).at("/mergedInto/id").asString()).isEqualTo(talks.here);
    }

    @Test
    void opensAgainByHand() {
        talks.merged(talks.there, talks.here);
        talks.change(talks.there, Map.of("status", "open"));
        assertThat(talks.view(talks.there).path("mergedInto").isNull()).isTrue();
        assertThat(talks.view(talks.here).path("merged").isEmpty()).isTrue();
    }

    @Test
    void saysThatItWokeWhatWasSnoozedAndPutsItBackToSleep() {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        talks.change(talks.there, Map.of("snoozeUntil", tomorrow));
        assertThat(talks.merged(talks.there, talks.here).path("woken").asBoolean())
                .isTrue();
        assertThat(talks.view(talks.there).path("snoozedUntil").isNull()).isTrue();
        talks.api.post(at(talks.there) + "/unmerge").expect(204);
        assertThat(talks.view(talks.there).path("snoozedUntil").isNull()).isFalse();
    }

    @Test
    void erasingTheOtherLetsItStandOnItsOwn() {
        talks.api
                .post(at(talks.bens) + "/merge", Map.of("into", talks.here, "confirm", true))
                .expect(200);
        String anna = talks.view(talks.here).at("/contact/id").asString();
        String name = talks.view(talks.here).at("/contact/name").asString();
        talks.api
                .post("/api/v1/contacts/" + anna + "/erasure", Map.of("name", name))
                .expect(202);
        await().atMost(PATIENCE.multipliedBy(3))
                .until(() -> talks.view(talks.bens).path("mergedInto").isNull());
        assertThat(ids(talks.api, "?status=resolved")).contains(talks.bens);
    }
}
