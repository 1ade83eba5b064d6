package io.insaka.desk.merging;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Colleague;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Anna writes on two channels about one thing, Ben on one of them about his own. */
@ProductTest
class MergingTest {
    private static final String ANNA = "260970000001";
    private static final String BEN = "260970000002";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisation organisation;
    private Api api;
    private TestingAccount chat;
    private TestingAccount mail;
    private String there;
    private String here;
    private String bens;

    @BeforeEach
    void customersWrite() {
        organisation = organisations.found();
        api = organisation.api();
        chat = TestingAccount.connect(channel, organisation);
        mail = TestingAccount.connect(channel, organisation);
        chat.deliver(text(ANNA, "c1", "agent"), text(BEN, "b1", "agent"));
        mail.deliver(text(ANNA, "m1", "agent"));
        chat.awaitBalanced(2);
        mail.awaitBalanced(1);
        here = conversation(chat, "0001");
        bens = conversation(chat, "0002");
        there = conversation(mail, "0001");
    }

    private String conversation(TestingAccount account, String ending) {
        String[] found = {""};
        await().atMost(PATIENCE).until(() -> {
            found[0] = api.get("/api/v1/conversations?channel=" + account.id() + "&q=" + ending)
                    .expect(200)
                    .json()
                    .at("/items/0/id")
                    .asString("");
            return !found[0].isEmpty();
        });
        return found[0];
    }

    private static String at(String conversation) {
        return "/api/v1/conversations/" + conversation;
    }

    private JsonNode view(String conversation) {
        return api.get(at(conversation)).expect(200).json();
    }

    private Api.Response merge(Api by, String conversation, String into) {
        return by.post(at(conversation) + "/merge", Map.of("into", into));
    }

    private JsonNode merged(String conversation, String into) {
        return merge(api, conversation, into).expect(200).json();
    }

    private void refused(Api.Response response, int status, String code) {
        assertThat(response.expect(status).json().path("code").asString()).isEqualTo(code);
    }

