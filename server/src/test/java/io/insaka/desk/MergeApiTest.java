package io.insaka.desk;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Outgoing;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Merging, taking apart and writing elsewhere, as teammates do it while customers go on writing. */
@ProductTest
class MergeApiTest {
    private static final String ANNA = "260970000001";
    private static final String BEN = "260970000002";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    private Organisations.Organisation organisation;
    private Api api;
    private TestingAccount account;

    @BeforeEach
    void found() {
        organisation = organisations.found();
        api = organisation.api();
        account = TestingAccount.connect(channel, organisation);
    }

    private Map<String, Object> said(String from, String name, String id, String words) {
        Map<String, Object> item = text(from, id, words);
        item.put("name", name);
        return item;
    }

    private void bothWrite() {
        account.deliver(said(ANNA, "Anna Zulu", "a0", "menu"), said(BEN, "Ben Zulu", "b0", "menu"));
        account.awaitBalanced(2);
    }

    private String contact(String ending) {
        return api.get("/api/v1/contacts?q=" + ending)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
    }

    private JsonNode profile(String contact) {
        return api.get("/api/v1/contacts/" + contact).expect(200).json();
    }

    private Api.Response merge(String kept, String other) {
        return api.post("/api/v1/contacts/" + kept + "/merge", Map.of("with", other));
    }

    private static void refused(Api.Response response, int status, String code) {
        assertThat(response.expect(status).json().path("code").asString()).isEqualTo(code);
    }

    private Api.Response unmerge(String kept, String other) {
        return api.post("/api/v1/contacts/" + kept + "/unmerge", Map.of("contact", other));
    }

