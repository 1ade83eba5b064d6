package io.insaka.privacy;

import static io.insaka.testing.TestingAccount.PATIENCE;
import static io.insaka.testing.TestingAccount.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.FetchOutcome;
import io.insaka.database.TenantTransactions;
import io.insaka.intake.Forgetting;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
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
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Messages that are older than their channel keeps them go, with what was made of them, and nothing else does. */
@ProductTest
class RetentionTest {
    private static final String MARY = "260970000001";
    private static final String JOHN = "260970000002";

    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel channel;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Forgetting ledger;

    @Autowired
    RetentionRound round;

    @Autowired
    RetentionRepository rounds;

    private final Path data;

    /** The schema's owner: makes messages old that are not. */
    private final JdbcClient everything;

    private Organisation organisation;
    private TenantId tenant;
    private Api api;
    private TestingAccount shop;
    private TestingAccount clinic;

    RetentionTest(@Value("${insaka.data-dir}") Path data, @Value("${insaka.database-url}") String url) {
        this.data = data;
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    @BeforeEach
    void connect() {
        organisation = organisations.found();
        tenant = organisation.tenant();
        api = organisation.api();
        shop = TestingAccount.connect(channel, organisation);
        clinic = TestingAccount.connect(channel, organisation);
    }

    private static ChannelId id(TestingAccount account) {
        return new ChannelId(UUID.fromString(account.id()));
    }

    private void old(TestingAccount account, String words, Duration age) {
        at(account.message(account.conversation(), words), Instant.now().minus(age));
    }

    private void at(JsonNode message, Instant moment) {
        everything
                .sql("UPDATE message SET created_at = ? WHERE tenant_id = ? AND id = ?::uuid")
                .param(moment.atOffset(ZoneOffset.UTC))
                .param(tenant.value())
                .param(message.path("id").asString())
                .update();
        // A round may have been there when it was new.
        everything
                .sql("UPDATE conversation SET aged_at = '-infinity' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    private List<String> inbound(TestingAccount account) {
        return account.messages(account.conversation()).stream()
                .filter(message -> message.path("direction").asString().equals("inbound"))
                .map(message -> message.path("text").asString(""))
                .toList();
    }

    private Api.Response period(@Nullable TestingAccount account, @Nullable Integer days, long confirmed) {
        Map<String, Object> wanted = new HashMap<>(Map.of("confirmed", confirmed));
        wanted.put("days", days);
        return api.put("/api/v1/retention" + (account == null ? "" : "/channels/" + account.id()), wanted);
    }

    private JsonNode channelView(TestingAccount account) {
        return api.get("/api/v1/retention")
                .expect(200)
                .json()
                .path("channels")
                .valueStream()
                .filter(each -> each.path("id").asString().equals(account.id()))
                .findFirst()
                .orElseThrow();
    }

    private long rows(String table, String conversation) {
        return everything
                .sql("SELECT count(*) FROM " + table + " WHERE tenant_id = ? AND conversation_id = ?::uuid")
                .param(tenant.value())
                .param(conversation)
                .query(Long.class)
                .single();
    }

    @Test
    void keepsEachChannelsMessagesForItsOwnPeriod() {
        for (TestingAccount account : List.of(shop, clinic)) {
            account.deliver(
                    text(MARY, "m1", "xylophone of long ago"),
                    text(MARY, "m2", "xylophone of last month"),
                    text(MARY, "m3", "xylophone of today"));
            account.awaitBalanced(3);
            old(account, "xylophone of long ago", Duration.ofDays(100));
            old(account, "xylophone of last month", Duration.ofDays(40));
        }
        JsonNode preview = api.get("/api/v1/retention/preview?days=30&channel=" + shop.id())
                .expect(200)
                .json();
        assertThat(preview.path("messages").asLong()).isEqualTo(2);
        assertThat(preview.path("conversations").asLong()).isEqualTo(1);
        assertThat(period(shop, 30, 1).expect(409).code()).isEqualTo("privacy/more-than-confirmed");
        assertThat(channelView(shop).path("own").asBoolean()).isFalse();

        period(shop, 30, 2).expect(200);
        period(null, 60, 1).expect(200); // the clinic's
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(inbound(shop)).containsExactly("xylophone of today");
            assertThat(inbound(clinic)).containsExactlyInAnyOrder("xylophone of last month", "xylophone of today");
        });
        assertThat(api.get("/api/v1/conversations?q=ago&limit=50")
                        .expect(200)
                        .json()
                        .path("items"))
                .as("what is gone is not found")
                .isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(channelView(shop).at("/last/messages").asLong())
                                .isEqualTo(2));
        assertThat(api.get("/api/v1/audit?action=retention.applied").expect(200).text())
                .contains("retention.applied");

