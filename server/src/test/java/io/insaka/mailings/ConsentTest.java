package io.insaka.mailings;

import static io.insaka.mailings.Composed.EVERYONE;
import static io.insaka.mailings.Composed.wish;
import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who does not agree to what a mailing is sent for gets none, whenever they said so. */
@ProductTest
class ConsentTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

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
        return "2609710%05d".formatted(n);
    }

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

    private JsonNode says(String contact, String purpose, boolean given) {
        return api.post(
                        "/api/v1/contacts/" + contact + "/consents",
                        Map.of("purpose", purpose, "given", given, "note", "On the phone"))
                .expect(201)
                .json();
    }

    private Composed composed(String purpose, String text) {
        Map<String, Object> wish = wish(account.id(), EVERYONE, text);
        wish.put("purpose", purpose);
        return Composed.of(api, wish);
    }

    @Test
    void goesToThoseWhoAgreeAndSaysWhyNotToTheOthers() {
        written(4);
        says(contact(1), "marketing", true);
        says(contact(2), "marketing", true);
        says(contact(2), "marketing", false);
        says(contact(4), "service", false);
        var offers = composed("marketing", "Half the price");
        assertThat(offers.view().at("/purpose/name").asString()).isEqualTo("Marketing");
        assertThat(offers.count("pending")).isEqualTo(1);
        assertThat(offers.skipped("withdrawn")).isEqualTo(1);
        assertThat(offers.skipped("no-consent")).isEqualTo(2);
        assertThat(offers.names("&state=skipped")).doesNotContain("Customer1 Zulu");
        var news = composed("service", "We are closed on Monday");
        assertThat(news.count("pending")).isEqualTo(3);
        assertThat(news.skipped("withdrawn")).isEqualTo(1);
        assertThat(news.names("&state=skipped")).containsExactly("Customer4 Zulu");
        Map<String, Object> unknown = wish(account.id(), EVERYONE, "hello");
        unknown.put("purpose", "gossip");
        assertThat(api.post("/api/v1/mailings", unknown)
                        .expect(422)
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("mailings/invalid");
    }

    @Test
    void whatIsSaidBetweenTheLookAndTheSendingCounts() {
        written(3);
        for (int n = 1; n <= 3; n++) {
            says(contact(n), "marketing", true);
        }
        var offers = composed("marketing", "Half the price");
        assertThat(offers.count("pending")).isEqualTo(3);
        says(contact(2), "marketing", false);
        offers.start().awaitCount("sent", 2);
        assertThat(offers.skipped("withdrawn")).isEqualTo(1);
        assertThat(offers.names("&state=sent")).containsExactlyInAnyOrder("Customer1 Zulu", "Customer3 Zulu");
    }

    @Test
    void aLetterThatStillWaitsForItsProviderIsNotSentToWhoTakesTheirConsentBack() {
        written(4);
        for (int n = 1; n <= 4; n++) {
            says(contact(n), "marketing", true);
        }
        var busy = new AtomicBoolean(true);
        Set<String> reached = ConcurrentHashMap.newKeySet();
        account.script(message -> busy.get() ? later() : reaches(message, reached));
        var offers = composed("marketing", "Half the price").start();
        offers.awaitCount("sending", 4);
        says(contact(1), "marketing", false);
        account.deliver(text(phone(2), "stop", "STOP"));
        account.awaitBalanced(++heard);
        busy.set(false);
        offers.awaitCount("sent", 2);
        offers.awaitCount("skipped", 2);
        assertThat(offers.skipped("withdrawn")).isEqualTo(1);
        assertThat(offers.skipped("opted-out")).isEqualTo(1);
        assertThat(reached).containsExactlyInAnyOrder(phone(3), phone(4));
    }

    private static SendOutcome later() {
        return new SendOutcome.Postponed(
                new ProviderError("busy", "Later."), Duration.ofSeconds(1), SendOutcome.Scope.MESSAGE);
    }

    private static SendOutcome reaches(Outgoing message, Set<String> reached) {
        if (message.content().words().contains("Half the price")) {
            reached.add(message.to().getFirst().value());
        }
        return TestingChannel.accepted(message);
    }

    /** Whoever is heard first: each of them either gets it, once, or is counted as one who took it back. */
    @Test
    void withdrawalsThatRaceWithTheMailingAreEachEitherBeforeTheirLetterOrBehindIt() throws Exception {
        int customers = 10;
        written(customers);
        Map<String, Integer> letters = new ConcurrentHashMap<>();
        account.script(message -> {
            if (message.content().words().contains("Half the price")) {
                letters.merge(message.to().getFirst().value(), 1, Integer::sum);
            }
            return TestingChannel.accepted(message);
        });
        Map<Integer, String> ids = new HashMap<>();
        for (int n = 1; n <= customers; n++) {
            ids.put(n, contact(n));
            says(contact(n), "marketing", true);
        }
        Map<String, Object> wish = wish(account.id(), EVERYONE, "Half the price");
        wish.put("purpose", "marketing");
        wish.put("perMinute", 600);
        var offers = Composed.of(api, wish).start();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            ids.forEach((n, id) -> {
                if (n % 2 == 0) {
                    others.submit(() -> says(id, "marketing", false));
                }
            });
        }
        offers.awaitState("done");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(offers.count("sent") + offers.count("skipped"))
                        .isEqualTo(customers));
        assertThat(letters.values()).containsOnly(1);
        assertThat(letters).hasSize(offers.count("sent"));
        assertThat(offers.skipped("withdrawn")).isEqualTo(offers.count("skipped"));
        for (int n = 1; n < customers; n += 2) {
            assertThat(letters).containsKey(phone(n));
        }
    }
}
