package io.insaka.desk.merging;

import static io.insaka.desk.merging.Talks.ANNA;
import static io.insaka.desk.merging.Talks.at;
import static io.insaka.desk.merging.Talks.ids;
import static io.insaka.desk.merging.Talks.refused;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.tenancy.Role;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
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
import tools.jackson.databind.JsonNode;

/** What is no merge, and who sees nothing of one. */
@ProductTest
class MergingRefusedTest {
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
    void refusesWhatWouldMakeChainsAndCircles() {
        refused(talks.merge(talks.api, talks.there, talks.there), 409, "conversations/merge-into-itself");
        talks.merged(talks.there, talks.here);
        refused(talks.merge(talks.api, talks.there, talks.here), 409, "conversations/already-merged");
        refused(talks.merge(talks.api, talks.here, talks.there), 409, "conversations/merged-elsewhere");
        var into = Map.of("into", talks.bens, "confirm", true);
        refused(talks.api.post(at(talks.here) + "/merge", into), 409, "conversations/holds-merged");
        refused(
                talks.api.post(at(talks.bens) + "/merge", Map.of("into", talks.there, "confirm", true)),
                409,
                "conversations/merged-elsewhere");
        refused(talks.merge(talks.api, UUID.randomUUID().toString(), talks.here), 404, "conversations/unknown");
        refused(talks.merge(talks.api, talks.bens, UUID.randomUUID().toString()), 404, "conversations/unknown");
        refused(talks.api.post(at(talks.bens) + "/merge", Map.of()), 400, "request/invalid");
    }

    @Test
    void asksBeforeTwoCustomersStandTogether() {
        refused(talks.merge(talks.api, talks.bens, talks.there), 409, "conversations/different-customers");
        talks.api
                .post(at(talks.bens) + "/merge", Map.of("into", talks.there, "confirm", true))
                .expect(200);
        assertThat(talks.view(talks.there).at("/merged/0/id").asString()).isEqualTo(talks.bens);
        int before = talks.chat.sent().size();
        talks.api.post(at(talks.there) + "/take").expect(200);
        talks.mail.reply(talks.there, "For Anna alone").expect(201);
        talks.mail.awaitStatus(talks.there, "For Anna alone", "sent");
        assertThat(talks.chat.sent()).as("nothing goes to Ben").hasSize(before);
    }

    @Test
    void refusesWhileMessagesWaitToBeSent() {
        talks.api.post(at(talks.there) + "/take").expect(200);
        String later = Instant.now().plus(Duration.ofDays(1)).toString();
        String scheduled = talks.api
                .post(at(talks.there) + "/scheduled", Map.of("message", Map.of("text", "Tomorrow"), "sendAt", later))
                .expect(201)
                .json()
                .path("id")
                .asString();
        refused(talks.merge(talks.api, talks.there, talks.here), 409, "conversations/messages-scheduled");
        talks.api.delete(at(talks.there) + "/scheduled/" + scheduled).expect(204);
        talks.merged(talks.there, talks.here);
    }

    @Test
    void askFirstWhenAnotherTeammateHoldsIt() {
        Colleague ben = organisations.join(talks.organisation, Role.AGENT);
        ben.api().post(at(talks.there) + "/take").expect(200);
        refused(talks.merge(talks.api, talks.there, talks.here), 409, "conversations/held");
        talks.api
                .post(at(talks.there) + "/merge", Map.of("into", talks.here, "force", true))
                .expect(200);
        assertThat(talks.view(talks.here).at("/holder/kind").asString()).isEqualTo("queue");
    }

    @Test
    void oneOfTwoWhoMergeCrosswiseAtOnceIsRefused() {
        Colleague ben = organisations.join(talks.organisation, Role.AGENT);
        for (int round = 0; round < 5; round++) {
            var one = CompletableFuture.supplyAsync(
                    () -> talks.merge(talks.api, talks.there, talks.here).status());
            var other = CompletableFuture.supplyAsync(
                    () -> talks.merge(ben.api(), talks.here, talks.there).status());
            assertThat(Stream.of(one.join(), other.join())).containsExactlyInAnyOrder(200, 409);
            boolean gone = !talks.view(talks.there).path("mergedInto").isNull();
            assertThat(talks.view(talks.here).path("mergedInto").isNull()).isEqualTo(gone);
            talks.api.post(at(gone ? talks.there : talks.here) + "/unmerge").expect(204);
        }
        var both = Stream.of(talks.api, ben.api())
                .map(by -> CompletableFuture.supplyAsync(
                        () -> talks.merge(by, talks.there, talks.here).status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void whoDoesNotSeeTheChannelSeesNoTrace() {
        talks.merged(talks.there, talks.here);
        Colleague limited = organisations.join(talks.organisation, Role.AGENT);
        var channels = Map.of("channels", Map.of("all", false, "ids", List.of(talks.chat.id())));
        talks.api
                .patch("/api/v1/teammates/" + limited.caller().teammate(), channels)
                .expect(200);
        JsonNode seen = limited.api().get(at(talks.here)).expect(200).json();
        assertThat(seen.path("merged").isEmpty()).isTrue();
        limited.api().get(at(talks.there)).expect(404);
        limited.api().get(at(talks.there) + "/messages").expect(404);
        refused(limited.api().post(at(talks.there) + "/unmerge"), 404, "conversations/unknown");
        refused(talks.merge(limited.api(), talks.here, talks.there), 404, "conversations/unknown");

        Colleague other = organisations.join(talks.organisation, Role.AGENT);
        channels = Map.of("channels", Map.of("all", false, "ids", List.of(talks.mail.id())));
        talks.api
                .patch("/api/v1/teammates/" + other.caller().teammate(), channels)
                .expect(200);
        assertThat(ids(other.api(), "?status=all"))
                .as("for them it goes on nowhere else")
                .containsExactly(talks.there);
        JsonNode theirs = other.api().get(at(talks.there)).expect(200).json();
        assertThat(theirs.path("mergedInto").isNull()).isTrue();
        refused(other.api().post(at(talks.there) + "/unmerge"), 409, "conversations/not-merged");
        other.api()
                .post("/api/v1/conversations/changes", Map.of("conversations", List.of(talks.there), "status", "open"))
                .expect(200);
        assertThat(talks.view(talks.here).path("merged").isEmpty()).isTrue();
        assertThat(talks.kinds(talks.there)).contains("unmerged");
    }

    @Test
    void anotherOrganisationKnowsNothingOfIt() {
        Organisation stranger = organisations.found();
        TestingAccount account = TestingAccount.connect(channel, stranger);
        account.deliver(text(ANNA, "x1", "agent"));
        account.awaitBalanced(1);
        String theirs = account.conversation();
        refused(talks.merge(stranger.api(), theirs, talks.here), 404, "conversations/unknown");
        refused(talks.merge(stranger.api(), talks.here, theirs), 404, "conversations/unknown");
        talks.merged(talks.there, talks.here);
        refused(stranger.api().post(at(talks.there) + "/unmerge"), 404, "conversations/unknown");
        refused(
                talks.merge(organisations.join(talks.organisation, Role.VIEWER).api(), talks.bens, talks.here),
                403,
                "access/forbidden");
    }
}