    @Test
    void showsWhatComesTogetherMergesAndRestores() {
        bothWrite();
        String anna = contact("0001");
        String ben = contact("0002");
        api.put("/api/v1/contacts/" + ben + "/vip", Map.of("vip", true)).expect(200);
        JsonNode annaBefore = profile(anna);
        JsonNode benBefore = profile(ben);

        JsonNode preview = api.post("/api/v1/contacts/" + anna + "/merge", Map.of("with", ben, "preview", true))
                .expect(200)
                .json();
        assertThat(preview.at("/comes/identifiers/0/value").asString()).isEqualTo(BEN);
        assertThat(preview.at("/conflicts/0/stays").asString()).isEqualTo("Anna Zulu");
        assertThat(preview.at("/conflicts/0/comes").asString()).isEqualTo("Ben Zulu");
        assertThat(preview.path("sameChannels").size()).isEqualTo(1);
        assertThat(preview.path("vip").asBoolean()).isTrue();
        assertThat(profile(anna)).as("a preview changes nothing").isEqualTo(annaBefore);

        JsonNode merged = merge(anna, ben).expect(200).json().path("contact");
        assertThat(merged.path("identifiers").size()).isEqualTo(2);
        assertThat(merged.path("conversations").size()).isEqualTo(2);
        assertThat(merged.path("vip").asBoolean()).isTrue();
        assertThat(merged.at("/merged/0/contactId").asString()).isEqualTo(ben);
        assertThat(profile(ben).path("id").asString()).isEqualTo(anna);
        assertThat(api.get("/api/v1/contacts").expect(200).json().path("items").size())
                .isEqualTo(1);
        assertThat(api.get("/api/v1/conversations?q=anna")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .as("found by what the person is called")
                .isEqualTo(2);
        refused(merge(ben, anna), 409, "contacts/one-already");

        unmerge(anna, ben).expect(200);
        assertThat(profile(anna)).isEqualTo(annaBefore);
        assertThat(profile(ben)).isEqualTo(benBefore);
        unmerge(anna, ben).expect(422);
        refused(unmerge(ben, ben), 409, "contacts/not-merged");
        refuses(anna, ben);
    }

    private void refuses(String anna, String ben) {
        merge(anna, UUID.randomUUID().toString()).expect(404);
        api.post("/api/v1/contacts/" + anna + "/merge", Map.of()).expect(400);
        Api viewer = organisations.join(organisation, Role.VIEWER).api();
        viewer.post("/api/v1/contacts/" + anna + "/merge", Map.of("with", ben)).expect(403);
        Api stranger = organisations.found().api();
        stranger.post("/api/v1/contacts/" + anna + "/merge", Map.of("with", ben))
                .expect(404);
        api.get("/api/v1/contacts?cursor=nonsense").expect(422);
        api.get("/api/v1/contacts/" + anna + "/timeline?cursor=1.2").expect(422);
    }

    /** Nothing is lost, doubled or out of order, and no answer goes to the other number. */
    @Test
    void mergesAndTakesApartWhileBothGoOnWriting() throws Exception {
        bothWrite();
        String anna = contact("0001");
        String ben = contact("0002");
        int each = 12;
        Thread writing = Thread.ofVirtual()
                .start(() -> IntStream.rangeClosed(1, each)
                        .forEach(n -> account.deliver(
                                said(ANNA, "Anna Zulu", "a" + n, "word " + n),
                                said(BEN, "Ben Zulu", "b" + n, "word " + n))));
        for (int n = 0; n < 6; n++) {
            String kept = n % 2 == 0 ? anna : ben;
            String other = n % 2 == 0 ? ben : anna;
            merge(kept, other).expect(200);
            unmerge(kept, other).expect(200);
        }
        merge(anna, ben).expect(200);
        writing.join();
        account.awaitBalanced(2 * each + 2);
        assertThat(account.conversations()).hasSize(2);
        Map<String, String> numbers = new HashMap<>();
        for (JsonNode conversation : account.conversations()) {
            String number = conversation.at("/contact/address").asString().substring(1);
            List<JsonNode> messages = account.messages(conversation.path("id").asString());
            messages.forEach(message -> numbers.put(message.path("id").asString(), number));
            assertThat(messages.stream()
                            .filter(message ->
                                    message.path("direction").asString().equals("inbound"))
                            .map(message -> message.path("providerMessageId").asString()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, each)
                            .mapToObj(n -> (number.equals(ANNA) ? "a" : "b") + n)
                            .toList());
        }
        assertThat(account.sent())
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.to())
                        .extracting(Address::value)
                        .containsExactly(numbers.get(sent.correlation())));
        assertThat(account.sent()).extracting(Outgoing::correlation).doesNotHaveDuplicates();
        assertThat(timeline(anna)).containsExactlyInAnyOrderElementsOf(numbers.keySet());
    }

    private List<String> timeline(String contact) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/contacts/" + contact + "/timeline?limit=20&cursor=" + cursor)
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> ids.add(item.at("/message/id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void saysNothingToWhoOptedOutElsewhereAndRemembersWhoseWishItWas() {
        bothWrite();
        String anna = contact("0001");
        String ben = contact("0002");
        merge(anna, ben).expect(200);
        account.deliver(text(BEN, "b1", "stop"));
        account.awaitBalanced(3);
        assertThat(profile(anna).path("optedOutAt").isNull()).isFalse();
        await().atMost(PATIENCE)
                .until(() -> account.conversations().stream()
                        .flatMap(each -> account.messages(each.path("id").asString()).stream())
                        .noneMatch(message -> List.of("queued", "sending")
                                .contains(message.path("status").asString())));
        int sent = account.sent().size();
        account.deliver(text(ANNA, "a1", "is there somewhere to park"));
        account.awaitBalanced(4);
        assertThat(account.sent()).as("nothing to Anna, who is the same person").hasSize(sent);
        unmerge(anna, ben).expect(200);
        assertThat(profile(anna).path("optedOutAt").isNull()).isTrue();
        assertThat(profile(ben).path("optedOutAt").isNull()).isFalse();
    }

    @Test
    void keepsNotesWithWhomTheyWereWrittenOf() {
        bothWrite();
        String anna = contact("0001");
        String ben = contact("0002");
        note(ben, "Ben's own");
        merge(anna, ben).expect(200);
        note(ben, "Of both");
        assertThat(notes(ben)).containsExactly("Of both", "Ben's own");
        assertThat(notes(anna)).isEqualTo(notes(ben));
        unmerge(anna, ben).expect(200);
        assertThat(notes(ben)).containsExactly("Ben's own");
        assertThat(notes(anna)).containsExactly("Of both");
        api.post("/api/v1/contacts/" + anna + "/notes", Map.of("text", " ")).expect(400);
        organisations.found().api().get("/api/v1/contacts/" + anna + "/notes").expect(404);
    }

    private void note(String contact, String text) {
        api.post("/api/v1/contacts/" + contact + "/notes", Map.of("text", text)).expect(201);
    }

    /** Page by page. */
    private List<String> notes(String contact) {
        List<String> texts = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/contacts/" + contact + "/notes?limit=1" + cursor)
                    .expect(200)
                    .json();
            page.get("items").forEach(each -> texts.add(each.path("text").asString()));
            cursor =
                    page.path("next").isString() ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return texts;
    }

    private String conversation(String phone) {
        return account.conversations().stream()
                .filter(each -> each.at("/contact/address").asString().equals("+" + phone))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    @Test
    void goesOnElsewhereAndSaysSoInBothThreads() {
        bothWrite();
        String anna = contact("0001");
        var elsewhere = TestingAccount.connect(channel, organisation);
        var text = Map.of("text", "Shall we go on here?");
        Map<String, Object> wish = new HashMap<>(Map.of(
                "channelId",
                elsewhere.id(),
                "kind",
                "phone",
                "value",
                ANNA,
                "from",
                conversation(ANNA),
                "message",
                text));
        String path = "/api/v1/contacts/" + anna + "/conversations";
        refused(api.post(path, wish), 422, "conversations/window-closed");
        assertThat(elsewhere.conversations()).as("nothing is left of it").isEmpty();
        wish.put("message", Map.of("text", "Hello", "template", Map.of("name", "hello", "language", "en")));
        Api once = api.withHeader("Idempotency-Key", "continue-1");
        JsonNode opened = once.post(path, wish).expect(201).json();
        assertThat(once.post(path, wish).expect(201).json().path("id")).isEqualTo(opened.path("id"));
        String there = opened.path("id").asString();
        assertThat(opened.at("/holder/kind").asString()).isEqualTo("teammate");
        await().atMost(PATIENCE).until(() -> elsewhere.sent().size() == 1);
        assertThat(elsewhere.sent().getFirst().to().getFirst().value()).isEqualTo(ANNA);
        assertThat(elsewhere.messages(there))
                .extracting(message -> message.path("text").asString(""))
                .anyMatch(words -> words.startsWith("Continued from"));
        assertThat(account.messages(conversation(ANNA)))
                .extracting(message -> message.path("text").asString(""))
                .filteredOn(words -> words.startsWith("Goes on in"))
                .hasSize(1);

        elsewhere.deliver(said(ANNA, "Anna Zulu", "e1", "yes please"));
        elsewhere.awaitBalanced(1);
        assertThat(elsewhere.conversations()).hasSize(1);
        api.post(path, Map.of("channelId", elsewhere.id(), "kind", "phone", "value", ANNA, "message", text))
                .expect(201);
        api.post(path, Map.of("channelId", elsewhere.id(), "kind", "phone", "value", BEN, "message", text))
                .expect(422);
        account.deliver(text(BEN, "b1", "stop"));
        account.awaitBalanced(3);
        merge(anna, contact("0002")).expect(200);
        refused(api.post(path, wish), 422, "contacts/opted-out");
    }
}
