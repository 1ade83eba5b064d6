package io.insaka.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.database.SystemTransactions;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.Organisations.Organisation;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A day in which everything happens that can be written into a log, and nobody's data in the log at the end of it. */
@ProductTest
class QuietLogsTest {
    private static final JsonMapper json = new JsonMapper();
    private static final String NAME = "Mwansa Chanda-Zulu";
    private static final String PHONE = "260977123456";
    private static final String MAIL = "mwansa.chanda@private.example";
    private static final String WORDS = "my-zebra-sings-lullabies";
    private static final String PASSWORD = "wrong-password-of-mine";
    private static final String TOKEN = "token-that-nobody-should-see";
    private static final String SECRET = "app-secret-in-the-settings";

    private final Set<String> private_ = new LinkedHashSet<>(List.of(
            NAME, "Mwansa", PHONE, "977123456", MAIL, WORDS, "lullabies", PASSWORD, TOKEN, SECRET, "127.0.0.1"));

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    SystemTransactions system;

    @Autowired
    Environment environment;

    @Test
    void nothingThatBelongsToSomebodyIsLogged() throws Exception {
        List<String> lines;
        try (var log = LoggedLines.open(environment.getRequiredProperty("logging.pattern.console"))) {
            Organisation organisation = organisations.found();
            private_.add(organisation.ownerToken());
            customersWriteAndAreAnswered(organisation);
            everyKindOfWhatsAppMessageArrives(organisation);
            strangersAndTeammatesGetThingsWrong(organisation);
            theDatabaseRefusesARow();
            lines = log.lines();
        }
        assertThat(lines).as("it was a day with failures").anyMatch(line -> line.contains("is dead"));
        assertThat(lines)
                .filteredOn(line -> private_.stream().anyMatch(line::contains))
                .as("lines with somebody's data")
                .isEmpty();
    }

    private void customersWriteAndAreAnswered(Organisation organisation) {
        var account = TestingAccount.connect(channel, organisation);
        private_.add(account.secret());
        List<String> answers = new ArrayList<>();
        account.script(message -> {
            answers.add(message.correlation());
            return switch (answers.size() % 4) {
                case 0 -> throw new IllegalStateException("cannot send " + WORDS + " to " + PHONE);
                case 1 ->
                    new SendOutcome.Refused(
                            new ProviderError("no", WORDS + " " + PHONE + " " + MAIL), SendOutcome.Scope.MESSAGE);
                case 2 -> new SendOutcome.Unknown("after " + WORDS);
                default -> TestingChannel.accepted(message);
            };
        });
        account.file("file-1", new FetchOutcome.Failed("no file of " + NAME));
        for (int number = 0; number < 4; number++) {
            account.deliver(item("text", "in-" + number, UnaryOperator.identity()));
        }
        for (String type : List.of("file", "reaction", "edit", "revoke", "echo", "nonsense")) {
            account.deliver(item(type, type + "-1", UnaryOperator.identity()));
        }
        // The adapter fails over this one, and its message repeats what was written.
        account.deliver(item("status", "status-1", item -> item.put("step", WORDS + " " + MAIL)));
        account.post("{\"items\": " + WORDS + PHONE);
        Api.stranger(organisations.baseUrl())
                .post(account.path() + "?secret=" + TOKEN, Map.of("from", PHONE, "text", WORDS));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(account.state("status-1")).isEqualTo("dead"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(account.balance().path("waiting").asInt()).isZero());
    }

    private static ObjectNode item(String type, String id, UnaryOperator<ObjectNode> change) {
        ObjectNode item = json.createObjectNode();
        item.put("type", type)
                .put("id", id)
                .put("from", PHONE)
                .put("text", WORDS)
                .put("name", NAME);
        return change.apply(item.put("target", "in-0").put("emoji", "+").put("replyTo", "in-0"));
    }

