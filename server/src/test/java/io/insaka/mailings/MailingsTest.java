package io.insaka.mailings;

import static io.insaka.mailings.Composed.EVERYONE;
import static io.insaka.mailings.Composed.wish;
import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.status;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.database.TenantTransactions;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class MailingsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Rounds rounds;

    private Organisations.Organisation organisation;
    private Api api;
    private TestingAccount account;
    private int heard;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
    }

    private static String phone(int n) {
        return "2609700%05d".formatted(n);
    }

    /** Customers who have just written, each by a name of their own. */
    private void written(int customers) {
        List<Object> items = new ArrayList<>();
        for (int n = 1; n <= customers; n++) {
            Map<String, Object> item = text(phone(n), "in-" + n, "menu");
            item.put("name", "Customer" + n + " Zulu");
            items.add(item);
        }
        account.deliver(items.toArray());
        heard += customers;
        account.awaitBalanced(heard);
        await().atMost(PATIENCE)
                .until(() -> account.conversations().stream()
                        .allMatch(thread ->
                                thread.at("/lastMessage/status").asString().equals("sent")));
    }

    private String contact(int n) {
        return api.get("/api/v1/contacts?q=" + phone(n))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private List<Outgoing> letters(String word) {
        return account.sent().stream()
                .filter(sent -> sent.content().words().contains(word))
                .toList();
    }

    @Test
    void goesOnceToEachPersonWhoWantsItAndFollowsItsLetters() {
        written(5);
        account.deliver(text(phone(4), "stop", "STOP"));
        account.awaitBalanced(++heard);
        List<String> all = List.of(contact(1), contact(2), contact(3), contact(4), contact(5));
        api.post("/api/v1/contacts/" + all.get(0) + "/merge", Map.of("with", all.get(1)))
                .expect(200);
        List<String> chosen = new ArrayList<>(all);
        chosen.add(UUID.randomUUID().toString());
        var mailing = Composed.of(
                api, wish(account.id(), Map.of("contacts", chosen), "Dear {{contact.first_name|friend}}, we moved."));
        assertThat(mailing.count("pending")).isEqualTo(3);
        assertThat(mailing.skipped("opted-out")).isEqualTo(1);
        assertThat(mailing.skipped("gone")).isEqualTo(1);
        assertThat(mailing.view().path("twice").asInt()).isEqualTo(1);
        assertThat(letters("we moved"))
                .as("nothing goes before somebody says yes")
                .isEmpty();
        mailing.refused("start", Map.of("addressees", 4), 409, "mailings/other-number");
        mailing.refused("pause", Map.of(), 409, "mailings/not-started");
        mailing.start().awaitState("done");
        await().atMost(PATIENCE).until(() -> letters("we moved").size() == 3);
        mailing.start();
        mailing.awaitCount("sent", 3);
        assertThat(letters("we moved"))
                .as("started twice, sent once")
                .hasSize(3)
                .allMatch(letter -> letter.bulk() != null && !letter.automatic());
        Outgoing read = letters("Dear Customer3").getFirst();
        assertThat(read.content().words()).isEqualTo("Dear Customer3, we moved.");
        account.deliver(
                status("provider-" + read.correlation(), "READ"),
                status("provider-" + letters("Dear Customer5").getFirst().correlation(), "FAILED"));
        mailing.awaitCount("read", 1);
        mailing.awaitCount("failed", 1);
        JsonNode failed = mailing.addressees("&state=failed").getFirst();
        assertThat(failed.path("name").asString()).isEqualTo("Customer5 Zulu");
        assertThat(failed.path("problem").asString()).isEqualTo("It did not arrive.");
        String thread = failed.path("conversationId").asString();
        JsonNode letter = account.message(thread, "Dear Customer5, we moved.");
        assertThat(letter.at("/author/kind").asString()).isEqualTo("mailing");
        assertThat(letter.at("/author/name").asString()).isEqualTo("News");
        assertThat(api.get("/api/v1/conversations/" + thread)
                        .expect(200)
                        .json()
                        .at("/holder/kind")
                        .asString())
                .isEqualTo("bot");
    }

    @Test
    void isPausedWentOnWithCancelledAndTriedAgain() {
        written(4);
        var answered = new AtomicInteger();
        account.script(letter -> refused(answered.incrementAndGet()));
        Map<String, Object> slow = wish(account.id(), EVERYONE, "we moved");
        slow.put("perMinute", 1);
        var mailing = Composed.of(api, slow).start();
        mailing.awaitCount("failed", 1);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(api.post(mailing.at() + "/pause")
                            .expect(200)
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("paused");
        }
        assertThat(mailing.count("pending")).isEqualTo(3);
        api.patch(mailing.at(), Map.of("perMinute", 6_000)).expect(200);
        assertThat(mailing.view().path("state").asString()).isEqualTo("paused");
        api.post(mailing.at() + "/resume").expect(200);
        mailing.awaitCount("failed", 4);
        mailing.awaitState("done");
        // One of them has been in doubt: nobody knows that it did not arrive.
        assertThat(mailing.view().path("retriable").asInt()).isEqualTo(3);
        account.script(TestingChannel::accepted);
        assertThat(api.post(mailing.at() + "/retry")
                        .expect(200)
                        .json()
                        .path("sent")
                        .asInt())
                .isEqualTo(3);
        mailing.awaitCount("sent", 3);
        assertThat(api.post(mailing.at() + "/retry")
                        .expect(200)
                        .json()
                        .path("sent")
                        .asInt())
                .isZero();
        mailing.refused("cancel", Map.of(), 409, "mailings/over");
        mailing.refused("resume", Map.of(), 409, "mailings/over");

        var other = Composed.of(api, slow).start();
        other.awaitCount("sent", 1);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(api.post(other.at() + "/cancel")
                            .expect(200)
                            .json()
                            .path("state")
                            .asString())
                    .isEqualTo("cancelled");
        }
        assertThat(other.count("cancelled")).isEqualTo(3);
        other.refused("start", Map.of("addressees", 3), 409, "mailings/over");
    }

    /** The third letter is in doubt; the others surely did not arrive. */
    private static SendOutcome refused(int number) {
        return new SendOutcome.Refused(
                new ProviderError(number == 3 ? "no-answer" : "refused", "No."), SendOutcome.Scope.MESSAGE);
    }

    /** The product's own worker goes on meanwhile, as another node would. */
    @Test
    void isNeitherLostNorDoubledWhereverItIsCutOff() throws Exception {
        int customers = 12;
        written(customers);
        Map<String, Object> wish = wish(account.id(), EVERYONE, "we moved");
        wish.put("perMinute", 900);
        JsonNode made = api.post("/api/v1/mailings", wish).expect(201).json();
        var mailing = new Composed(api, UUID.fromString(made.path("id").asString()));
        var due = new MailingRepository.Due(organisation.tenant(), mailing.id());
        int cuts = 0;
        try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean started = false;
            while (!mailing.view().path("state").asString().equals("done")) {
                Future<Boolean> second = other.submit(() -> rounds.step(due));
                cuts += cutOff(due);
                second.get();
                if (!started && mailing.view().path("state").asString().equals("ready")) {
                    mailing.start();
                    started = true;
                }
            }
        }
        assertThat(cuts).isPositive();
        mailing.awaitCount("sent", customers);
        assertThat(letters("we moved").stream()
                        .map(letter -> letter.to().getFirst().value()))
                .doesNotHaveDuplicates()
                .hasSize(customers);
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Everything a step did, and its commit did not come. */
    private int cutOff(MailingRepository.Due due) {
        try {
            transactions.run(due.tenant(), () -> {
                rounds.step(due);
                throw new CutOff();
            });
            return 0;
        } catch (CutOff expected) {
            return 1;
        }
    }

    @Test
    void asksForATemplateWhereTextIsTooLate() {
        written(2);
        // Known, and without a thread there: the reply window never opened.
        TestingAccount elsewhere = TestingAccount.connect(channel, organisation);
        var late = Composed.of(api, wish(elsewhere.id(), EVERYONE, "we moved"));
        assertThat(late.skipped("window-closed")).isEqualTo(2);
        late.refused("start", Map.of("addressees", 0), 422, "mailings/nobody");
        Map<String, Object> wish = wish(elsewhere.id(), Map.of("query", "Customer2"), "");
        wish.put(
                "template",
                Map.of(
                        "name",
                        "moved",
                        "language",
                        "en",
                        "components",
                        List.of(Map.of("type", "body", "parameters", List.of(Map.of("text", "{{contact.name}}"))))));
        Composed.of(api, wish).start().awaitCount("sent", 1);
        assertThat(elsewhere.sent())
                .singleElement()
                .extracting(Outgoing::content)
                .isInstanceOfSatisfying(
                        Content.Template.class,
                        sent -> assertThat(sent.components().toString()).contains("Customer2 Zulu"));
        JsonNode thread = elsewhere.conversations().getFirst();
        assertThat(thread.path("status").asString()).as("no work for anybody").isEqualTo("resolved");
    }

    @Test
    void goesToWhoIsInASegmentWhenItIsComposed() {
        written(3);
        api.put("/api/v1/contacts/" + contact(2) + "/vip", Map.of("vip", true)).expect(200);
        String segment = api.post(
                        "/api/v1/segments",
                        Map.of("name", "Friends", "condition", Map.of("field", "vip", "operator", "is", "value", true)))
                .expect(201)
                .json()
                .path("id")
                .asString();
        var mailing = Composed.of(api, wish(account.id(), Map.of("segment", segment), "For friends only"));
        assertThat(mailing.view().at("/audience/query").asString()).isEqualTo("Friends");
        assertThat(mailing.names("")).containsExactly("Customer2 Zulu");
        mailing.start().awaitCount("sent", 1);
        assertThat(letters("For friends only")).hasSize(1);
        for (Map<String, Object> nobody : List.<Map<String, Object>>of(
                Map.of("segment", UUID.randomUUID()), Map.of("segment", segment, "everyone", true))) {
            api.post("/api/v1/mailings", wish(account.id(), nobody, "To nobody"))
                    .expect(422);
        }
    }

    @Test
    void refusesWhatCannotBeSent() {
        written(1);
        for (Map<String, Object> wrong : List.of(
                wish(UUID.randomUUID().toString(), EVERYONE, "hello"),
                wish(account.id(), Map.of(), "hello"),
                wish(account.id(), Map.of("everyone", true, "query", "zulu"), "hello"),
                wish(account.id(), EVERYONE, " "),
                wish(account.id(), EVERYONE, "hello {{contact.shoe_size}}"),
                wish(account.id(), EVERYONE, "long ".repeat(100)))) {
            assertThat(api.post("/api/v1/mailings", wrong)
                            .expect(422)
                            .json()
                            .path("code")
                            .asString())
                    .isEqualTo("mailings/invalid");
        }
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.post("/api/v1/mailings", wish(account.id(), EVERYONE, "hello")).expect(403);
        agent.get("/api/v1/mailings").expect(200);
        var planned = Composed.of(api, wish(account.id(), EVERYONE, "later"));
        api.post(
                        planned.at() + "/start",
                        Map.of(
                                "addressees",
                                1,
                                "at",
                                Instant.now().plusSeconds(86_400).toString()))
                .expect(200);
        assertThat(planned.view().path("state").asString()).isEqualTo("scheduled");
        assertThat(api.delete(planned.at()).expect(409).json().path("code").asString())
                .isEqualTo("mailings/started");
        var without = Map.of("off", List.of("mailings"));
        assertThat(api.put("/api/v1/organisation/features", without)
                        .expect(409)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("organisation/feature-in-use");
        api.post(planned.at() + "/cancel").expect(200);
        api.put("/api/v1/organisation/features", without).expect(200);
        assertThat(letters("later")).isEmpty();
    }
}
