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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ProductTest
class CopyTest {
    private static final String MARY = "260970000001";
    private static final String MARYS_OTHER = "260970000003";
    private static final String JOHN = "260970000002";
    private static final JsonMapper json = new JsonMapper();

    private final Organisations organisations;
    private final TestingChannel channel;
    private final Path data;
    private final Organisation organisation;
    private final Api api;
    private final TestingAccount account;

    CopyTest(
            @Autowired Organisations organisations,
            @Autowired TestingChannel channel,
            @Value("${insaka.data-dir}") Path data) {
        this.data = data;
        this.organisations = organisations;
        this.channel = channel;
        this.organisation = organisations.found();
        this.api = organisation.api();
        this.account = TestingAccount.connect(channel, organisation);
    }

    @Test
    void tellsEverythingOfThePersonAndNothingOfOthers() throws IOException {
        account.file(
                "letter-" + account.id(),
                new FetchOutcome.Fetched(new ByteArrayInputStream("Dear team".getBytes()), "text/plain", 9));
        account.deliver(
                text(MARY, "m1", "<script>alert('zither')</script>"),
                text(MARYS_OTHER, "m2", "it is me again"),
                text(JOHN, "j1", "xylophone lessons?"),
                Map.of("type", "file", "from", MARY, "id", "letter-" + account.id()));
        account.awaitBalanced(4);
        String mary = contact("0001");
        String thread = api.get("/api/v1/contacts/" + mary)
                .expect(200)
                .json()
                .at("/conversations/0/id")
                .asString();
        api.post("/api/v1/contacts/" + mary + "/merge", Map.of("with", contact("0003")))
                .expect(200);
        api.post("/api/v1/contacts/" + mary + "/notes", Map.of("text", "Plays in the evening"))
                .expect(201);
        api.post("/api/v1/conversations/" + thread + "/messages", Map.of("text", "Patient", "note", true))
                .expect(201);
        api.post(
                        "/api/v1/knowledge/sources",
                        Map.of("title", "Contract", "text", "The zeppelin is theirs.", "contactId", mary))
                .expect(202);
        await().atMost(PATIENCE).until(() -> account.messages(thread).toString().contains("\"stored\""));

        Map<String, byte[]> copy = copy(mary);
        String page = words(copy, "conversations/" + thread + ".html");
        assertThat(page).contains("Patient", "zither").doesNotContain("<script>");
        assertThat(words(copy, "index.html")).contains("+" + MARY, "+" + MARYS_OTHER, thread);
        assertThat(copy.keySet().stream().filter(name -> name.startsWith("conversations/")))
                .hasSize(2);
        assertThat(copy.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("files/"))
                        .map(file -> new String(file.getValue(), StandardCharsets.UTF_8)))
                .contains("Dear team", "The zeppelin is theirs.");
        assertThat(rows(copy, "contact_note")).hasSize(1).first().asString().contains("Plays in the evening");
        assertThat(rows(copy, "contact")).hasSize(2);
        assertThat(copy).containsKeys("records/message.json", "records/turn.json", "records/knowledge_source.json");
        assertThat(copy.keySet()).noneMatch(name -> name.contains("outbox") || name.contains("intake"));
        assertThat(copy.values()).noneMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("xylophone"));
        assertThat(api.get("/api/v1/audit?action=contact.copied").expect(200).text())
                .contains(mary);
    }

    @Test
    void tellsWhatIsThereAlthoughAFileWasLost() throws IOException {
        String reference = "lost-" + account.id();
        account.file(
                reference, new FetchOutcome.Fetched(new ByteArrayInputStream("Dear team".getBytes()), "text/plain", 9));
        account.deliver(text(MARY, "m1", "menu"), Map.of("type", "file", "from", MARY, "id", reference));
        account.awaitBalanced(2);
        String id = await().atMost(PATIENCE)
                .until(
                        () -> account.messages(account.conversation()).stream()
                                .flatMap(message -> message.path("attachments").valueStream())
                                .map(file -> file.path("url").asString(""))
                                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        try (var all = Files.walk(data.resolve("media"))) {
            for (Path file :
                    all.filter(each -> each.getFileName().toString().equals(id)).toList()) {
                Files.delete(file);
            }
        }
        Map<String, byte[]> copy = copy(contact("0001"));
        assertThat(words(copy, "files/missing.txt")).contains(id);
        assertThat(copy).containsKey("records/message.json");
    }

    /** More than is read at once. */
    @Test
    void tellsEachOnceHoweverManyThereAre() throws IOException {
        Object[] many = IntStream.range(0, 450)
                .mapToObj(n -> text(MARY, "many" + n, "number " + n + "."))
                .toArray();
        account.deliver(many);
        account.awaitBalanced(450);
        Map<String, byte[]> copy = copy(contact("0001"));
        Set<String> ids = new HashSet<>();
        List<JsonNode> messages = rows(copy, "message");
        messages.forEach(row -> ids.add(row.path("id").asString()));
        assertThat(messages).hasSizeGreaterThanOrEqualTo(450).hasSameSizeAs(ids);
        String page = words(copy, "conversations/" + account.conversation() + ".html");
        IntStream.range(0, 450).forEach(n -> assertThat(page).containsOnlyOnce(">number " + n + ".<"));
    }

    @Test
    void isForThoseWhoMayAndForOnesOwnCustomersOnly() {
        account.deliver(text(MARY, "m1", "menu"));
        account.awaitBalanced(1);
        String at = "/api/v1/contacts/" + contact("0001") + "/copy";
        for (Role role : List.of(Role.AGENT, Role.VIEWER)) {
            organisations.join(organisation, role).api().get(at).expect(403);
        }
        organisations.found().api().get(at).expect(404);
        api.get("/api/v1/contacts/" + organisation.tenant() + "/copy").expect(404);
    }

    private Map<String, byte[]> copy(String contact) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(api.bytes("/api/v1/contacts/" + contact + "/copy")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entries.put(entry.getName(), zip.readAllBytes()))
                        .as(entry.getName())
                        .isNull();
            }
        }
        return entries;
    }

    private static String words(Map<String, byte[]> copy, String name) {
        assertThat(copy).containsKey(name);
        return new String(copy.get(name), StandardCharsets.UTF_8);
    }

    private static List<JsonNode> rows(Map<String, byte[]> copy, String table) {
        return json.readTree(words(copy, "records/" + table + ".json"))
                .valueStream()
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
}
