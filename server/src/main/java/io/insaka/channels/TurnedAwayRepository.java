package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code channel_turned_away}. Joins the tenant's open transaction. */
@Repository
class TurnedAwayRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    TurnedAwayRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    void add(TenantId tenant, ChannelId channel, TurnedAway.Count more) {
        jdbc.sql("""
                        INSERT INTO channel_turned_away (tenant_id, channel_id, times, last_at, last_from)
                        SELECT tenant_id, id, :times, :at, :from FROM channel WHERE tenant_id = :tenant AND id = :channel
                        ON CONFLICT ON CONSTRAINT channel_turned_away_pk DO UPDATE
                        SET times = channel_turned_away.times + excluded.times, last_at = excluded.last_at,
                            last_from = excluded.last_from""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("times", more.count())
                .param("at", Timestamp.from(more.lastAt()))
                .param(
                        "from",
                        vault.seal(
                                tenant,
                                Purpose.CHANNEL_SETTINGS,
                                more.lastFrom().getBytes(StandardCharsets.UTF_8)))
                .update();
    }

    Map<ChannelId, TurnedAway.Count> all(TenantId tenant) {
        Map<ChannelId, TurnedAway.Count> found = new HashMap<>();
        jdbc.sql("SELECT channel_id, times, last_at, last_from FROM channel_turned_away WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(row -> {
                    found.put(
                            new ChannelId(row.getObject("channel_id", UUID.class)),
                            new TurnedAway.Count(
                                    row.getLong("times"),
                                    row.getTimestamp("last_at").toInstant(),
                                    new String(
                                            vault.open(tenant, Purpose.CHANNEL_SETTINGS, row.getBytes("last_from")),
                                            StandardCharsets.UTF_8)));
                });
        return found;
    }
}
