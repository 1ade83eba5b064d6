package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code sign_in_journey}: browsers on their way to a provider and back. */
@Repository
class SignInJourneyRepository {
    static final Duration LIFE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final SystemTransactions system;

    SignInJourneyRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    record Journey(TenantId tenant, UUID provider) {}

    private record Row(Journey journey, byte[] browser, Instant expiresAt) {}

    /** Joins the tenant's open transaction. */
    void begin(UUID id, Journey journey, Secret state, Secret browser, Instant now) {
        jdbc.sql("""
                INSERT INTO sign_in_journey (tenant_id, id, provider_id, state_hash, browser_hash, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
                .param(journey.tenant().value())
                .param(id)
                .param(journey.provider())
                .param(state.hash())
                .param(browser.hash())
                .param(Timestamp.from(now.plus(LIFE)))
                .update();
    }

    void clear(Instant now) {
        system.call(across -> across.sql("DELETE FROM sign_in_journey WHERE expires_at <= ?")
                .param(Timestamp.from(now))
                .update());
    }

    /** For one caller only, however many come back with it; empty in another browser and after its time, too. */
    Optional<Journey> take(Secret state, Secret browser, Instant now) {
        return system.call(across -> across.sql("""
                        DELETE FROM sign_in_journey WHERE state_hash = ?
                        RETURNING tenant_id, provider_id, browser_hash, expires_at
                        """)
                        .param(state.hash())
                        .query((rows, number) -> new Row(
                                new Journey(
                                        new TenantId(rows.getObject("tenant_id", UUID.class)),
                                        rows.getObject("provider_id", UUID.class)),
                                rows.getBytes("browser_hash"),
                                rows.getTimestamp("expires_at").toInstant()))
                        .optional())
                .filter(row -> MessageDigest.isEqual(row.browser(), browser.hash())
                        && row.expiresAt().isAfter(now))
                .map(Row::journey);
    }
}
