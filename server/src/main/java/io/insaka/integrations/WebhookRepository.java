package io.insaka.integrations;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code webhook}. Joins the tenant's open transaction, but for what serves all organisations. */
@Repository
class WebhookRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;

    WebhookRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
    }

    /** An endpoint that this node alone sends to for a while. */
    record Claim(TenantId tenant, UUID webhook, UUID lease) {}

    /** Takes endpoints with something due that nobody is at work on. */
    List<Claim> claim(UUID lease, Instant now, Instant until, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        UPDATE webhook SET lease = :lease, leased_until = :until
                        WHERE (tenant_id, id) IN (
                            SELECT w.tenant_id, w.id FROM webhook w
                            WHERE w.state = 'on' AND (w.not_before IS NULL OR w.not_before <= :now)
                            AND (w.leased_until IS NULL OR w.leased_until <= :now)
                            AND EXISTS (
                                SELECT FROM webhook_delivery d
                                WHERE d.tenant_id = w.tenant_id AND d.webhook_id = w.id
                                AND d.state = 'waiting' AND d.not_before <= :now)
                            LIMIT :most FOR NO KEY UPDATE SKIP LOCKED)
                        RETURNING tenant_id, id""")
                .param("lease", lease)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) ->
                        new Claim(new TenantId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class), lease))
                .list());
    }

    void release(Claim claim) {
        system.call(jdbc -> jdbc.sql("""
                        UPDATE webhook SET lease = NULL, leased_until = NULL
                        WHERE tenant_id = :tenant AND id = :id AND lease = :lease""")
                .param("tenant", claim.tenant().value())
                .param("id", claim.webhook())
                .param("lease", claim.lease())
                .update());
    }

    /** The organisations that tell anybody anything. */
    Set<TenantId> telling() {
        return system
                .call(jdbc -> jdbc.sql("SELECT DISTINCT tenant_id FROM webhook WHERE state = 'on'")
                        .query(UUID.class)
                        .list())
                .stream()
                .map(TenantId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    void insert(TenantId tenant, Webhook webhook) {
        jdbc.sql("""
                        INSERT INTO webhook (tenant_id, id, name, address, secret, types, created_at)
                        VALUES (:tenant, :id, :name, :address, :secret, :types, :at)""")
                .param("tenant", tenant.value())
                .param("id", webhook.id())
                .param("name", webhook.name())
                .param("address", sealed(tenant, webhook.address().toString()))
                .param("secret", sealed(tenant, webhook.secrets().current()))
                .param("types", webhook.types().toArray(String[]::new))
                .param("at", webhook.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(TenantId tenant, Webhook webhook) {
        jdbc.sql("""
                        UPDATE webhook SET name = :name, address = :address, types = :types
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("name", webhook.name())
                .param("address", sealed(tenant, webhook.address().toString()))
                .param("types", webhook.types().toArray(String[]::new))
                .param("tenant", tenant.value())
                .param("id", webhook.id())
                .update();
    }

    void secrets(TenantId tenant, UUID id, Webhook.Secrets secrets) {
        Instant until = secrets.until();
        jdbc.sql("""
                        UPDATE webhook SET secret = :secret, former_secret = :former, former_until = :until::timestamptz
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("secret", sealed(tenant, secrets.current()))
                .param("former", sealed(tenant, Objects.requireNonNull(secrets.former())))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void switchOff(TenantId tenant, UUID id, String reason, Instant at) {
        jdbc.sql("""
                        UPDATE webhook SET state = 'off', off_reason = :reason, off_at = :at
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    void switchOn(TenantId tenant, UUID id) {
        jdbc.sql("""
                        UPDATE webhook SET state = 'on', off_reason = NULL, off_at = NULL, failures = 0,
                            failing_since = NULL, not_before = NULL
                        WHERE tenant_id = :tenant AND id = :id""").param("tenant", tenant.value()).param("id", id).update();
    }

    void trouble(TenantId tenant, UUID id, Webhook.Trouble trouble) {
        jdbc.sql("""
                        UPDATE webhook SET failures = :failures, failing_since = :since::timestamptz,
                            not_before = :until::timestamptz
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("failures", trouble.failures())
                .param("since", offset(trouble.since()))
                .param("until", offset(trouble.until()))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static java.time.@Nullable OffsetDateTime offset(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    boolean delete(TenantId tenant, UUID id) {
        return jdbc.sql("DELETE FROM webhook WHERE tenant_id = :tenant AND id = :id")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The oldest first. */
    List<Webhook> all(TenantId tenant) {
        return jdbc.sql("SELECT * FROM webhook WHERE tenant_id = :tenant ORDER BY created_at, id")
                .param("tenant", tenant.value())
                .query((row, n) -> webhook(tenant, row))
                .list();
    }

    Optional<Webhook> find(TenantId tenant, UUID id) {
        return one(tenant, id, "");
    }

    /** As {@link #find}; nobody else changes it until the transaction ends. */
    Optional<Webhook> lock(TenantId tenant, UUID id) {
        return one(tenant, id, " FOR NO KEY UPDATE");
    }

    private Optional<Webhook> one(TenantId tenant, UUID id, String locking) {
        return jdbc.sql("SELECT * FROM webhook WHERE tenant_id = :tenant AND id = :id" + locking)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> webhook(tenant, row))
                .optional();
    }

    private Webhook webhook(TenantId tenant, ResultSet row) throws SQLException {
        byte[] former = row.getBytes("former_secret");
        String reason = row.getString("off_reason");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                URI.create(opened(tenant, row.getBytes("address"))),
                Arrays.asList((String[]) row.getArray("types").getArray()),
                new Webhook.Secrets(
                        opened(tenant, row.getBytes("secret")),
                        former == null ? null : opened(tenant, former),
                        instant(row, "former_until")),
                reason == null ? null : new Webhook.Off(reason, instant(row, "off_at")),
                new Webhook.Trouble(row.getInt("failures"), instant(row, "failing_since"), instant(row, "not_before")),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private byte[] sealed(TenantId tenant, String plain) {
        return vault.sealText(tenant, Purpose.WEBHOOK, plain);
    }

    private String opened(TenantId tenant, byte[] sealed) {
        return vault.openText(tenant, Purpose.WEBHOOK, sealed);
    }
}
