package io.insaka.channels;

import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code channel}: written for one organisation, read across all of them. */
@Repository
class ChannelRepository {
    private static final String COLUMNS =
            "SELECT tenant_id, id, kind, sealed, revision, created_at, life, life_since," + " expired_at FROM channel ";

    private static final Change CHANGED = new Change(null, "channel");

    private final TenantTransactions transactions;
    private final SystemTransactions system;
    private final JdbcClient jdbc;
    private final LiveChanges live;

    ChannelRepository(TenantTransactions transactions, SystemTransactions system, JdbcClient jdbc, LiveChanges live) {
        this.transactions = transactions;
        this.system = system;
        this.jdbc = jdbc;
        this.live = live;
    }

    /** One account as stored; {@code revision} grows with every change. */
    record Row(
            TenantId tenant,
            ChannelId id,
            String kind,
            byte[] sealed,
            int revision,
            Instant createdAt,
            Standing standing) {
        Row(TenantId tenant, ChannelId id, String kind, byte[] sealed, int revision, Instant createdAt) {
            this(tenant, id, kind, sealed, revision, createdAt, Standing.FRESH);
        }

        Row next(byte[] sealed, Standing standing) {
            return new Row(tenant, id, kind, sealed, revision + 1, createdAt, standing);
        }
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the organisation has this account already */
    void insert(Row row, byte[] account) {
        transactions.run(row.tenant(), () -> {
            jdbc.sql("""
                            INSERT INTO channel (tenant_id, id, kind, account, sealed, revision, created_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            row.tenant().value(),
                            row.id().value(),
                            row.kind(),
                            account,
                            row.sealed(),
                            row.revision(),
                            Timestamp.from(row.createdAt()))
                    .update();
            live.record(row.tenant(), CHANGED);
        });
    }

    /**
     * Replaces what is stored if nobody else did since it was read.
     *
     * @param next the row after {@code before}
     * @param account null when it is the same as before
     * @return false when somebody else did
     * @throws org.springframework.dao.DuplicateKeyException when the organisation has this account already
     */
    boolean update(Row before, Row next, byte @Nullable [] account) {
        return transactions.call(before.tenant(), () -> {
            boolean mine = jdbc.sql("""
                            UPDATE channel SET account = coalesce(:account, account), sealed = :sealed, life = :life, life_since = :since,
                                expired_at = :expired, revision = revision + 1, changed_at = now()
                            WHERE tenant_id = :tenant AND id = :id AND revision = :revision""")
                            .param("account", account)
                            .param("sealed", next.sealed())
                            .param("life", next.standing().life().wireName())
                            .param("since", timestamp(next.standing().since()))
                            .param("expired", timestamp(next.standing().expiredAt()))
                            .param("tenant", before.tenant().value())
                            .param("id", before.id().value())
                            .param("revision", before.revision())
                            .update()
                    == 1;
            if (mine) {
                live.record(before.tenant(), CHANGED);
            }
            return mine;
        });
    }

    void delete(TenantId tenant, ChannelId id) {
        transactions.run(tenant, () -> {
            jdbc.sql("DELETE FROM channel WHERE tenant_id = ? AND id = ?")
                    .params(tenant.value(), id.value())
                    .update();
            live.record(tenant, CHANGED);
        });
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    Optional<Row> find(TenantId tenant, ChannelId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(COLUMNS + "WHERE tenant_id = ? AND id = ? AND life <> 'deleted'")
                        .params(tenant.value(), id.value())
                        .query(ChannelRepository::row)
                        .optional());
    }

    Optional<Row> find(ChannelId id) {
        return system.call(across -> across.sql(COLUMNS + "WHERE id = ? AND life <> 'deleted'")
                .param(id.value())
                .query(ChannelRepository::row)
                .optional());
    }

    List<Row> all() {
        return system.call(across -> across.sql(COLUMNS + "WHERE life <> 'deleted'")
                .query(ChannelRepository::row)
                .list());
    }

    /** Of every row there is, those of deleted accounts among them. */
    Set<ChannelId> ids() {
        return system.call(across -> across.sql("SELECT id FROM channel")
                .query((row, n) -> new ChannelId(row.getObject("id", UUID.class)))
                .set());
    }

    /** What changed, or was deleted, in the last half minute by the database's own clock: long enough for a slow commit to show up. */
    List<Row> recent() {
        return system.call(across -> across.sql(COLUMNS + "WHERE changed_at > now() - interval '30 seconds'")
                .query(ChannelRepository::row)
                .list());
    }

    private static Row row(ResultSet found, int number) throws SQLException {
        return new Row(
                new TenantId(found.getObject("tenant_id", UUID.class)),
                new ChannelId(found.getObject("id", UUID.class)),
                found.getString("kind"),
                found.getBytes("sealed"),
                found.getInt("revision"),
                found.getTimestamp("created_at").toInstant(),
                new Standing(
                        Life.of(found.getString("life")),
                        instant(found.getTimestamp("life_since")),
                        instant(found.getTimestamp("expired_at"))));
    }
}