    private void everyKindOfWhatsAppMessageArrives(Organisation organisation) throws Exception {
        String number = "70" + System.nanoTime();
        String id = organisation
                .api()
                .post(
                        "/api/v1/channels",
                        Map.of(
                                "kind",
                                "whatsapp",
                                "name",
                                NAME,
                                "settings",
                                Map.of(
                                        "phoneNumberId",
                                        number,
                                        "accessToken",
                                        TOKEN,
                                        "appSecret",
                                        SECRET,
                                        "verifyToken",
                                        TOKEN,
                                        "baseUrl",
                                        "http://localhost:1")))
                .expect(201)
                .json()
                .path("id")
                .asString();
        int sent = 0;
        for (JsonNode message : messages()) {
            byte[] body = json.writeValueAsBytes(envelope(number, message));
            organisations
                    .stranger()
                    .withHeader("Content-Type", "application/json")
                    .withHeader("X-Hub-Signature-256", "sha256=" + signature(body))
                    .post("/webhooks/whatsapp/" + id, body)
                    .expect(200);
            remember(message);
            sent++;
        }
        assertThat(sent).isGreaterThan(20);
        organisations
                .stranger()
                .get("/webhooks/whatsapp/" + id + "?hub.mode=subscribe&hub.verify_token=" + TOKEN + PHONE);
        organisation.api().post("/api/v1/channels/" + id + "/test").expect(200);
        String balance = "/api/v1/intake/balance?channel=" + id;
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(organisation
                                .api()
                                .get(balance)
                                .json()
                                .path("waiting")
                                .asInt())
                        .isZero());
    }

    private static List<JsonNode> messages() throws IOException {
        try (var cases = new ClassPathResource("channels/whatsapp-inbound.yaml").getInputStream()) {
            JsonNode all = json.valueToTree(new Yaml().load(cases));
            return all.valueStream()
                    .filter(each -> each.path("message").isObject())
                    .map(each -> each.path("message"))
                    .toList();
        }
    }

    private static JsonNode envelope(String number, JsonNode message) {
        ObjectNode root = json.createObjectNode().put("object", "whatsapp_business_account");
        ObjectNode entry = root.putArray("entry").addObject().put("id", "WABA");
        ObjectNode change = entry.putArray("changes").addObject().put("field", "messages");
        ObjectNode value = change.putObject("value").put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", "15550001111").put("phone_number_id", number);
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", NAME);
        contact.put("wa_id", message.path("from").asString(PHONE));
        value.putArray("messages").add(message);
        return root;
    }

    /** Whatever people wrote in it; short words occur in any log. */
    private void remember(JsonNode message) {
        for (String key :
                List.of("from", "body", "caption", "formatted_name", "phone", "email", "address", "filename")) {
            message.findValues(key).stream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(text -> text.length() > 7)
                    .forEach(private_::add);
        }
    }

    private static String signature(byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private void strangersAndTeammatesGetThingsWrong(Organisation organisation) {
        Api stranger = organisations.stranger();
        stranger.post("/api/v1/session", Map.of("email", MAIL, "password", PASSWORD))
                .expect(401);
        stranger.post("/api/v1/session", "{\"email\":\"" + MAIL + "\", \"password\": " + PASSWORD);
        stranger.post(
                "/api/v1/session?token=" + TOKEN, Map.of("email", organisation.ownerEmail(), "password", PASSWORD));
        Api signedIn = organisations.signIn(organisation.ownerEmail(), Organisations.PASSWORD);
        private_.addAll(Arrays.asList(organisation.ownerEmail(), Organisations.PASSWORD));
        signedIn.get("/api/v1/contacts/" + PHONE);
        signedIn.get("/api/v1/conversations?q=" + WORDS + "&cursor=" + TOKEN);
        signedIn.post("/api/v1/teammates", Map.of("name", NAME, "email", MAIL, "password", PASSWORD, "role", WORDS));
        signedIn.get("/api/v1/sandbox/phones/" + PHONE + "/" + PHONE + "/messages");
        signedIn.upload("/api/v1/media", NAME + ".exe", "application/x-msdownload", "MZ\u0090".getBytes(UTF_8));
        for (Api api : List.of(stranger, signedIn, stranger.withHeader("Authorization", "Bearer " + TOKEN))) {
            api.get("/api/v1/" + PHONE + "?secret=" + TOKEN);
            api.send("PROPFIND", "/" + WORDS, null);
            api.withHeader("Cookie", "insaka_session=" + TOKEN).get("/api/v1/session");
        }
        String broken = "GET /api/v1/%zz" + PHONE + "?token=" + TOKEN + " HTTP/1.1\r\nHost: " + MAIL + "\r\n\r\n";
        RawCall.send(organisations.baseUrl(), broken.getBytes(UTF_8));
    }

    /** Neither what the driver says of the row nor what it says of the value may get into the log. */
    private void theDatabaseRefusesARow() {
        var log = LoggerFactory.getLogger("io.insaka.hostile.Provoked");
        for (String statement : List.of(
                "SELECT CAST('" + WORDS + "' AS uuid)",
                "SELECT CAST('" + PHONE + "' || '" + MAIL + "' AS integer)",
                "SELECT 1 FROM jsonb_to_record('[\"" + WORDS + "\"]') AS x(a text)",
                "INSERT INTO sign_in_attempt (email_index, failures, latest_at) VALUES (NULL, NULL, NULL) /* x */",
                "SELECT date '" + PHONE + "'")) {
            Exception refused = catchException(
                    () -> system.call(jdbc -> jdbc.sql(statement).query().listOfRows()));
            assertThat(refused).isNotNull();
            log.error("provoked", new IllegalStateException(PHONE + " " + refused.getMessage(), refused.getCause()));
        }
        log.warn("parsed", catchException(() -> json.readTree("{\"a\": " + WORDS + "}")));
    }
}
