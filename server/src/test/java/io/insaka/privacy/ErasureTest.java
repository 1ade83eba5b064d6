package io.insaka.privacy;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

@ProductTest
class ErasureTest {
    private static final String MARY = "260970000001";
    private static final String MARYS_OTHER = "260970000003";
    private static final String JOHN = "260970000002";

    private final Organisations organisations;
    private final TestingChannel channel;
    private final Path data;

    /** The schema's owner: sees every row, whatever the policies say. */
    private final JdbcClient everything;

    private final Organisation organisation;
    private final Api api;
    private final TestingAccount account;

    ErasureTest(
            @Autowired Organisations organisations,
            @Autowired TestingChannel channel,
            @Value("${insaka.data-dir}") Path data,
            @Value("${insaka.database-url}") String url) {
        this.organisations = organisations;
        this.channel = channel;
        this.data = data;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        this.organisation = organisations.found();
        this.api = organisation.api();
        this.account = TestingAccount.connect(channel, organisation);
    }

    @Test
    void leavesNothingOfThePersonAndEverythingOfOthers() throws IOException {
        account.file(
                "letter-" + account.id(),
                new FetchOutcome.Fetched(new ByteArrayInputStream("Dear team".getBytes()), "text/plain", 9));
        account.deliver(
                text(MARY, "m1", "xylophone lessons?"),
                text(MARYS_OTHER, "m2", "it is me again"),
                text(JOHN, "j1", "xylophone lessons?"),
                Map.of("type", "file", "from", MARY, "id", "letter-" + account.id()));
        account.awaitBalanced(4);
        String mary = contact("0001");
        String other = contact("0003");
        api.post("/api/v1/contacts/" + mary + "/merge", Map.of("with", other)).expect(200);
        List<String> conversations = furnish(mary);
        String file = storedFile(conversations);
        List<String> ids = new ArrayList<>(conversations);
        ids.addAll(List.of(mary, other, file));
        String john = contact("0002");
        List<String> johns = rowsWith(List.of(john));
        assertThat(rowsWith(ids)).isNotEmpty();
        assertThat(files(file)).isNotEmpty();
        assertThat(search(mary)).contains("The zeppelin is theirs");

        String name = name(mary);
        Api.Response slip = api.post("/api/v1/contacts/" + mary + "/erasure", Map.of("name", "Somebody else"));
        assertThat(slip.code()).isEqualTo("privacy/not-confirmed");
        JsonNode begun = api.post("/api/v1/contacts/" + other + "/erasure", Map.of("name", name))
                .expect(202)
                .json();
        api.get("/api/v1/contacts/" + mary).expect(404);
        conversations.forEach(id -> api.get("/api/v1/conversations/" + id).expect(404));

        JsonNode receipt = awaitDone(begun.path("id").asString());
        assertThat(receipt.path("checksum").asString()).matches("[0-9a-f]{64}");
        assertThat(receipt.path("contactId").asString()).isEqualTo(mary);
        assertThat(holders(receipt))
                .contains(
                        "contact",
                        "conversation",
                        "intake_item",
                        "knowledge_change",
                        "reply_draft",
                        "scheduled_message",
                        "turn",
                        "webhook_delivery");
        assertThat(rowsWith(ids)).allMatch(Leftovers::leadsNowhere);
        assertThat(files(file)).isEmpty();
        assertThat(search(mary)).doesNotContain("The zeppelin is theirs");
        assertThat(account.items())
                .filteredOn(item -> item.path("providerId").asString("").equals("m1"))
                .isEmpty();
        assertThat(rowsWith(List.of(john))).containsAll(johns);
        assertThat(account.messages(account.conversation()))
                .extracting(message -> message.path("text").asString(""))
                .contains("xylophone lessons?");
        assertThat(api.get("/api/v1/audit/verification").expect(200).text()).doesNotContain("\"ok\":false");
    }

