package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.testing.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody else's PostgreSQL, where we are nobody special. */
class ExternalDatabaseTest {
    private static DatabaseSettings settings(String url, String user) {
        return new DatabaseSettings(Path.of("unused"), url.substring("jdbc:".length()), user, "", 3);
    }

    @Test
    void migratesAndWorksAsAnOwnerWhoIsNoSuperuser() throws Exception {
        String url = TestPostgres.freshDatabaseOf("plain_owner", "CREATEROLE");
        var wiring = new DatabaseWiring();
        try (Postgres postgres = Postgres.open(settings(url, "plain_owner"))) {
            var migrated = wiring.flyway(postgres);
            assertThat(migrated.info().pending()).isEmpty();
            try (var pool =
                    wiring.tenantPool(postgres, migrated, settings(url, "plain_owner"), new SimpleMeterRegistry())) {
                assertThat(JdbcClient.create(pool)
                                .sql("SELECT current_user::text")
                                .query(String.class)
                                .single())
                        .isEqualTo("insaka_app");
                assertThat(JdbcClient.create(pool)
                                .sql("SELECT count(*) FROM conversation")
                                .query(Long.class)
                                .single())
                        .isZero();
            }
        }
    }

    @Test
    void saysPlainlyWhatAnAddressWithoutJdbcMeans() throws Exception {
        String url = TestPostgres.freshDatabase();
        String pasted = url.replace("jdbc:postgresql://", "postgres://");
        try (Postgres postgres = Postgres.open(new DatabaseSettings(Path.of("unused"), pasted, "postgres", "", 3))) {
            assertThat(postgres.address().url()).isEqualTo(url);
        }
    }

    @Test
    void refusesAnAddressNobodyAnswersAt() {
        var nobody = new DatabaseSettings(Path.of("unused"), "postgresql://localhost:1/none", "x", "", 3);
        assertThatThrownBy(() -> new DatabaseWiring().flyway(Postgres.open(nobody)))
                .hasMessageContaining("localhost:1");
    }
}
