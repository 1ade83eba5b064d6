package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.knowledge.Unanswered;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Reads the raw tables, as nobody in the product can, and the data folder, after a customer and a teammate have talked. */
@ProductTest
class NothingInTheClearTest {
    private static final String PHONE = "260977555123";
    private static final String NAME = "Mwila Tembo";
    private static final String SAID = "my blood group is zebra minus";
    private static final String ANSWERED = "noted, we keep the zebra to ourselves";
    private static final String FILE_NAME = "result of mwila.txt";
    private static final String FILE = "haemoglobin as a zebra has it";
    private static final String PAPER = "Report on the patient in room zebra";
    private static final String PAPER_TEXT = "The patient may eat zebra pudding again from Monday.";
    private static final String UNANSWERED = "Does the zebra ward have a piano?";

    @Autowired
    Organisations organisations;

    @Autowired
    DatabaseSettings settings;

    @Autowired
    Unanswered unanswered;

    @Autowired
    TenantTransactions transactions;

    @Test
    void aCopyOfTheDatabaseAndTheDataFolderTellsNothingPersonal() throws Exception {
        var organisation = organisations.found();
        String unique = organisation.tenant().toString();
        String number = "number-" + unique;
        String token = "token-" + unique;
        String secret = "secret-" + unique;
        String channel = organisation
                .api()
                .post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "whatsapp",
                                "name",
                                "Clinic",
                                "settings",
                                Map.of(
                                        "phoneNumberId", number,
                                        "accessToken", token,
                                        "appSecret", secret,
                                        "verifyToken", "verify-" + unique,
                                        "baseUrl", organisation.api().baseUrl() + "/sandbox/graph")))
                .expect(201)
                .json()
                .get("id")
                .asString();
        talk(organisation, channel, number);
        document(organisation);
        var nowhere = new ConversationId(new UUID(0, 1));
        transactions.run(
                organisation.tenant(), () -> unanswered.record(organisation.tenant(), nowhere, UNANSWERED, "en"));

        List<String> secrets = List.of(
                PHONE,
                NAME,
                SAID,
                ANSWERED,
                FILE_NAME,
                FILE,
                PAPER,
                PAPER_TEXT,
                UNANSWERED,
                organisation.ownerEmail(),
                organisation.ownerToken(),
                token,
                secret);
        List<String> rows = tables();
        List<String> files = files();
        assertThat(rows).as("rows of this conversation were read").anyMatch(row -> row.contains(channel));
        assertThat(files).as("the file was read").anyMatch(file -> file.contains(unique));
        for (String secretText : secrets) {
            for (String form : forms(secretText)) {
                assertThat(rows).as(secretText).noneMatch(row -> row.contains(form));
                assertThat(files).as(secretText).noneMatch(content -> content.contains(form));
            }
        }
    }

    private static void document(Organisations.Organisation organisation) {
        Api api = organisation.api();
        String contact = api.get("/api/v1/conversations")
                .expect(200)
                .json()
                .at("/items/0/contact/id")
                .asString();
        api.post("/api/v1/knowledge/sources", Map.of("title", PAPER, "text", PAPER_TEXT, "contactId", contact))
                .expect(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        api.get("/api/v1/knowledge/sources").expect(200).text().contains("\"ready\""));
        assertThat(api.post("/api/v1/knowledge/search", Map.of("query", "zebra pudding", "contactId", contact))
                        .expect(200)
                        .text())
                .contains(PAPER_TEXT);
    }

    private static void talk(Organisations.Organisation organisation, String channel, String number) {
        organisation
                .api()
                .post(
                        "/api/v1/sandbox/phones/" + number + "/" + PHONE + "/messages",
                        Map.of("type", "text", "text", SAID, "profileName", NAME))
                .expect(201);
        String conversation = await().atMost(Duration.ofSeconds(30))
                .until(() -> conversation(organisation, channel), id -> !id.isEmpty());
        String media = upload(organisation);
        organisation
                .api()
                .post("/api/v1/conversations/" + conversation + "/take")
                .expect(200);
        organisation
                .api()
                .post(
                        "/api/v1/conversations/" + conversation + "/messages",
                        Map.of("text", ANSWERED, "attachments", List.of(media)))
                .expect(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(arrived(organisation, number)).anyMatch(ANSWERED::equals));
    }

    private static String conversation(Organisations.Organisation organisation, String channel) {
        JsonNode items = organisation
                .api()
                .get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .get("items");
        return items.isEmpty() ? "" : items.get(0).get("id").asString();
    }

    private static List<String> arrived(Organisations.Organisation organisation, String number) {
        List<String> texts = new ArrayList<>();
        organisation
                .api()
                .get("/api/v1/sandbox/phones/" + number + "/" + PHONE + "/messages")
                .expect(200)
                .json()
                .get("items")
                .forEach(message -> texts.add(message.path("text").asString("")));
        return texts;
    }

    private static String upload(Organisations.Organisation organisation) {
        String body = "--border\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + FILE_NAME
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + FILE + "\r\n--border--\r\n";
        return organisation
                .api()
                .withHeader("Content-Type", "multipart/form-data; boundary=border")
                .post("/api/v1/media", body)
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    /** As it is, as the database prints bytes, and as a provider's message id carries it. */
    private static List<String> forms(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return List.of(
                text,
                HexFormat.of().formatHex(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }

    private List<String> tables() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = DriverManager.getConnection(
                        Objects.requireNonNull(settings.databaseUrl()), settings.databaseUser(), "");
                var statement = connection.createStatement()) {
            for (String table : column(statement, """
                    SELECT oid::regclass::text FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                    """)) {
                rows.addAll(column(statement, "SELECT t::text FROM " + table + " t"));
            }
        }
        return rows;
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(settings.dataDir())) {
            return files.filter(Files::isRegularFile)
                    .map(NothingInTheClearTest::content)
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
