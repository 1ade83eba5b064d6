package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.insaka.channels.spi.ChannelSettings;
import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.platform.Problem;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class ChannelsTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Channels channels;

    @Autowired
    ChannelRepository repository;

    @Autowired
    ChannelSeal seal;

    @Autowired
    ChannelDirectory directory;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    SystemTransactions system;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ids ids;

    @Autowired
    Environment environment;

    @Autowired
    ChannelNews news;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisations.found().tenant();
    }

    @Test
    void findsAnAccountAtOnceByItsIdAlone() {
        ChannelAccount created = channels.create(tenant, "whatsapp", " Desk ", settings("1"));
        assertThat(channels.find(created.id())).hasValue(created);
        assertThat(channels.find(tenant, created.id())).hasValue(created);
        assertThat(channels.find(new TenantId(ids.next()), created.id())).isEmpty();
        assertThat(created.name()).isEqualTo("Desk");
        assertThat(channels.list(tenant)).containsExactly(created);
        assertThat(channels.all()).contains(created);
        assertThat(created.toString()).doesNotContain("Desk", "token-of-desk");
    }

    @Test
    void seesWhatAnotherNodeStoredWithinTwoSeconds() {
        var row = row("From another node", 1, "2");
        repository.insert(row, seal.account(tenant, "2"));
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        channels.all().stream().anyMatch(account -> account.id().equals(row.id())));
        repository.update(
                row,
                row.next(seal.seal(tenant, "Renamed there", new ChannelSettings(settings("2"))), Standing.FRESH),
                seal.account(tenant, "2"));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> channels.find(row.id()).orElseThrow().name().equals("Renamed there"));
    }

    @Test
    void announcesEachAccountAndEachChangeOnceOnEveryNode() {
        ChannelAccount here = channels.create(tenant, "whatsapp", "Here", settings("20"));
        channels.change(tenant, here.id(), "Renamed here", Map.of());
        var there = row("There", 1, "21");
        repository.insert(there, seal.account(tenant, "21"));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> news.of(there.id()).equals(List.of(new ChannelCreated(tenant, there.id(), "whatsapp"))));
        assertThat(news.of(here.id()))
                .containsExactly(
                        new ChannelCreated(tenant, here.id(), "whatsapp"),
                        new ChannelChanged(tenant, here.id(), "whatsapp"));
    }

    @Test
    void findsAnAccountOfAnotherNodeBeforeItsNewsArrives() {
        var row = row("Just connected elsewhere", 1, "3");
        repository.insert(row, seal.account(tenant, "3"));
        assertThat(channels.find(row.id())).isPresent();
    }

    @Test
    void rememberingThatAnIdIsUnknownDoesNotHideItForLong() {
        var row = row("Later", 1, "4");
        assertThat(channels.find(row.id())).isEmpty();
        repository.insert(row, seal.account(tenant, "4"));
        await().atMost(Duration.ofSeconds(6))
                .until(() -> channels.find(row.id()).isPresent());
    }

    @Test
    void anOlderRevisionNeverReplacesANewerOne() {
        var row = row("First", 1, "5");
        directory.admit(new ChannelRepository.Row(
                tenant,
                row.id(),
                "whatsapp",
                seal.seal(tenant, "Second", new ChannelSettings(settings("5"))),
                2,
                row.createdAt()));
        directory.admit(row);
        assertThat(channels.find(row.id()).orElseThrow().name()).isEqualTo("Second");
    }

    @Test
    void oneAccountThatDoesNotOpenDoesNotHideTheOthers() {
        var broken = new ChannelRepository.Row(
                tenant, new ChannelId(ids.next()), "whatsapp", new byte[] {1, 2, 3}, 1, Instant.EPOCH);
        repository.insert(broken, seal.account(tenant, "6"));
        var good = row("Good", 1, "7");
        repository.insert(good, seal.account(tenant, "7"));
        await().atMost(Duration.ofSeconds(6))
                .until(() ->
                        channels.all().stream().anyMatch(account -> account.id().equals(good.id())));
        transactions.run(
                tenant,
                () -> jdbc.sql("DELETE FROM channel WHERE id = ?")
                        .param(broken.id().value())
                        .update());
    }

    @Test
    void aChangeThatIsRolledBackIsSeenNowhere() {
        assertThatThrownBy(() -> transactions.run(tenant, () -> {
                    channels.create(tenant, "whatsapp", "Never", settings("8"));
                    throw new IllegalStateException("roll back");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(channels.list(tenant)).isEmpty();
    }

    @Test
    void nothingReadableStandsInTheTable() {
        channels.create(tenant, "whatsapp", "Name of the desk", settings("106540352242922"));
        List<byte[]> columns = system
                .call(across -> across.sql("SELECT account, sealed FROM channel WHERE tenant_id = ?")
                        .param(tenant.value())
                        .query((found, number) -> List.of(found.getBytes("account"), found.getBytes("sealed")))
                        .list())
                .stream()
                .flatMap(List::stream)
                .toList();
        assertThat(columns)
                .hasSize(2)
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain("106540352242922", "token-of-desk", "Name of the desk"));
    }

    @Test
    void anotherOrganisationsRowsAreOutOfReach() {
        channels.create(tenant, "whatsapp", "Desk", settings("9"));
        TenantId other = organisations.found().tenant();
        assertThat(transactions.<Integer>call(
                        other,
                        () -> jdbc.sql("SELECT count(*) FROM channel")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void knowsEveryAccountItHasSeenWhileTheDatabaseIsAway() throws Exception {
        ChannelAccount seen = channels.create(tenant, "whatsapp", "Seen", settings("10"));
        var stranger = new ChannelId(ids.next());
        asOwner("ALTER TABLE channel RENAME TO channel_away");
        try {
            assertThat(channels.find(seen.id())).hasValue(seen);
            assertThat(channels.list(tenant)).containsExactly(seen);
            assertThatThrownBy(() -> channels.find(stranger)).isInstanceOf(DataAccessException.class);
        } finally {
            asOwner("ALTER TABLE channel_away RENAME TO channel");
        }
        assertThat(channels.find(stranger)).isEmpty();
    }

    private void asOwner(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        String.valueOf(environment.getProperty("insaka.database-url")), "postgres", "");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void anUnknownKindIsAProblem() {
        assertThatThrownBy(() -> channels.adapter("pigeon"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("channels/unknown-kind"));
        assertThat(channels.findAdapter("whatsapp")).isPresent();
        assertThat(channels.adapter("whatsapp").accountKey()).isEqualTo("phoneNumberId");
    }

    private ChannelRepository.Row row(String name, int revision, String number) {
        return new ChannelRepository.Row(
                tenant,
                new ChannelId(ids.next()),
                "whatsapp",
                seal.seal(tenant, name, new ChannelSettings(settings(number))),
                revision,
                Instant.EPOCH);
    }

    private static Map<String, String> settings(String number) {
        var settings = new HashMap<String, String>();
        settings.put("phoneNumberId", number);
        settings.put("accessToken", "token-of-desk");
        settings.put("appSecret", "secret-of-desk");
        settings.put("verifyToken", "verify-of-desk");
        return settings;
    }
}