    private static List<String> ids(Api by, String query) {
        return by.get("/api/v1/conversations" + query)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private List<String> kinds(String conversation) {
        return api.get(at(conversation) + "/activities")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private List<String> words(String conversation) {
        return api.get(at(conversation) + "/messages")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String label(String name) {
        return api.post("/api/v1/labels", Map.of("name", name, "colour", "red"))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private void change(String conversation, Map<String, ?> changes) {
        var asked = new HashMap<String, Object>(changes);
        asked.put("conversations", List.of(conversation));
        api.post("/api/v1/conversations/changes", asked).expect(200);
    }

    private List<String> labels(String conversation) {
        return view(conversation)
                .path("labels")
                .valueStream()
                .map(label -> label.path("name").asString())
                .toList();
    }

    private List<String> tasks(String conversation) {
        return api.get("/api/v1/tasks?whose=all&conversation=" + conversation)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(task -> task.path("title").asString())
                .toList();
    }

    @Test
    void goesOnInTheOtherAndMovesNoMessage() {
        List<String> before = words(there);
        List<String> others = words(here);
        JsonNode done = merged(there, here);
        assertThat(done.path("messages").asInt()).isEqualTo(before.size());

        JsonNode gone = view(there);
        assertThat(gone.path("status").asString()).isEqualTo("resolved");
        assertThat(gone.at("/mergedInto/id").asString()).isEqualTo(here);
        assertThat(gone.path("merged").isEmpty()).isTrue();
        JsonNode stays = view(here);
        assertThat(stays.path("status").asString()).isEqualTo("open");
        assertThat(stays.path("mergedInto").isNull()).isTrue();
        assertThat(stays.at("/merged/0/id").asString()).isEqualTo(there);
        assertThat(stays.at("/merged/0/messages").asInt()).isEqualTo(before.size());
        assertThat(stays.at("/merged/0/by").asString()).isNotEmpty();
        assertThat(words(there)).isEqualTo(before);
        assertThat(words(here)).isEqualTo(others);
        assertThat(kinds(there)).contains("merged");
        assertThat(kinds(here)).contains("took_in");
    }

    @Test
    void isInNoListAndNotCountedButFound() {
        merged(there, here);
        for (String query : List.of("", "?status=all", "?status=resolved", "?view=unassigned&status=all")) {
            assertThat(ids(api, query)).as(query).doesNotContain(there);
        }
        assertThat(api.get("/api/v1/conversations/counts?status=all")
                        .expect(200)
                        .json()
                        .path("all")
                        .asInt())
                .isEqualTo(2);
        assertThat(ids(api, "?status=all&q=0001")).contains(here, there);
        assertThat(ids(api, "?status=all&q=agent")).contains(here, there);
    }

    @Test
    void whoWaitsForAPersonGoesOnWaiting() {
        api.post(at(here) + "/take").expect(200);
        api.post(at(here) + "/resolve").expect(200);
        change(there, Map.of("priority", "high"));
        String since = view(there).path("waitingSince").asString();
        merged(there, here);
        JsonNode stays = view(here);
        assertThat(stays.path("status").asString()).isEqualTo("open");
        assertThat(stays.at("/holder/kind").asString()).isEqualTo("queue");
        assertThat(stays.path("waitingSince").asString()).isEqualTo(since);
        assertThat(stays.path("priority").asString()).isEqualTo("high");

        api.post(at(there) + "/unmerge").expect(204);
        assertThat(view(here).path("status").asString()).isEqualTo("resolved");
        JsonNode back = view(there);
        assertThat(back.path("status").asString()).isEqualTo("open");
        assertThat(back.at("/holder/kind").asString()).isEqualTo("queue");
        assertThat(back.path("waitingSince").asString()).isEqualTo(since);
        assertThat(back.path("priority").asString()).isEqualTo("high");
    }

    @Test
    void theTeammateWhoHeldTheOneHoldsTheOtherAndHasTheFirstBackOnUndo() {
        api.post(at(here) + "/release").expect(200);
        api.post(at(there) + "/take").expect(200);
        merged(there, here);
        assertThat(view(here).at("/holder/id").asString())
                .isEqualTo(organisation.owner().teammate().toString());
        assertThat(view(there).at("/holder/kind").asString()).isEqualTo("bot");
        api.post(at(there) + "/unmerge").expect(204);
        assertThat(view(here).at("/holder/kind").asString()).isEqualTo("bot");
        assertThat(view(there).at("/holder/id").asString())
                .isEqualTo(organisation.owner().teammate().toString());
    }

    @Test
    void bringsLabelsAndOpenTasksAlongAndGivesThemBack() {
        String both = label("Both");
        String late = label("Late");
        change(here, Map.of("label", List.of(both)));
        change(there, Map.of("label", List.of(both, late)));
        api.post("/api/v1/tasks", Map.of("title", "Call", "conversation", there))
                .expect(201);
        String finished = api.post("/api/v1/tasks", Map.of("title", "Done", "conversation", there))
                .expect(201)
                .json()
                .path("id")
                .asString();
        api.post("/api/v1/tasks/" + finished + "/done").expect(200);

        JsonNode done = merged(there, here);
        assertThat(done.path("labels").asInt()).isEqualTo(1);
        assertThat(done.path("tasks").asInt()).isEqualTo(1);
        assertThat(labels(here)).containsExactly("Both", "Late");
        assertThat(labels(there)).containsExactly("Both", "Late");
        assertThat(tasks(here)).containsExactly("Call");
        assertThat(tasks(there)).isEmpty();

        api.post("/api/v1/tasks", Map.of("title", "Later", "conversation", here))
                .expect(201);
        api.post(at(there) + "/unmerge").expect(204);
        assertThat(labels(here)).containsExactly("Both");
        assertThat(labels(there)).containsExactly("Both", "Late");
        assertThat(tasks(here)).containsExactly("Later");
        assertThat(tasks(there)).containsExactly("Call");
        refused(api.post(at(there) + "/unmerge"), 409, "conversations/not-merged");
        assertThat(kinds(there)).contains("unmerged");
        assertThat(kinds(here)).contains("let_go");
    }

    @Test
    void standsOnItsOwnAgainWhenTheCustomerWrites() {
        String late = label("Late");
        change(there, Map.of("label", List.of(late)));
        merged(there, here);
        mail.deliver(text(ANNA, "m2", "One more thing: agent"));
        await().atMost(PATIENCE)
                .until(() -> view(there).path("status").asString().equals("open"));
        assertThat(view(there).path("mergedInto").isNull()).isTrue();
        assertThat(view(here).path("merged").isEmpty()).isTrue();
        assertThat(ids(api, "")).contains(there, here);
        assertThat(kinds(there)).contains("unmerged");
        assertThat(kinds(here)).contains("let_go");
        assertThat(labels(here)).as("what came along stays").containsExactly("Late");
        assertThat(mail.messages(there).stream()
                        .map(message -> message.path("text").asString("")))
                .contains("agent", "One more thing: agent");
        refused(api.post(at(there) + "/unmerge"), 409, "conversations/not-merged");
        merged(there, here);
    }

    @Test
    void aReplyGoesOnlyWhereItWasWritten() {
        merged(there, here);
        int before = mail.sent().size();
        api.post(at(here) + "/take").expect(200);
        chat.reply(here, "It is on its way").expect(201);
        chat.awaitStatus(here, "It is on its way", "sent");
        assertThat(mail.sent()).hasSize(before);
        assertThat(view(there).at("/mergedInto/id").asString()).isEqualTo(here);
    }

    @Test
    void opensAgainByHand() {
        merged(there, here);
        change(there, Map.of("status", "open"));
        assertThat(view(there).path("mergedInto").isNull()).isTrue();
        assertThat(view(here).path("merged").isEmpty()).isTrue();
    }

    @Test
    void refusesWhatWouldMakeChainsAndCircles() {
        refused(merge(api, there, there), 409, "conversations/merge-into-itself");
        merged(there, here);
        refused(merge(api, there, here), 409, "conversations/already-merged");
        refused(merge(api, here, there), 409, "conversations/merged-elsewhere");
        var into = Map.of("into", bens, "confirm", true);
        refused(api.post(at(here) + "/merge", into), 409, "conversations/holds-merged");
        refused(
                api.post(at(bens) + "/merge", Map.of("into", there, "confirm", true)),
                409,
                "conversations/merged-elsewhere");
        refused(merge(api, UUID.randomUUID().toString(), here), 404, "conversations/unknown");
        refused(merge(api, bens, UUID.randomUUID().toString()), 404, "conversations/unknown");
        refused(api.post(at(bens) + "/merge", Map.of()), 400, "request/invalid");
    }

    @Test
    void asksBeforeTwoCustomersStandTogether() {
        refused(merge(api, bens, there), 409, "conversations/different-customers");
        api.post(at(bens) + "/merge", Map.of("into", there, "confirm", true)).expect(200);
        assertThat(view(there).at("/merged/0/id").asString()).isEqualTo(bens);
        int before = chat.sent().size();
        api.post(at(there) + "/take").expect(200);
        mail.reply(there, "For Anna alone").expect(201);
        mail.awaitStatus(there, "For Anna alone", "sent");
        assertThat(chat.sent()).as("nothing goes to Ben").hasSize(before);
    }

    @Test
    void refusesWhileMessagesWaitToBeSent() {
        api.post(at(there) + "/take").expect(200);
        String later = Instant.now().plus(Duration.ofDays(1)).toString();
        String scheduled = api.post(
                        at(there) + "/scheduled", Map.of("message", Map.of("text", "Tomorrow"), "sendAt", later))
                .expect(201)
                .json()
                .path("id")
                .asString();
        refused(merge(api, there, here), 409, "conversations/messages-scheduled");
        api.delete(at(there) + "/scheduled/" + scheduled).expect(204);
        merged(there, here);
    }

    @Test
    void saysThatItWokeWhatWasSnoozedAndPutsItBackToSleep() {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        change(there, Map.of("snoozeUntil", tomorrow));
        assertThat(merged(there, here).path("woken").asBoolean()).isTrue();
        assertThat(view(there).path("snoozedUntil").isNull()).isTrue();
        api.post(at(there) + "/unmerge").expect(204);
        assertThat(view(there).path("snoozedUntil").isNull()).isFalse();
    }

    @Test
    void askFirstWhenAnotherTeammateHoldsIt() {
        Colleague ben = organisations.join(organisation, Role.AGENT);
        ben.api().post(at(there) + "/take").expect(200);
        refused(merge(api, there, here), 409, "conversations/held");
        api.post(at(there) + "/merge", Map.of("into", here, "force", true)).expect(200);
        assertThat(view(here).at("/holder/kind").asString()).isEqualTo("queue");
    }

    @Test
    void oneOfTwoWhoMergeCrosswiseAtOnceIsRefused() {
        Colleague ben = organisations.join(organisation, Role.AGENT);
        for (int round = 0; round < 5; round++) {
            var one =
                    CompletableFuture.supplyAsync(() -> merge(api, there, here).status());
            var other = CompletableFuture.supplyAsync(
                    () -> merge(ben.api(), here, there).status());
            assertThat(Stream.of(one.join(), other.join())).containsExactlyInAnyOrder(200, 409);
            boolean gone = !view(there).path("mergedInto").isNull();
            assertThat(view(here).path("mergedInto").isNull()).isEqualTo(gone);
            api.post(at(gone ? there : here) + "/unmerge").expect(204);
        }
        var both = Stream.of(api, ben.api())
                .map(by -> CompletableFuture.supplyAsync(
                        () -> merge(by, there, here).status()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void whoDoesNotSeeTheChannelSeesNoTrace() {
        merged(there, here);
        Colleague limited = organisations.join(organisation, Role.AGENT);
        var channels = Map.of("channels", Map.of("all", false, "ids", List.of(chat.id())));
        api.patch("/api/v1/teammates/" + limited.caller().teammate(), channels).expect(200);
        JsonNode seen = limited.api().get(at(here)).expect(200).json();
        assertThat(seen.path("merged").isEmpty()).isTrue();
        limited.api().get(at(there)).expect(404);
        limited.api().get(at(there) + "/messages").expect(404);
        refused(limited.api().post(at(there) + "/unmerge"), 404, "conversations/unknown");
        refused(merge(limited.api(), here, there), 404, "conversations/unknown");

        Colleague other = organisations.join(organisation, Role.AGENT);
        channels = Map.of("channels", Map.of("all", false, "ids", List.of(mail.id())));
        api.patch("/api/v1/teammates/" + other.caller().teammate(), channels).expect(200);
        assertThat(ids(other.api(), "?status=all"))
                .as("for them it goes on nowhere else")
                .containsExactly(there);
        JsonNode theirs = other.api().get(at(there)).expect(200).json();
        assertThat(theirs.path("mergedInto").isNull()).isTrue();
        refused(other.api().post(at(there) + "/unmerge"), 409, "conversations/not-merged");
        other.api()
                .post("/api/v1/conversations/changes", Map.of("conversations", List.of(there), "status", "open"))
                .expect(200);
        assertThat(view(here).path("merged").isEmpty()).isTrue();
        assertThat(kinds(there)).contains("unmerged");
    }

    @Test
    void anotherOrganisationKnowsNothingOfIt() {
        Organisation stranger = organisations.found();
        TestingAccount account = TestingAccount.connect(channel, stranger);
        account.deliver(text(ANNA, "x1", "agent"));
        account.awaitBalanced(1);
        String theirs = account.conversation();
        refused(merge(stranger.api(), theirs, here), 404, "conversations/unknown");
        refused(merge(stranger.api(), here, theirs), 404, "conversations/unknown");
        merged(there, here);
        refused(stranger.api().post(at(there) + "/unmerge"), 404, "conversations/unknown");
        refused(merge(organisations.join(organisation, Role.VIEWER).api(), bens, here), 403, "access/forbidden");
    }

    @Test
    void erasingTheOtherLetsItStandOnItsOwn() {
        api.post(at(bens) + "/merge", Map.of("into", here, "confirm", true)).expect(200);
        String anna = view(here).at("/contact/id").asString();
        String name = view(here).at("/contact/name").asString();
        api.post("/api/v1/contacts/" + anna + "/erasure", Map.of("name", name)).expect(202);
        await().atMost(PATIENCE.multipliedBy(3))
                .until(() -> view(bens).path("mergedInto").isNull());
        assertThat(ids(api, "?status=resolved")).contains(bens);
    }
}
