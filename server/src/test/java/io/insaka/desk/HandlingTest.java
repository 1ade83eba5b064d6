package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.status;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SendOutcome.Scope;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Conversations as a teammate handles them, against a provider that does what the test says. */
@ProductTest
class HandlingTest {
    private static final String CONTACT = "260970000001";
    private static final ProviderError BUSY = new ProviderError("busy", "Come back later.");

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisations.Organisation organisation;
    private TestingAccount account;
    private String conversation = "";

    @BeforeEach
    void aContactWroteAndATeammateTookOver() {
        organisation = organisations.found();
        account = TestingAccount.connect(channel, organisation);
        account.deliver(text(CONTACT, "m1", "hello"));
        account.awaitBalanced(1);
        conversation = account.conversation();
        await().atMost(PATIENCE)
                .until(() -> account.messages(conversation).stream()
                        .noneMatch(message -> message.path("status").asString().equals("queued")
                                || message.path("status").asString().equals("sending")));
        post("/take", Map.of()).expect(200);
    }

    private Api.Response post(String edge, Map<String, ?> body) {
        return account.api().post("/api/v1/conversations/" + conversation + edge, body);
    }

    private void reply(String text) {
        account.reply(conversation, text).expect(201);
    }

    private List<String> sentReplies() {
        return account.sentTexts().stream()
                .filter(text -> text.startsWith("reply"))
                .toList();
    }

    @Test
    void keepsTheOrderOfAConversationWhileItsFirstMessageIsTriedAgain() {
        var refusals = new AtomicInteger(2);
        account.script(message -> message.content().words().equals("reply 1") && refusals.getAndDecrement() > 0
                ? new SendOutcome.Postponed(BUSY, Duration.ofMillis(50), Scope.MESSAGE)
                : TestingChannel.accepted(message));
        reply("reply 1");
        reply("reply 2");
        account.awaitStatus(conversation, "reply 2", "sent");
        assertThat(sentReplies()).containsExactly("reply 1", "reply 1", "reply 1", "reply 2");
    }

