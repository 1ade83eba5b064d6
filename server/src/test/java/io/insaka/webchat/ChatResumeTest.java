package io.insaka.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wherever a visitor's stream is cut off: what is missing comes, and nothing else. */
@ProductTest
@Timeout(90)
class ChatResumeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LINES = 45;

    @Autowired
    Organisations organisations;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    LiveChanges live;

    @Autowired
    JdbcClient tenantJdbc;

    private Organisation organisation;
    private Browser browser;

    @BeforeEach
    void arrive() {
        organisation = organisations.found();
        browser = Browser.open(organisations.baseUrl(), Browser.connect(organisation, Map.of()), Map.of());
    }

    private String conversation() {
        return organisation
                .api()
                .get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private void reply(String text, boolean note) {
        organisation
                .api()
                .withHeader("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/v1/conversations/" + conversation() + "/messages", Map.of("text", text, "note", note))
                .expect(201);
    }

    private static void awaitText(EventStream stream, String text) {
        await().atMost(PATIENCE).until(() -> stream.texts().contains(text));
    }

    private static List<EventStream.Event> messages(List<EventStream.Event> events) {
        return events.stream().filter(event -> event.name().equals("message")).toList();
    }

    private static List<String> ids(List<EventStream.Event> events) {
        return messages(events).stream()
                .map(event -> event.data().path("id").asString())
                .toList();
    }

    /** Each message once, where it stands last. */
    private static List<String> latest(List<String> ids) {
        return new ArrayList<>(new LinkedHashSet<>(ids.reversed())).reversed();
    }

    private static List<String> names(List<EventStream.Event> events) {
        return events.stream().map(EventStream.Event::name).toList();
    }

    /** More lines than a page shows, a person who answers, a note, a receipt, and a change of the very first line. */
    private void talk(EventStream stream) {
        Map<String, Object> first = Browser.text("line 0");
        browser.post(first).expect(200);
        awaitText(stream, "line 0");
        reply("a person here", false);
        awaitText(stream, "a person here");
        browser.post(IntStream.range(1, LINES)
                        .mapToObj(n -> Browser.text("line " + n))
                        .toArray())
                .expect(200);
        awaitText(stream, "line " + (LINES - 1));
        reply("between us", true);
        browser.post(Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "type",
                        "edit",
                        "ref",
                        first.get("id"),
                        "text",
                        "the first line, corrected"))
                .expect(200);
        awaitText(stream, "the first line, corrected");
        browser.post(Map.of("id", UUID.randomUUID().toString(), "type", "read", "refs", List.of(ours(stream))))
                .expect(200);
        await().atMost(PATIENCE)
                .until(() -> messages(stream.events()).stream()
                        .anyMatch(
                                event -> event.data().path("status").asString().equals("read")));
    }

    private static String ours(EventStream stream) {
        return messages(stream.events()).stream()
                .filter(event -> event.data().path("from").asString().equals("teammate"))
                .findFirst()
                .orElseThrow()
                .data()
                .path("id")
                .asString();
    }

    @Test
    void whoeverComesBackGetsWhatIsMissingAndNothingTwice() {
        try (var whole = new EventStream(browser, null)) {
            await().atMost(PATIENCE).until(() -> whole.names().contains("ready"));
            talk(whole);
            List<EventStream.Event> told = whole.events();
            List<Integer> cuts = List.of(0, 1, 2, 3, 20, told.size() - 3, told.size() - 2, told.size() - 1);
            for (int cut : cuts) {
                try (var resumed = new EventStream(browser, told.get(cut).id())) {
                    await().atMost(PATIENCE).until(() -> resumed.names().contains("ready"));
                    String end = "cut at " + cut;
                    browser.post(Browser.text(end)).expect(200);
                    awaitText(resumed, end);
                    awaitText(whole, end);
                    List<EventStream.Event> missing =
                            whole.events().subList(cut + 1, whole.events().size());
                    assertThat(ids(resumed.events())).as(end).isEqualTo(latest(ids(missing)));
                    assertThat(names(resumed.events()).contains("holder"))
                            .as(end)
                            .isEqualTo(names(missing).contains("holder"));
                }
            }
        }
    }

    /** The change began before all the rest and ends after it: a place behind the rest would leave it out for ever. */
    @Test
    void aChangeThatIsLateWithItsCommitIsNotMissed() throws InterruptedException {
        browser.post(Browser.text("hello")).expect(200);
        await().atMost(PATIENCE).until(() -> browser.texts().contains("hello"));
        var conversation = new ConversationId(UUID.fromString(conversation()));
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        String before;
        try (var stream = new EventStream(browser, null)) {
            await().atMost(PATIENCE).until(() -> stream.names().contains("ready"));
            before = stream.last();
        }
        Thread slow = Thread.ofVirtual()
                .start(() -> transactions.run(organisation.tenant(), () -> {
                    tenantJdbc
                            .sql(
                                    "UPDATE message SET reactions = '[{\"emoji\":\"👍\",\"by\":\"teammate\"}]' WHERE position = 1")
                            .update();
                    live.record(organisation.tenant(), new Change(conversation, "message"));
                    written.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    }
                }));
        written.await();
        browser.post(Browser.text("meanwhile")).expect(200);
        await().atMost(PATIENCE).until(() -> browser.texts().contains("meanwhile"));
        try (var stream = new EventStream(browser, before)) {
            await().atMost(PATIENCE).until(() -> stream.names().contains("ready"));
            go.countDown();
            slow.join();
            awaitText(stream, "meanwhile");
            browser.post(Browser.text("and on")).expect(200);
            awaitText(stream, "and on");
            assertThat(stream.texts()).contains("hello");
            String reacted = messages(stream.events()).stream()
                    .filter(event -> event.data().path("text").asString().equals("hello"))
                    .map(event -> event.data().path("reactions").toString())
                    .findFirst()
                    .orElseThrow();
            assertThat(reacted).contains("👍");
            List<String> own = messages(stream.events()).stream()
                    .filter(event -> event.data().path("from").asString().equals("visitor"))
                    .map(event -> event.data().path("id").asString())
                    .toList();
            assertThat(own).doesNotHaveDuplicates();
        }
    }

    @Test
    void aPlaceThatIsNotKnownAnyMoreMeansToReadAnew() {
        browser.post(Browser.text("hello")).expect(200);
        await().atMost(PATIENCE).until(() -> browser.texts().contains("hello"));
        for (String place : List.of("12", "what is this", "99999999999999-1-0")) {
            try (var stream = new EventStream(browser, place)) {
                await().atMost(PATIENCE).until(() -> !stream.names().isEmpty());
                assertThat(stream.names()).as(place).startsWith("reset");
                browser.post(Browser.text("after " + place)).expect(200);
                awaitText(stream, "after " + place);
                assertThat(stream.texts()).doesNotContain("hello");
            }
        }
    }
}