        old(clinic, "xylophone of last month", Duration.ofDays(1000));
        period(clinic, null, 0).expect(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(everything
                                .sql("SELECT channel_id IS NULL AND not_before > now() + interval '1 hour'"
                                        + " FROM retention_round WHERE tenant_id = ?")
                                .param(tenant.value())
                                .query(Boolean.class)
                                .single())
                        .isTrue());
        assertThat(inbound(clinic)).as("kept for ever").contains("xylophone of last month");
        api.delete("/api/v1/retention/channels/" + clinic.id()).expect(409);
        api.delete("/api/v1/retention/channels/" + clinic.id() + "?confirmed=1").expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbound(clinic)).containsExactly("xylophone of today"));
    }

    @Test
    void takesFilesTracesAndTheLedgerWithThem() throws IOException {
        shop.file(
                "letter-" + shop.id(),
                new FetchOutcome.Fetched(new ByteArrayInputStream("Dear team".getBytes()), "text/plain", 9));
        shop.deliver(text(MARY, "m1", "hello"), Map.of("type", "file", "from", MARY, "id", "letter-" + shop.id()));
        clinic.deliver(text(JOHN, "j1", "hello"));
        shop.awaitBalanced(2);
        clinic.awaitBalanced(1);
        String conversation = shop.conversation();
        String file = await().atMost(PATIENCE)
                .until(
                        () -> shop.messages(conversation).stream()
                                .flatMap(message -> message.path("attachments").valueStream())
                                .filter(each -> each.path("state").asString().equals("stored"))
                                .map(each -> each.path("url").asString())
                                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        everything
                .sql("UPDATE media SET created_at = created_at - interval '50 days' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        shop.messages(conversation).forEach(message -> at(message, Instant.now().minus(Duration.ofDays(50))));
        assertThat(files(file)).hasSize(1);
        assertThat(rows("turn", conversation)).isPositive();
        long count = api.get("/api/v1/retention/preview?days=30&channel=" + shop.id())
                .expect(200)
                .json()
                .path("messages")
                .asLong();
        period(shop, 30, count).expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(files(file)).isEmpty());
        assertThat(shop.messages(conversation)).isEmpty();
        assertThat(rows("turn", conversation)).isZero();
        assertThat(api.get("/api/v1/conversations/" + conversation)
                        .expect(200)
                        .json()
                        .path("unread")
                        .asInt())
                .isZero();
        assertThat(rows("turn", clinic.conversation())).isPositive();

        Instant later = Instant.now().plusSeconds(60);
        transactions.run(tenant, () -> {
            var upTo = ledger.outlive(tenant, id(shop), null, later);
            assertThat(upTo).isPresent();
            assertThat(ledger.outlive(tenant, id(shop), upTo.orElseThrow(), later))
                    .isEmpty();
        });
        assertThat(shop.items())
                .filteredOn(item -> item.path("providerId").asString("").equals("m1"))
                .isEmpty();
        assertThat(clinic.items())
                .filteredOn(item -> item.path("providerId").asString("").equals("j1"))
                .isNotEmpty();
        shop.deliver(text(MARY, "m2", "and again"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inbound(shop)).containsExactly("and again"));
    }

    @Test
    void goesOnWhereItWasCutOffAndIsNotDoneTwice() {
        shop.deliver(text(MARY, "m1", "old"), text(JOHN, "j1", "old, too"));
        shop.awaitBalanced(2);
        everything
                .sql("UPDATE message SET created_at = created_at - interval '50 days' WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        // As a node has it that is killed after its first step: leased, and one conversation done.
        everything
                .sql("INSERT INTO retention (tenant_id, days) VALUES (?, 30)")
                .param(tenant.value())
                .update();
        everything
                .sql(
                        "INSERT INTO retention_round (tenant_id, not_before, stamp) VALUES (?, now() + interval '1 day', 7)")
                .param(tenant.value())
                .update();
        var due = new RetentionRepository.Due(tenant, 7);
        // The channels are done one after the other, and the first may be the other one.
        await().atMost(PATIENCE).until(() -> transactions.call(tenant, () -> round.step(due)) && left() == 1);
        everything
                .sql("UPDATE retention_round SET stamp = 8 WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        assertThat(transactions.call(tenant, () -> round.step(due)))
                .as("somebody else's")
                .isFalse();
        assertThat(left()).isEqualTo(1);
        everything
                .sql("UPDATE retention_round SET not_before = now() WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(left()).isZero());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(channelView(shop).at("/last/messages").asLong())
                                .as("both parts are counted once")
                                .isGreaterThanOrEqualTo(2));
        assertThat(rounds.lease(Instant.now(), Duration.ofMinutes(1), 0)).isEmpty();
    }

    /** Conversations in which a customer's message is left. */
    private long left() {
        return everything
                .sql(
                        "SELECT count(DISTINCT conversation_id) FROM message WHERE tenant_id = ? AND direction = 'inbound'")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    @Test
    void isForThoseWhoMayErase() {
        Api agent = organisations.join(organisation, Role.AGENT).api();
        agent.get("/api/v1/retention").expect(403);
        agent.put("/api/v1/retention", Map.of("days", 1)).expect(403);
        Api stranger = organisations.found().api();
        stranger.put("/api/v1/retention/channels/" + shop.id(), Map.of("days", 1))
                .expect(404);
        stranger.get("/api/v1/retention/preview?days=1&channel=" + shop.id()).expect(404);
        api.put("/api/v1/retention", Map.of("days", 0)).expect(400);
        api.get("/api/v1/retention/preview?days=0").expect(400);
        api.get("/api/v1/retention/preview?days=99999999").expect(400);
    }

    private List<Path> files(String id) throws IOException {
        try (var all = Files.walk(data.resolve("media"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().equals(id))
                    .toList();
        }
    }
}
