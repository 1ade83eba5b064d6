package io.insaka.channels;

import io.insaka.database.SystemTransactions;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code channel}: written for one organisation, read across all of them. */
@Repository
class ChannelRepository {
    private static final String COLUMNS = "SELECT tenant_id, id, kind, sealed, revision, created_at FROM channel ";

    private final TenantTransactions transactions;
    private final SystemTransactions system;
    private final JdbcClient jdbc;

    ChannelRepository(TenantTransactions transactions, SystemTransactions system, JdbcClient jdbc) {
        this.transactions = transactions;
        this.system = system;
        this.jdbc = jdbc;
    }

    /** One account as stored; {@code revision} grows with every change. */
    record Row(TenantId tenant, ChannelId id, String kind, byte[] sealed, int revision, Instant createdAt) {}

    /** @throws org.springframework.dao.DuplicateKeyException when the organisation has this account already */
    void insert(Row row, byte[] account) {
        transactions.run(
                row.tenant(),
                () -> jdbc.sql("""
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
                        .update());
    }

    /**
     * Replaces what is sealed if nobody else did since it was read.
     *
     * @return false when somebody else did
     * @throws org.springframework.dao.DuplicateKeyException when the organisation has this account already
     */
    boolean update(Row before, byte[] account, byte[] sealed) {
        return transactions.call(
                before.tenant(),
                () -> jdbc.sql("""
                        UPDATE channel SET account = ?, sealed = ?, revision = revision + 1, changed_at = now()
                        WHERE tenant_id = ? AND id = ? AND revision = ?""")
                                .params(
                                        account,
                                        sealed,
                                        before.tenant().value(),
                                        before.id().value(),
                                        before.revision())
                                .update()
                        == 1);
    }

    Optional<Row> find(TenantId tenant, ChannelId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql(COLUMNS + "WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(ChannelRepository::row)
                        .optional());
    }

    Optional<Row> find(ChannelId id) {
        return system.call(across -> across.sql(COLUMNS + "WHERE id = ?")
                .param(id.value())
                .query(ChannelRepository::row)
                .optional());
    }

    List<Row> all() {
        return system.call(
                across -> across.sql(COLUMNS).query(ChannelRepository::row).list());
    }

    /** What changed in the last half minute by the database's own clock: long enough for a slow commit to show up. */
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
                found.getTimestamp("created_at").toInstant());
    }
}
