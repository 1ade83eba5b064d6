package io.insaka.sandbox.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The product that reads a mailbox of a real server. */
@ProductTest
class MailboxTest {
    /** A mailbox is read once a lease is held and a look-out has found it: more steps than most things here. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Organisations organisations;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private Api api = Api.stranger("http://localhost");

    @BeforeEach
    void start() {
        server.start();
        api = organisations.found().api();
    }

    @AfterEach
    void stop() {
        // Or its reader would go on knocking for as long as the product of all tests runs.
        api.get("/api/v1/channels")
                .expect(200)
                .json()
                .path("items")
                .forEach(channel -> api.patch(
                                "/api/v1/channels/" + channel.path("id").asString(), Map.of("state", "off"))
                        .expect(200));
        server.stop();
    }

    private String connect(String password) {
        return api.post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "email",
                                "name",
                                "Help",
                                "settings",
                                Map.of("address", "help@shop.example", "imap", imap(password))))
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private Map<String, Object> imap(String password) {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                server.getImap().getPort(),
                "user",
                "shop",
                "password",
                password,
                "tls",
                "none");
    }

    private static MimeMessage mail(String id, String text) throws MessagingException {
        String raw = "From: Mwila <mwila@example.org>\r\nTo: help@shop.example\r\nSubject: Prices\r\nMessage-ID: <" + id
                + "@example.org>\r\n\r\n" + text + "\r\n";
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(raw.getBytes(StandardCharsets.US_ASCII)));
    }

    private List<String> heard(String channel) {
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
                        .filter(message -> message.path("direction").asString().equals("inbound"))
                        .map(message -> message.path("text").asString())
                        .toList();
    }

    private String state(String channel) {
        return api.get("/api/v1/channels/" + channel)
                .expect(200)
                .json()
                .path("health")
                .path("state")
                .asString();
    }

    private boolean allSeen() {
        return Arrays.stream(server.getReceivedMessages()).allMatch(message -> {
            try {
                return message.isSet(Flags.Flag.SEEN);
            } catch (MessagingException gone) {
                return false;
            }
        });
    }

    @Test
    void readsWhatWaitsAndWhatComesAndMarksItOnceItIsKept() throws Exception {
        GreenMailUser user = server.setUser("help@shop.example", "shop", "right");
        user.deliver(mail("one", "one"));
        String channel = connect("right");
        await().atMost(PATIENCE).until(() -> heard(channel).equals(List.of("one")) && allSeen());
        user.deliver(mail("two", "two"));
        // The same mail once more, as some servers deliver it.
        user.deliver(mail("two", "two"));
        user.deliver(mail("three", "three"));
        await().atMost(PATIENCE).until(() -> heard(channel).contains("three") && allSeen());
        assertThat(heard(channel)).containsExactly("one", "two", "three");
        assertThat(api.post("/api/v1/channels/" + channel + "/test", Map.of())
                        .expect(200)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void raisesAnAlarmWhenThePasswordIsRefusedAndMissesNothingUntilItIsMended() throws Exception {
        GreenMailUser user = server.setUser("help@shop.example", "shop", "right");
        String channel = connect("wrong");
        await().atMost(PATIENCE).until(() -> state(channel).equals("expired"));
        user.deliver(mail("early", "early"));
        assertThat(heard(channel)).isEmpty();
        api.patch("/api/v1/channels/" + channel, Map.of("settings", Map.of("imap", imap("right"))))
                .expect(200);
        await().atMost(PATIENCE).until(() -> heard(channel).equals(List.of("early")));
    }
}