    @Test
    void whoWritesAgainIsSomebodyNewAndWhatWasDeliveredBeforeStaysAway() {
        account.deliver(text(MARY, "m1", "menu"));
        account.awaitBalanced(1);
        String mary = contact("0001");
        JsonNode begun = api.post("/api/v1/contacts/" + mary + "/erasure", Map.of("name", name(mary)))
                .expect(202)
                .json();
        awaitDone(begun.path("id").asString());
        account.deliver(text(MARY, "m1", "menu"));
        account.deliver(text(MARY, "m2", "hello again"));
        account.awaitBalanced(2);
        String conversation = account.conversation();
        assertThat(contact("0001")).isNotEqualTo(mary);
        assertThat(account.messages(conversation))
                .filteredOn(message -> message.path("direction").asString().equals("inbound"))
                .extracting(message -> message.path("text").asString())
                .containsExactly("hello again");
    }

    @Test
    void isForThoseWhoMayAndForOnesOwnCustomersOnly() {
        account.deliver(text(MARY, "m1", "menu"));
        account.awaitBalanced(1);
        String at = "/api/v1/contacts/" + contact("0001") + "/erasure";
        var confirmed = Map.of("name", "+" + MARY);
        for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
            Api colleague = organisations.join(organisation, role).api();
            colleague.post(at, confirmed).expect(403);
            colleague.get("/api/v1/erasures").expect(403);
        }
        organisations.found().api().post(at, confirmed).expect(404);
        api.post("/api/v1/contacts/" + organisation.tenant() + "/erasure", confirmed)
                .expect(404);
        assertThat(api.get("/api/v1/erasures").expect(200).json().path("items")).isEmpty();
    }

    /** One of everything that a person can leave. @return the ids of their conversations */
    private List<String> furnish(String mary) {
        List<String> conversations = api.get("/api/v1/contacts/" + mary)
                .expect(200)
                .json()
                .path("conversations")
                .valueStream()
                .map(thread -> thread.path("id").asString())
                .toList();
        api.post(
                        "/api/v1/webhooks",
                        Map.of("name", "Told", "url", "http://localhost:1/", "types", List.of("message.noted")))
                .expect(201);
        String at = "/api/v1/conversations/" + conversations.getFirst();
        api.post("/api/v1/contacts/" + mary + "/notes", Map.of("text", "Plays in the evening"))
                .expect(201);
        api.post(at + "/messages", Map.of("text", "Patient", "note", true)).expect(201);
        api.put(at + "/draft", Map.of("text", "Dear Mary")).expect(200);
        String later = Instant.now().plus(Duration.ofDays(1)).toString();
        api.post(at + "/scheduled", Map.of("message", Map.of("text", "See you"), "sendAt", later))
                .expect(201);
        api.post(
                        "/api/v1/knowledge/sources",
                        Map.of("title", "Contract", "text", "The zeppelin is theirs.", "contactId", mary))
                .expect(202);
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/knowledge/sources?contacts=true")
                        .expect(200)
                        .text()
                        .contains("\"ready\""));
        return conversations;
    }

    private String search(String contact) {
        return api.post("/api/v1/knowledge/search", Map.of("query", "whose is the zeppelin", "contactId", contact))
                .text();
    }

    private String storedFile(List<String> conversations) {
        return await().atMost(PATIENCE)
                .until(
                        () -> conversations.stream()
                                .flatMap(id -> account.messages(id).stream())
                                .flatMap(message -> message.path("attachments").valueStream())
                                .filter(file -> file.path("state").asString().equals("stored"))
                                .map(file -> file.path("url").asString())
                                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    private String name(String contact) {
        return api.get("/api/v1/contacts/" + contact)
                .expect(200)
                .json()
                .path("name")
                .asString();
    }

    private JsonNode awaitDone(String erasure) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> api.get("/api/v1/erasures/" + erasure).expect(200).json(),
                        seen -> seen.path("state").asString().equals("done"));
    }

    private static List<String> holders(JsonNode receipt) {
        return receipt.path("erased")
                .valueStream()
                .map(each -> each.path("holder").asString())
                .toList();
    }

    private String contact(String ending) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.get("/api/v1/contacts?q=" + ending)
                                .expect(200)
                                .json()
                                .at("/items/0/id")
                                .asString(""),
                        id -> !id.isEmpty());
    }

    private List<String> rowsWith(List<String> words) {
        return new Leftovers(everything, organisation.tenant()).with(words);
    }

    private List<Path> files(String id) throws IOException {
        try (var all = Files.walk(data.resolve("media"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().equals(id))
                    .toList();
        }
    }
}
