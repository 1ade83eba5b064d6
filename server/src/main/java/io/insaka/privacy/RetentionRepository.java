package io.insaka.privacy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code retention}, {@code channel_retention}, {@code retention_round} and {@code retention_progress}.
 * {@link #lease} looks across organisations, the rest joins the tenant's open transaction.
 */
@Repository
class RetentionRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;

    RetentionRepository(JdbcClient tenantJdbc, SystemTransactions system) {
        this.jdbc = tenantJdbc;
        this.system = system;
    }

    Retention find(TenantId tenant) {
        Integer days = jdbc.sql("SELECT days FROM retention WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .optional()
                .orElse(null);
        Map<ChannelId, Retention.Period> own = new HashMap<>();
        jdbc.sql("SELECT channel_id, days FROM channel_retention WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .query((row, n) -> Map.entry(
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        Retention.Period.of(row.getObject("days", Integer.class))))
                .list()
                .forEach(each -> own.put(each.getKey(), each.getValue()));
        return new Retention(Retention.Period.of(days), own);
    }

    void save(TenantId tenant, Retention.Period period) {
        jdbc.sql("DELETE FROM retention WHERE tenant_id = :tenant")
                .param("tenant", tenant.value())
                .update();
        if (period instanceof Retention.Period.Days(int days)) {
            jdbc.sql("""
                            INSERT INTO retention (tenant_id, days) VALUES (:tenant, :days)
                            ON CONFLICT (tenant_id) DO UPDATE SET days = excluded.days""").param("tenant", tenant.value()).param("days", days).update();
        }
    }

    void save(TenantId tenant, ChannelId channel, Retention.Period period) {
        jdbc.sql("""
                        INSERT INTO channel_retention (tenant_id, channel_id, days) VALUES (:tenant, :channel, :days)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET days = excluded.days""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("days", period instanceof Retention.Period.Days(int days) ? days : null, Types.INTEGER)
                .update();
    }

    /** @return false when it had none of its own */
    boolean forget(TenantId tenant, ChannelId channel) {
        return jdbc.sql("DELETE FROM channel_retention WHERE tenant_id = :tenant AND channel_id = :channel")
                        .param("tenant", tenant.value())
                        .param("channel", channel.value())
                        .update()
                > 0;
    }

    /** A round begins now, or goes on with what is new; whoever is at one writes no more. */
    void begin(TenantId tenant, Instant now) {
        jdbc.sql("""
                        INSERT INTO retention_round AS r (tenant_id, not_before) VALUES (:tenant, :now)
                        ON CONFLICT (tenant_id) DO UPDATE SET channel_id = NULL, ledger = false,
                            messages = 0, files = 0, not_before = excluded.not_before, stamp = r.stamp + 1""")
                .param("tenant", tenant.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A round that is to be gone on with, and the right to do so. */
    record Due(TenantId tenant, long stamp) {}

    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(jdbc -> jdbc.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id FROM retention_round WHERE not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE retention_round r SET not_before = :until, stamp = r.stamp + 1
                        FROM due WHERE r.tenant_id = due.tenant_id
                        RETURNING r.tenant_id, r.stamp""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(new TenantId(row.getObject("tenant_id", UUID.class)), row.getLong("stamp")))
                .list());
    }

    /**
     * How far it is.
     *
     * @param channel null: at the beginning
     * @param ledger its conversations are all done
     */
    record Standing(@Nullable ChannelId channel, boolean ledger, long messages, long files) {
        static final Standing BEGINNING = new Standing(null, false, 0, 0);

        static Standing at(ChannelId channel) {
            return new Standing(channel, false, 0, 0);
        }
    }

    /** Empty when another node goes on with it, or it began anew. */
    Optional<Standing> lock(Due due) {
        return lock(due.tenant(), due.stamp());
    }

    /** Whoever is at it waits. */
    Optional<Standing> lock(TenantId tenant) {
        return lock(tenant, null);
    }

    private Optional<Standing> lock(TenantId tenant, @Nullable Long stamp) {
        return jdbc.sql("""
                        SELECT channel_id, ledger, messages, files FROM retention_round
                        WHERE tenant_id = :tenant AND stamp = coalesce(:stamp, stamp) FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("stamp", stamp, Types.BIGINT)
                .query((row, n) -> {
                    UUID channel = row.getObject("channel_id", UUID.class);
                    return new Standing(
                            channel == null ? null : new ChannelId(channel),
                            row.getBoolean("ledger"),
                            row.getLong("messages"),
                            row.getLong("files"));
                })
                .optional();
    }

    void advance(TenantId tenant, Standing standing, Instant notBefore) {
        jdbc.sql("""
                        UPDATE retention_round SET channel_id = :channel, ledger = :ledger,
                            messages = :messages, files = :files, not_before = :at
                        WHERE tenant_id = :tenant""")
                .param(
                        "channel",
                        standing.channel() == null ? null : standing.channel().value(),
                        Types.OTHER)
                .param("ledger", standing.ledger())
                .param("messages", standing.messages())
                .param("files", standing.files())
                .param("at", notBefore.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .update();
    }

    /** What was taken away when something was last. */
    record Done(long messages, long files, Instant at) {}

    Map<ChannelId, Done> done(TenantId tenant) {
        Map<ChannelId, Done> done = new HashMap<>();
        jdbc.sql("""
                        SELECT channel_id, messages, files, deleted_at FROM retention_progress
                        WHERE tenant_id = :tenant AND deleted_at IS NOT NULL""")
                .param("tenant", tenant.value())
                .query((row, n) -> Map.entry(
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        new Done(
                                row.getLong("messages"),
                                row.getLong("files"),
                                row.getTimestamp("deleted_at").toInstant())))
                .list()
                .forEach(each -> done.put(each.getKey(), each.getValue()));
        return done;
    }

    void done(TenantId tenant, ChannelId channel, Done done) {
        jdbc.sql("""
                        INSERT INTO retention_progress (tenant_id, channel_id, messages, files, deleted_at)
                        VALUES (:tenant, :channel, :messages, :files, :at)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET messages = excluded.messages,
                            files = excluded.files, deleted_at = excluded.deleted_at""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("messages", done.messages())
                .param("files", done.files())
                .param("at", done.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Up to which item of the ledger the channel's are empty; null: none is. */
    @Nullable
    UUID emptied(TenantId tenant, ChannelId channel) {
        return jdbc.sql("SELECT item_id FROM retention_progress WHERE tenant_id = :tenant AND channel_id = :channel")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .query((row, n) -> Optional.ofNullable(row.getObject("item_id", UUID.class)))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    void emptied(TenantId tenant, ChannelId channel, UUID upTo) {
        jdbc.sql("""
                        INSERT INTO retention_progress (tenant_id, channel_id, item_id) VALUES (:tenant, :channel, :item)
                        ON CONFLICT (tenant_id, channel_id) DO UPDATE SET item_id = excluded.item_id""")
                .param("tenant", tenant.value())
                .param("channel", channel.value())
                .param("item", upTo)
                .update();
    }
}
