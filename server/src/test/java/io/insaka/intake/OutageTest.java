package io.insaka.intake;

import static io.insaka.testing.TestingAccount.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.InsakaApplication;
import io.insaka.testing.Api;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The product over a PostgreSQL of the test's own, which goes away and comes back. */
@Timeout(120)
class OutageTest {
    private static final String PHONE = "260971987654";
    private static final String WORDS = "Mukuyu bank transfer";
    private static final Duration PROVIDERS_PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private int port;
    private EmbeddedPostgres postgres;
    private ConfigurableApplicationContext product;
    private TestingAccount account;

    @BeforeEach
    void start() throws IOException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        startPostgres();
        product = new SpringApplicationBuilder(InsakaApplication.class, TestingChannel.class)
                .run(
                        "--insaka.port=0",
                        "--insaka.sandbox=false",
                        "--insaka.demo=false",
                        "--insaka.data-dir=" + folder.resolve("data"),
                        "--insaka.database-url=" + url(),
                        "--insaka.database-user=postgres",
                        "--insaka.owner-email=owner@insaka.example",
                        "--insaka.owner-password=correct horse battery",
                        "--insaka.api-token=0123456789abcdef",
                        "--insaka.limits.strangers-per-minute=1000000");
        Api api = Api.withToken(
                "http://localhost:" + product.getEnvironment().getProperty("local.server.port"), "0123456789abcdef");
        account = TestingAccount.connect(product.getBean(TestingChannel.class), api);
    }

    @AfterEach
    void stop() throws IOException {
        product.close();
        postgres.close();
    }

    private void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres").toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + port + "/postgres";
    }

    private void deliverInTime(int number) {
        long begun = System.nanoTime();
        account.deliver(text(PHONE, "m" + number, WORDS + " " + number));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROVIDERS_PATIENCE);
    }

    @Test
    void keepsWhatProvidersDeliverWhileTheDatabaseIsAway() throws IOException {
        deliverInTime(0);
        account.awaitBalanced(1);
        postgres.close();
        IntStream.range(1, 30).forEach(this::deliverInTime);
        Api stranger = Api.stranger(account.api().baseUrl());
        var health = stranger.get("/healthz").expect(200).json();
        assertThat(health.path("status").asString()).isEqualTo("degraded");
        assertThat(health.at("/checks/queue/spooled").asInt()).isEqualTo(29);
        stranger.get("/readyz").expect(200);
        stranger.get("/livez").expect(200);
        assertThat(account.provider()
                        .post("/webhooks/testing/" + UUID.randomUUID(), "{}")
                        .status())
                .as("of a channel nobody has heard of yet, it is unknown whether it exists")
                .isEqualTo(503);
        Path spool = folder.resolve("data/spool/intake.spool");
        expectNothingReadable(Files.readAllBytes(spool));

        startPostgres();
        for (String check : List.of("database", "queue")) {
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            () -> stranger.get("/healthz")
                                    .json()
                                    .at("/checks/" + check + "/status")
                                    .asString(),
                            "healthy"::equals);
        }
        account.awaitBalanced(30);
        assertThat(spool).doesNotExist();
        List<String> expected =
                IntStream.range(0, 30).mapToObj(n -> "m" + n).toList().reversed();
        assertThat(account.items().stream().map(item -> item.path("providerId").asString()))
                .containsExactlyElementsOf(expected);
        assertThat(account.messages(account.conversation()).stream()
                        .filter(message -> message.path("direction").asString().equals("inbound"))
                        .map(message -> message.path("text").asString()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(n -> WORDS + " " + n).toList());
    }

    private static void expectNothingReadable(byte[] bytes) {
        String shown = new String(bytes, ISO_8859_1);
        String encoded = Base64.getEncoder().encodeToString(PHONE.getBytes(UTF_8));
        for (String secret : List.of(PHONE, WORDS, "Mukuyu", encoded.substring(0, 12))) {
            assertThat(shown).doesNotContain(secret);
            assertThat(shown).doesNotContain(new String(secret.getBytes(UTF_16BE), ISO_8859_1));
            assertThat(shown).doesNotContain(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
        }
    }

    @Test
    void losesAndDoublesNothingWhenConnectionsAreCutAgainAndAgain() throws SQLException {
        for (int number = 0; number < 40; number++) {
            if (number % 4 == 0) {
                cutConnections();
            }
            deliverInTime(number);
        }
        account.awaitBalanced(40);
        String conversation = account.conversation();
        assertThat(account.messages(conversation))
                .filteredOn(message -> message.path("direction").asString().equals("inbound"))
                .extracting(message -> message.path("text").asString())
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(n -> WORDS + " " + n).toList());
        long answers = account.messages(conversation).stream()
                .filter(message ->
                        message.path("author").path("kind").asString().equals("bot"))
                .count();
        await().atMost(TestingAccount.PATIENCE).until(() -> account.sent().size() == answers);
    }

    private void cutConnections() throws SQLException {
        try (var connection = DriverManager.getConnection(url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                    + " AND application_name LIKE 'insaka-%'");
        }
    }
}
