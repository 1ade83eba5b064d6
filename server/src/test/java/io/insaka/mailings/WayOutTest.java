package io.insaka.mailings;

import static io.insaka.mailings.Composed.EVERYONE;
import static io.insaka.testing.TestingAccount.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.sandbox.email.MailSimulator;
import io.insaka.sandbox.email.MailSimulator.Taken;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters of a mailing behind a mail address, and whoever wants no more of them. */
@ProductTest
class WayOutTest {
    private static final String SECRET = "only-between-us";
    private static final Pattern LINK = Pattern.compile("List-Unsubscribe: <([^>]+)>");

    @Autowired
    Organisations organisations;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MailSimulator server = new MailSimulator("shop", "right");
    private Api api = Api.stranger("http://localhost");
    private String channel = "";

    @BeforeEach
    void connect() throws Exception {
        api = organisations.found().api();
        Map<String, Object> smtp =
                Map.of("host", "127.0.0.1", "port", server.port(), "user", "shop", "password", "right");
        Map<String, Object> settings = Map.of("address", "help@shop.example", "webhookSecret", SECRET, "smtp", smtp);
        channel = api.post("/api/v1/channels", Map.of("kind", "email", "name", "Help", "settings", settings))
                .expect(201)
                .json()
                .path("id")
                .asString();
        for (String name : List.of("mwila", "bupe")) {
            String mail =
                    "From: %1$s <%1$s@example.org>\r\nTo: help@shop.example\r\nMessage-ID: <%1$s@example.org>\r\nSubject: Prices\r\n\r\nhello\r\n"
                            .formatted(name);
            String to = organisations.baseUrl() + "/webhooks/email/" + channel + "?secret=" + SECRET;
            assertThat(send("POST", to, "message/rfc822", mail).statusCode()).isEqualTo(200);
        }
        await().atMost(PATIENCE).until(() -> server.taken().size() == 2);
    }

    @AfterEach
    void close() {
        server.close();
        client.shutdownNow();
    }

    private HttpResponse<String> send(String method, String to, String type, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(to))
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> click(String method, String link) throws Exception {
        return send(method, link, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    }

    private Composed composed() {
        Map<String, Object> wish = Composed.wish(channel, EVERYONE, "We moved.");
        wish.put("subject", "News for {{contact.first_name|you}}");
        return Composed.of(api, wish);
    }

    private List<Taken> news() {
        return server.taken().stream()
                .filter(mail -> mail.text().contains("Precedence: bulk"))
                .toList();
    }

    private static String link(Taken mail) {
        Matcher found = LINK.matcher(mail.text().replaceAll("\r\n[ \t]+", " "));
        assertThat(found.find()).as(mail.text()).isTrue();
        return found.group(1);
    }

    @Test
    void isLeftByOneClickAndNotByALook() throws Exception {
        composed().start().awaitCount("sent", 2);
        Taken mail = news().stream()
                .filter(one -> one.to().startsWith("mwila"))
                .findFirst()
                .orElseThrow();
        assertThat(news()).hasSize(2);
        assertThat(mail.text())
                .contains("Subject: News for mwila\r\n", "mailto:help@shop.example?subject=unsubscribe&body=STOP")
                .doesNotContain("In-Reply-To:", "Auto-Submitted:");
        String link = link(mail);
        assertThat(link).startsWith(organisations.baseUrl() + "/unsubscribe/");

        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">").doesNotContain("mwila");
        assertThat(page.headers().firstValue("set-cookie")).isEmpty();
        assertThat(composed().count("pending")).as("a look changes nothing").isEqualTo(2);

        for (int twice = 0; twice < 2; twice++) {
            HttpResponse<String> left = click("POST", link);
            assertThat(left.statusCode()).isEqualTo(200);
            assertThat(left.body()).contains("no more messages").doesNotContain("<form");
        }
        Composed next = composed();
        assertThat(next.count("pending")).isEqualTo(1);
        assertThat(next.skipped("opted-out")).isEqualTo(1);
        assertThat(next.names("&state=skipped")).containsExactly("mwila");
        assertThat(api.get("/api/v1/audit?action=contact.opted-out")
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);

        String forged = link.substring(0, link.length() - 6) + "AAAAAA";
        assertThat(click("POST", forged).statusCode()).isEqualTo(404);
        assertThat(click("POST", organisations.baseUrl() + "/unsubscribe/x").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePageBehindTheLinkInTheTextStopsThisPurposeOnly() throws Exception {
        composed().start().awaitCount("sent", 2);
        Taken mail = news().stream()
                .filter(one -> one.to().startsWith("mwila"))
                .findFirst()
                .orElseThrow();
        Matcher found = Pattern.compile(Pattern.quote(organisations.baseUrl()) + "/unsubscribe/[A-Za-z0-9_-]+")
                .matcher(mail.text().substring(mail.text().indexOf("\r\n\r\n")).replaceAll("=\r\n", ""));
        assertThat(found.find()).as(mail.text()).isTrue();
        String link = found.group();
        String form = "application/x-www-form-urlencoded";
        HttpResponse<String> page =
                client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.body()).contains("Stop only: Service", "Stop all messages");
        for (int twice = 0; twice < 2; twice++) {
            HttpResponse<String> less = send("POST", link, form, "what=only");
            assertThat(less.statusCode()).isEqualTo(200);
            assertThat(less.body())
                    .contains("about this: Service", "Stop all messages")
                    .doesNotContain("Stop only");
        }
        String contact = api.get("/api/v1/contacts?q=mwila")
                .expect(200)
                .json()
                .at("/items/0/id")
                .asString();
        var consents =
                api.get("/api/v1/contacts/" + contact + "/consents").expect(200).json();
        assertThat(consents.path("stoppedAt").isNull()
                        || consents.path("stoppedAt").isMissingNode())
                .isTrue();
        assertThat(consents.path("items")).hasSize(1);
        assertThat(consents.at("/items/0/purpose").asString()).isEqualTo("service");
        assertThat(consents.at("/items/0/source").asString()).isEqualTo("link");
        assertThat(consents.at("/items/0/wording").asString()).isEqualTo("Stop only: Service");
        assertThat(composed().count("pending")).isEqualTo(1);
        assertThat(send("POST", link, form, "").body())
                .contains("no more messages")
                .doesNotContain("<form");
        assertThat(api.get("/api/v1/contacts/" + contact + "/consents")
                        .json()
                        .path("stoppedAt")
                        .asString())
                .isNotBlank();
    }

    /** They said so after they were counted, and before it went out. */
    @Test
    void asksAgainBeforeEachLetter() throws Exception {
        composed().start().awaitCount("sent", 2);
        Composed counted = composed();
        assertThat(counted.count("pending")).isEqualTo(2);
        click("POST", link(news().getFirst()));
        counted.start().awaitCount("sent", 1);
        assertThat(counted.skipped("opted-out")).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> news().size() == 3);
    }
}
