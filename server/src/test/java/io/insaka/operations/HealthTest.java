package io.insaka.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.insaka.testing.Api;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingAccount;
import io.insaka.testing.TestingChannel;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

@ProductTest
class HealthTest {
    @Autowired
    Organisations organisations;

    @Autowired
    TestingChannel testing;

    private final String database;

    HealthTest(@Value("${insaka.database-url}") String database) {
        this.database = database;
    }

    private JsonNode health() {
        return organisations.stranger().get("/healthz").expect(200).json();
    }

    @Test
    void tellsAStrangerHowEveryComponentIsDoing() {
        JsonNode health = health();
        assertThat(health.propertyNames())
                .containsExactlyInAnyOrder("status", "version", "uptimeSeconds", "reasons", "checks");
        assertThat(health.get("checks").propertyNames())
                .containsExactly("database", "queue", "outbox", "channels", "models", "disk", "memory");
        for (JsonNode check : health.get("checks")) {
            assertThat(check.get("status").asString()).isIn("healthy", "degraded");
            assertThat(check.has("reason"))
                    .isEqualTo(check.get("status").asString().equals("degraded"));
        }
        assertThat(health.get("checks").get("queue").propertyNames())
                .contains("waiting", "oldestSeconds", "quarantined", "dead", "spooled", "spooledBytes", "overloaded");
        assertThat(health.at("/checks/memory/usedBytes").asLong())
                .isLessThan(health.at("/checks/memory/maxBytes").asLong());
        assertThat(health.get("reasons").size())
                .isEqualTo(health.get("checks")
                        .valueStream()
                        .filter(check -> check.has("reason"))
                        .count());
    }

    @Test
    void namesChannelsOnlyToTheirOwnOrganisation() {
        var account = TestingAccount.connect(testing, organisations.found());
        TestingAccount.connect(testing, organisations.found());
        Api stranger = organisations.stranger();
        stranger.get("/api/v1/health").expect(401);
        JsonNode own = account.api().get("/api/v1/health").expect(200).json();
        assertThat(own.get("channels")).hasSize(1).first().satisfies(channel -> {
            assertThat(channel.get("id").asString()).isEqualTo(account.id());
            assertThat(channel.get("state").asString()).isEqualTo("unverified");
            assertThat(channel.get("name").asString()).isNotBlank();
        });
        String seen = stranger.get("/healthz").text();
        assertThat(seen).doesNotContain(account.id());
        // What the database knows may be a second old.
        await().atMost(TestingAccount.PATIENCE)
                .until(() -> health().at("/checks/channels/unverified").asLong() > 0);
    }

    @Test
    void isReadyAndAlive() {
        assertThat(organisations
                        .stranger()
                        .get("/readyz")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("ready");
        assertThat(organisations
                        .stranger()
                        .get("/livez")
                        .expect(200)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("live");
    }

    /** A lock nobody gets is how a database looks that hangs: connected, and silent. */
    @Test
    void answersWhileTheDatabaseHangs() throws SQLException {
        try (var connection = DriverManager.getConnection(database, "postgres", "")) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("LOCK TABLE channel_health IN ACCESS EXCLUSIVE MODE");
            }
            await().atMost(TestingAccount.PATIENCE)
                    .until(() -> health().at("/checks/database/status").asString(), "degraded"::equals);
            assertThat(health().get("reasons").toString()).contains("The database does not answer");
            for (String probe : List.of("/livez", "/readyz")) {
                organisations.stranger().get(probe).expect(200);
            }
            connection.rollback();
        }
        await().atMost(TestingAccount.PATIENCE)
                .until(() -> health().at("/checks/database/status").asString(), "healthy"::equals);
    }
}
