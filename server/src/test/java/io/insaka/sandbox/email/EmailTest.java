package io.insaka.sandbox.email;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product behind a mail address. */
@ProductTest
class EmailTest {
    private static final String SECRET = "only-between-us";

    @Autowired
    Organisations organisations;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MailSimulator server = new MailSimulator("shop", "right");
    private Api api = Api.stranger("http://localhost");
    private String channel = "";

    @BeforeEach
    void connect() {
        api = organisations.found().api();
        Map<String, Object> settings = Map.of(
                "address",
                "help@shop.example",
                "webhookSecret",
                SECRET,
                "smtp",
                Map.of("host", "127.0.0.1", "port", server.port(), "user", "shop", "password", "right"));
        channel = api.post("/api/v1/channels", Map.of("kind", "email", "name", "Help", "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    private int post(String secret, String mail) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(
                                        organisations.baseUrl() + "/webhooks/email/" + channel + "?secret=" + secret))
                                .header("Content-Type", "message/rfc822")
                                .POST(HttpRequest.BodyPublishers.ofString(mail.replace("\n", "\r\n")))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static String mail(String id, String rest) {
        return "From: Mwila <mwila@example.org>\nTo: help@shop.example\nMessage-ID: <" + id + "@example.org>\n" + rest;
    }

    private List<JsonNode> messages() {
        JsonNode conversation = api.get("/api/v1/conversations?channel=" + channel)
                .expect(200)
                .json()
                .path("items")
                .path(0);
        return conversation.isMissingNode()
                ? List.of()
                : api.get("/api/v1/conversations/" + conversation.path("id").asString() + "/messages?limit=100")
                        .expect(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .toList();
    }

    private List<JsonNode> inbound() {
        return messages().stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .toList();
    }

    @Test
    void answersAMailInItsThreadAndTakesEachOnce() throws Exception {
        String question = mail("q", "Subject: Prices\n\nhello\n\n-- \nMwila\n");
        assertThat(post(SECRET, question)).isEqualTo(200);
        assertThat(post(SECRET, question)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !server.taken().isEmpty());
        MailSimulator.Taken answer = server.taken().getFirst();
        assertThat(answer.to()).isEqualTo("mwila@example.org");
        assertThat(answer.text())
                .contains(
                        "Subject: Re: Prices\r\n",
                        "In-Reply-To: <q@example.org>\r\n",
                        "Auto-Submitted: auto-replied\r\n");
        assertThat(inbound()).hasSize(1);
        JsonNode shown = inbound().getFirst();
        assertThat(shown.path("text").asString()).isEqualTo("hello");
        assertThat(shown.path("content").path("original").path("subject").asString())
                .isEqualTo("Prices");
        assertThat(shown.path("content").path("original").path("text").asString())
                .contains("-- \nMwila");
        assertThat(shown.path("content").path("original").has("thread")).isFalse();

        String id = answer.text().replaceFirst("(?s).*Message-ID: <([^>]+)>.*", "$1");
        assertThat(post(SECRET, mail("a", "In-Reply-To: <" + id + ">\nSubject: Re: Prices\n\nthank you")))
                .isEqualTo(200);
        await().atMost(PATIENCE).until(() -> inbound().size() == 2);
        String answered = messages().stream()
                .filter(message -> id.equals(message.path("providerMessageId").asString("")))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(inbound().getLast().path("replyTo").asString()).isEqualTo(answered);
    }

    @Test
    void keepsWhatMachinesWriteAndAnswersNoneOfIt() throws Exception {
        post(SECRET, mail("v", "Auto-Submitted: auto-replied\nSubject: Away\n\nhello"));
        post(SECRET, mail("l", "List-Id: <news.example.org>\nSubject: News\n\nhello"));
        await().atMost(PATIENCE).until(() -> inbound().size() == 2);
        // What comes after them in the same lane is answered, so they were passed over for good.
        post(SECRET, mail("p", "Subject: Really\n\nhello"));
        await().atMost(PATIENCE).until(() -> !server.taken().isEmpty());
        assertThat(server.taken().getFirst().text()).contains("In-Reply-To: <p@example.org>");
        assertThat(messages().stream()
                        .map(message -> message.path("direction").asString())
                        .limit(3))
                .containsOnly("inbound");
    }

    @Test
    void putsTheFilesOfAMailBesideIt() throws Exception {
        post(
                SECRET,
                mail(
                        "f",
                        "Subject: Two\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee both\n--b\n"
                                + "Content-Type: text/csv\nContent-Disposition: attachment; filename=one.csv\n\na,b\n--b\n"
                                + "Content-Type: text/csv\nContent-Disposition: attachment; filename=two.csv\n\nc,d\n--b--\n"));
        await().atMost(PATIENCE)
                .until(() -> inbound().size() == 3
                        && inbound().stream()
                                        .filter(message -> message.path("attachments")
                                                .path(0)
                                                .path("state")
                                                .asString("")
                                                .equals("stored"))
                                        .count()
                                == 2);
        assertThat(inbound().stream()
                        .map(message -> message.path("attachments")
                                .path(0)
                                .path("fileName")
                                .asString("-")))
                .containsExactly("-", "one.csv", "two.csv");
        String url = inbound().getLast().path("attachments").path(0).path("url").asString();
        assertThat(api.get(url).expect(200).text()).isEqualTo("c,d");
    }

    @Test
    void showsABounceAtTheMessageItIsAbout() throws Exception {
        post(SECRET, mail("b", "Subject: Prices\n\nhello"));
        await().atMost(PATIENCE).until(() -> !server.taken().isEmpty());
        String id = server.taken().getFirst().text().replaceFirst("(?s).*Message-ID: <([^>]+)>.*", "$1");
        post(
                SECRET,
                "From: MAILER-DAEMON@example.org\nReturn-Path: <>\nMessage-ID: <d@example.org>\n"
                        + "Content-Type: multipart/report; boundary=b; report-type=delivery-status\n\n--b\n\nSorry.\n--b\n"
                        + "Content-Type: message/delivery-status\n\nAction: failed\nStatus: 5.2.2\n\n--b\n"
                        + "Content-Type: message/rfc822\n\nMessage-ID: <" + id + ">\n\nhi\n--b--\n");
        await().atMost(PATIENCE)
                .until(() -> messages().stream()
                        .anyMatch(message -> message.path("status").asString().equals("failed")
                                && message.path("error")
                                        .path("code")
                                        .asString("")
                                        .equals("5.2.2")));
    }

    @Test
    void keepsALargeMailOfWhoKnowsTheSecretAndNobodyElses() throws Exception {
        String large = mail("big", "Subject: Big\n\n" + "words words words\n".repeat(250_000));
        assertThat(large.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(4_000_000);
        assertThat(post("wrong", mail("w", "\nhi"))).isEqualTo(401);
        assertThat(post("wrong", large)).isEqualTo(413);
        assertThat(post(SECRET, large)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> inbound().size() == 2);
        assertThat(post(SECRET, "no mail at all")).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> api.get("/api/v1/intake/balance?channel=" + channel)
                                .expect(200)
                                .json()
                                .path("quarantined")
                                .asInt()
                        == 1);
    }
}
