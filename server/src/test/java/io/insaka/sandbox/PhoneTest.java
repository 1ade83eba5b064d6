package io.insaka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.sandbox.faults.FaultKind;
import io.insaka.sandbox.faults.Faults;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import io.insaka.tenancy.Role;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ProductTest
class PhoneTest {
    private static final String CUSTOMER = "260971234567";

    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    @Autowired
    WhatsAppSimulator simulator;

    private SandboxChannel channel = SandboxChannel.NONE;
    private Api api = Api.stranger("");

    @BeforeEach
    void connectANumber() {
        var organisation = organisations.found();
        api = organisation.api();
        channel = SandboxChannel.connect(channels, organisation);
    }

    private String phone(String edge) {
        return "/api/v1/sandbox/phones/" + channel.number() + "/" + CUSTOMER + edge;
    }

    private JsonNode thread() {
        return api.get(phone("/messages")).expect(200).json().get("items");
    }

    /** By its id: the organisation's bot may write at any moment, too. */
    private JsonNode shown(String id) {
        return thread().valueStream()
                .filter(message -> message.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String say(Map<String, ?> message) {
        return api.post(phone("/messages"), message)
                .expect(201)
                .json()
                .path("id")
                .asString();
    }

    private String businessSends(String content) {
        return channel.post(
                        ("{'messaging_product':'whatsapp','to':'" + CUSTOMER + "'," + content + "}").replace('\'', '"'))
                .path("messages")
                .path(0)
                .path("id")
                .asString("");
    }

    @Test
    void listsTheNumbersOfTheOrganisation() {
        JsonNode shown = api.get("/api/v1/sandbox").expect(200).json();
        assertThat(shown.path("on").asBoolean()).isTrue();
        assertThat(shown.path("numbers").size()).isEqualTo(1);
        JsonNode number = shown.path("numbers").get(0);
        assertThat(number.path("phoneNumberId").asString()).isEqualTo(channel.number());
        assertThat(number.path("channelId").asString())
                .isEqualTo(channel.account().id().toString());
        assertThat(number.path("displayNumber").asString()).matches("[0-9]{12}");
    }

    @Test
    void showsBothSidesOfTheThread() {
        String question = say(Map.of("type", "text", "text", "Are you open?", "profileName", "Chanda"));
        String answer = businessSends("'text':{'body':'Yes.'},'context':{'message_id':'" + question + "'}");
        assertThat(thread().get(0).path("id").asString()).isEqualTo(question);
        assertThat(shown(question).path("from").asString()).isEqualTo("customer");
        assertThat(shown(question).path("text").asString()).isEqualTo("Are you open?");
        assertThat(shown(answer).path("from").asString()).isEqualTo("business");
        assertThat(shown(answer).path("replyTo").asString()).isEqualTo(question);
        await().until(() -> shown(answer).path("status").asString().equals("read"));
    }

    @Test
    void isAnsweredThroughTheRealWebhook() {
        String hello = say(Map.of("type", "text", "text", "Hello", "profileName", "Chanda"));
        await().until(() -> thread().size() == 2);
        assertThat(thread().get(1).path("from").asString()).isEqualTo("business");
        assertThat(shown(hello).path("status").asString()).isIn("delivered", "read");
    }

    @Test
    void tapsAButtonUnderItsMessage() {
        say(Map.of("type", "text", "text", "Hi"));
        String asked = businessSends("'type':'interactive','interactive':{'type':'button','body':{'text':'Sure?'},"
                + "'action':{'buttons':[{'type':'reply','reply':{'id':'yes','title':'Yes'}}]}}");
        JsonNode interactive = shown(asked).path("interactive");
        assertThat(interactive.path("kind").asString()).isEqualTo("buttons");
        assertThat(interactive.path("options").get(0).path("id").asString()).isEqualTo("yes");
        String tapped = say(Map.of("type", "button_reply", "messageId", asked, "id", "yes", "title", "Yes"));
        assertThat(shown(tapped).path("text").asString()).isEqualTo("Yes");
        assertThat(shown(tapped).path("replyTo").asString()).isEqualTo(asked);
    }

    @Test
    void editsReactsAndTakesBack() {
        String mine = say(Map.of("type", "text", "text", "Tomorow"));
        say(Map.of("type", "edit", "messageId", mine, "text", "Tomorrow"));
        assertThat(shown(mine).path("text").asString()).isEqualTo("Tomorrow");
        assertThat(shown(mine).path("edited").asBoolean()).isTrue();
        say(Map.of("type", "revoke", "messageId", mine));
        assertThat(shown(mine).path("revoked").asBoolean()).isTrue();
        String theirs = businessSends("'text':{'body':'Fine'}");
        say(Map.of("type", "reaction", "messageId", theirs, "emoji", "👍"));
        assertThat(shown(theirs).path("reaction").asString()).isEqualTo("👍");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"location\",\"latitude\":-15.4,\"longitude\":28.3,\"name\":\"Lusaka\"}",
                "{\"type\":\"contacts\",\"name\":\"Mutinta Banda\",\"text\":\"260977000111\"}",
                "{\"type\":\"order\"}",
                "{\"type\":\"unsupported\"}"
            })
    void sendsEveryKindOfMessage(String message) {
        String said = api.post(phone("/messages"), message)
                .expect(201)
                .json()
                .path("id")
                .asString();
        assertThat(message).contains("\"" + shown(said).path("type").asString() + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            type      | {}
            type      | {"type":"poll"}
            text      | {"type":"text"}
            mediaId   | {"type":"image","mediaId":"1"}
            latitude  | {"type":"location","longitude":1}
            messageId | {"type":"edit","messageId":"wamid.none","text":"x"}
            """)
    void saysWhichFieldIsWrong(String field, String message) {
        JsonNode problem = api.post(phone("/messages"), message).expect(422).json();
        assertThat(problem.path("code").asString()).isEqualTo("sandbox/invalid");
        assertThat(problem.path("errors").get(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void carriesFilesBothWays() {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
        String uploaded = api.upload("/api/v1/sandbox/media", "a.png", "image/png", picture)
                .expect(201)
                .json()
                .path("id")
                .asString();
        String sent = say(Map.of("type", "image", "mediaId", uploaded, "caption", "My gate"));
        assertThat(shown(sent).path("text").asString()).isEqualTo("My gate");
        String url = shown(sent).path("media").path("url").asString();
        assertThat(api.get(url).expect(200).header("Content-Type")).isEqualTo("image/png");
        assertThat(organisations.found().api().get(url).status()).isEqualTo(404);
    }

    @Test
    void neverServesAFileThatCouldRunAsAPage() {
        String uploaded = api.upload("/api/v1/sandbox/media", "a.html", "text/html", "<script>".getBytes())
                .expect(201)
                .json()
                .path("id")
                .asString();
        var answer = api.get("/api/v1/sandbox/media/" + uploaded).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
    }

    @Test
    void hidesTheNumbersOfOtherOrganisations() {
        Api stranger = organisations.found().api();
        assertThat(stranger.get(phone("/messages")).status()).isEqualTo(404);
        assertThat(stranger.post(phone("/messages"), Map.of("type", "text", "text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.get(phone("/live")).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/sandbox").json().path("numbers").size())
                .isZero();
    }

    @Test
    void needsThePermission() {
        var organisation = organisations.found();
        assertThat(organisations
                        .join(organisation, Role.VIEWER)
                        .api()
                        .get("/api/v1/sandbox")
                        .status())
                .isEqualTo(403);
        assertThat(organisations.stranger().get("/api/v1/sandbox").status()).isEqualTo(401);
    }

    @Test
    void keepsTheFaultsOfAnOrganisationToItself() {
        api.put("/api/v1/sandbox/faults", Map.of("duplicate", 0.5, "delayMs", 20))
                .expect(200);
        JsonNode shares = api.get("/api/v1/sandbox/faults").expect(200).json();
        assertThat(shares.path("duplicate").asDouble()).isEqualTo(0.5);
        assertThat(shares.path("hang").asDouble()).isZero();
        assertThat(simulator.faults().faults(channel.number()).share(FaultKind.DUPLICATE))
                .isEqualTo(0.5);
        assertThat(organisations
                        .found()
                        .api()
                        .get("/api/v1/sandbox/faults")
                        .json()
                        .path("duplicate")
                        .asDouble())
                .isZero();
        api.put("/api/v1/sandbox/faults", Map.of("hang", 2)).expect(422);
    }

    @Test
    void tellsAnOpenScreenOfChangesAndTyping() throws IOException, InterruptedException {
        String mine = say(Map.of("type", "text", "text", "Hi"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(api.baseUrl() + phone("/live")))
                .header("Authorization", "Bearer " + channel.ownerToken())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                channel.post(("{'messaging_product':'whatsapp','status':'read','message_id':'" + mine
                                + "','typing_indicator':{'type':'text'}}")
                        .replace('\'', '"'));
                // Ticks and the product's own answer change the thread too: typing comes somewhere among them.
                assertThat(lines.lines()
                                .filter(line -> line.equals("event:typing"))
                                .findFirst())
                        .isPresent();
            }
            client.shutdownNow();
        }
    }

    @Test
    void breaksTheConnectionAfterAccepting() {
        say(Map.of("type", "text", "text", "Hi"));
        simulator.faults().set(channel.number(), Faults.NONE.with(FaultKind.DROP_AFTER_ACCEPT, 1));
        assertThatThrownBy(() -> businessSends("'text':{'body':'Lost?'}")).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.journal().accepted(channel.number())).hasSize(1);
    }

    @Test
    void showsTheJournalToTheNumbersToken() {
        say(Map.of("type", "text", "text", "Hi"));
        String id = businessSends("'text':{'body':'Yes.'},'biz_opaque_callback_data':'ref-7'");
        JsonNode items =
                channel.get("/_journal?phone_number_id=" + channel.number()).path("items");
        assertThat(items.get(0).path("id").asString()).isEqualTo(id);
        assertThat(items.get(0).path("correlation").asString()).isEqualTo("ref-7");
        ChannelAccount account = channel.account();
        assertThat(account.settings().require("baseUrl")).endsWith("/sandbox/graph");
    }
}