    @Test
    void neverRepeatsADoubtfulSendThatAReceiptSettles() {
        account.script(message -> new SendOutcome.Unknown("the line went dead"));
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "unsure");
        Map<String, Object> receipt = status("their-1", "DELIVERED");
        receipt.put(
                "correlation",
                account.message(conversation, "reply 1").path("id").asString());
        account.deliver(receipt);
        account.awaitStatus(conversation, "reply 1", "delivered");
        assertThat(account.message(conversation, "reply 1")
                        .path("providerMessageId")
                        .asString())
                .isEqualTo("their-1");
        account.script(TestingChannel::accepted);
        reply("reply 2");
        account.awaitStatus(conversation, "reply 2", "sent");
        assertThat(sentReplies()).containsExactly("reply 1", "reply 2");
    }

    @Test
    void repeatsADoubtfulSendThatNoReceiptSettles() {
        var dead = new AtomicBoolean(true);
        account.script(message -> dead.getAndSet(false)
                ? new SendOutcome.Unknown("the line went dead")
                : TestingChannel.accepted(message));
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "sent");
        assertThat(sentReplies()).containsExactly("reply 1", "reply 1");
    }

    @Test
    void movesReceiptsForwardOnlyAndBelievesAProofOfDelivery() {
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "sent");
        String theirs = account.message(conversation, "reply 1")
                .path("providerMessageId")
                .asString();
        account.deliver(status(theirs, "FAILED"));
        account.awaitStatus(conversation, "reply 1", "failed");
        assertThat(letters()).hasSize(1);
        account.deliver(status(theirs, "DELIVERED"));
        account.awaitStatus(conversation, "reply 1", "delivered");
        assertThat(letters()).isEmpty();
        assertThat(account.message(conversation, "reply 1").path("error").isNull())
                .isTrue();
        account.deliver(status(theirs, "READ"));
        account.awaitStatus(conversation, "reply 1", "read");
        account.deliver(status(theirs, "SENT"));
        account.awaitBalanced(5);
        account.awaitStatus(conversation, "reply 1", "read");
    }

    private List<JsonNode> letters() {
        return account.list("/api/v1/dead-letters?channel=" + account.id());
    }

    @Test
    void keepsARefusedMessageUntilItIsSentAgainOrDiscarded() {
        account.script(message -> new SendOutcome.Refused(BUSY, Scope.MESSAGE));
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "failed");
        reply("reply 2");
        account.awaitStatus(conversation, "reply 2", "failed");
        assertThat(letters())
                .extracting(letter -> letter.path("text").asString())
                .containsExactly("reply 2", "reply 1");
        assertThat(letters().getFirst().at("/error/code").asString()).isEqualTo("busy");
        account.script(TestingChannel::accepted);
        String first = letters().getLast().path("id").asString();
        account.api().post("/api/v1/dead-letters/" + first + "/resend").expect(202);
        account.awaitStatus(conversation, "reply 1", "sent");
        account.api().post("/api/v1/dead-letters/" + first + "/resend").expect(404);
        account.api()
                .post("/api/v1/dead-letters/" + letters().getFirst().path("id").asString() + "/discard")
                .expect(204);
        assertThat(letters()).isEmpty();
        account.awaitStatus(conversation, "reply 2", "failed");
    }

    @Test
    void restsAnAccountThatMustWaitAndSendsAtOnceWhenItIsMended() {
        account.script(message -> new SendOutcome.Postponed(BUSY, Duration.ofHours(1), Scope.ACCOUNT));
        reply("reply 1");
        await().atMost(PATIENCE).until(() -> !sentReplies().isEmpty());
        account.awaitStatus(conversation, "reply 1", "queued");
        account.script(TestingChannel::accepted);
        account.changeSettings();
        account.awaitStatus(conversation, "reply 1", "sent");
        assertThat(sentReplies()).hasSize(2);
    }

    @Test
    void writesOnceHoweverOftenARequestIsRepeatedWithItsKey() throws Exception {
        String path = "/api/v1/conversations/" + conversation + "/messages";
        Api keyed = account.api().withHeader("Idempotency-Key", "key-1");
        Callable<JsonNode> request =
                () -> keyed.post(path, Map.of("text", "reply 1")).expect(201).json();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = new java.util.HashSet<String>();
            for (var answer : threads.invokeAll(
                    IntStream.range(0, 8).mapToObj(n -> request).toList())) {
                ids.add(answer.get().path("id").asString());
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(keyed.post(path, Map.of("text", "reply 2")).expect(409).code())
                .isEqualTo("request/idempotency-key-reused");
        account.awaitStatus(conversation, "reply 1", "sent");
        assertThat(sentReplies()).containsExactly("reply 1");
    }

    @Test
    void leavesAConversationToWhoHoldsItUnlessForced() {
        var colleague = organisations.join(organisation, Role.AGENT);
        String path = "/api/v1/conversations/" + conversation;
        assertThat(colleague.api().post(path + "/take", Map.of()).expect(409).code())
                .isEqualTo("conversations/held");
        assertThat(colleague
                        .api()
                        .post(path + "/messages", Map.of("text", "Me too"))
                        .expect(409)
                        .code())
                .isEqualTo("conversations/held");
        colleague
                .api()
                .post(path + "/messages", Map.of("text", "For you", "note", true))
                .expect(201);
        colleague.api().post(path + "/take", Map.of("force", true)).expect(200);
        assertThat(account.reply(conversation, "reply 1").expect(409).code()).isEqualTo("conversations/held");
        assertThat(sentReplies()).isEmpty();
    }

    @Test
    void opensAResolvedConversationAgainAndLetsTheBotAnswer() {
        post("/resolve", Map.of()).expect(200);
        post("/resolve", Map.of()).expect(200);
        assertThat(account.conversations().getFirst().path("status").asString()).isEqualTo("resolved");
        int before = account.sent().size();
        account.deliver(text(CONTACT, "m2", "menu"));
        account.awaitBalanced(2);
        assertThat(account.conversations().getFirst().path("status").asString()).isEqualTo("open");
        await().atMost(PATIENCE).until(() -> account.sent().size() > before);
    }

    @Test
    void neverRepeatsADoubtfulAnswerOfTheBotOnceATeammateTookOver() {
        JsonNode doubtful = doubtfulAnswer();
        post("/take", Map.of()).expect(200);
        account.script(TestingChannel::accepted);
        int before = account.sent().size();
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "sent");
        awaitStatus(doubtful, "cancelled");
        assertThat(account.sent()).hasSize(before + 1);
    }

    @Test
    void believesAReceiptOfTheAnswerThatATeammateCutOff() {
        JsonNode doubtful = doubtfulAnswer();
        post("/take", Map.of()).expect(200);
        Map<String, Object> receipt = status("their-1", "DELIVERED");
        receipt.put("correlation", doubtful.path("id").asString());
        account.deliver(receipt);
        awaitStatus(doubtful, "delivered");
    }

    /** The bot's answer went out, and the line went dead before anybody said whether it was taken. */
    private JsonNode doubtfulAnswer() {
        post("/release", Map.of()).expect(200);
        account.script(message -> new SendOutcome.Unknown("the line went dead"));
        account.deliver(text(CONTACT, "m2", "menu"));
        await().atMost(PATIENCE).until(() -> !unsure().isEmpty());
        return unsure().getFirst();
    }

    private List<JsonNode> unsure() {
        return account.messages(conversation).stream()
                .filter(message -> message.path("status").asString().equals("unsure"))
                .toList();
    }

    private void awaitStatus(JsonNode message, String status) {
        await().atMost(PATIENCE)
                .until(
                        () -> account.messages(conversation).stream()
                                .filter(other -> other.path("id").equals(message.path("id")))
                                .map(other -> other.path("status").asString())
                                .toList(),
                        List.of(status)::equals);
    }

    @Test
    void cancelsWhatTheBotHasNotSentWhenATeammateTakesOver() {
        post("/release", Map.of()).expect(200);
        account.script(message -> new SendOutcome.Postponed(BUSY, Duration.ofHours(1), Scope.MESSAGE));
        int before = account.sent().size();
        account.deliver(text(CONTACT, "m2", "menu"));
        await().atMost(PATIENCE).until(() -> account.sent().size() > before);
        post("/take", Map.of()).expect(200);
        account.script(TestingChannel::accepted);
        account.changeSettings();
        reply("reply 1");
        account.awaitStatus(conversation, "reply 1", "sent");
        assertThat(account.sent()).hasSize(before + 2);
        assertThat(account.messages(conversation))
                .filteredOn(message -> message.at("/author/kind").asString().equals("bot"))
                .last()
                .matches(message -> message.path("status").asString().equals("cancelled"));
    }

    @Test
    void fetchesAFileAndSaysWhenItCannotBeHad() {
        account.file(
                "there-" + account.id(),
                new FetchOutcome.Fetched(new ByteArrayInputStream("Dear team".getBytes()), "text/plain", 9));
        account.deliver(
                Map.of("type", "file", "from", CONTACT, "id", "there-" + account.id()),
                Map.of("type", "file", "from", CONTACT, "id", "gone-" + account.id()));
        account.awaitBalanced(3);
        await().atMost(PATIENCE)
                .until(
                        () -> attachments().stream()
                                .map(file -> file.path("state").asString())
                                .toList(),
                        List.of("stored", "expired")::equals);
        assertThat(account.api()
                        .get(attachments().getFirst().path("url").asString())
                        .expect(200)
                        .text())
                .isEqualTo("Dear team");
        account.api()
                .get("/api/v1/media/" + attachments().getLast().path("id").asString("none"))
                .status();
    }

    private List<JsonNode> attachments() {
        return account.messages(conversation).stream()
                .flatMap(message -> message.path("attachments").valueStream())
                .toList();
    }

    @Test
    void changesTheMessageThatAnEditAReactionOrARevocationIsAbout() {
        account.deliver(
                Map.of("type", "edit", "from", CONTACT, "id", "e1", "target", "m1", "text", "hello there"),
                Map.of("type", "reaction", "from", CONTACT, "id", "r1", "target", "m1", "emoji", "👍"));
        account.awaitBalanced(3);
        JsonNode message = account.message(conversation, "hello there");
        assertThat(message.path("editedAt").isNull()).isFalse();
        assertThat(message.at("/reactions/0/emoji").asString()).isEqualTo("👍");
        account.deliver(
                Map.of("type", "revoke", "from", CONTACT, "id", "v1", "target", "m1"),
                Map.of("type", "revoke", "from", "260970000077", "id", "v2", "target", "m1"),
                Map.of("type", "edit", "from", CONTACT, "id", "e2", "target", "nobody", "text", "x"));
        account.awaitBalanced(6);
        assertThat(account.state("v1")).isEqualTo("done");
        assertThat(account.state("v2")).isEqualTo("ignored");
        assertThat(account.state("e2")).isEqualTo("ignored");
    }
}
