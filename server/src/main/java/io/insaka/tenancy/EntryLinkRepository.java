package io.insaka.tenancy;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code entry_link}. */
@Repository
class EntryLinkRepository {
    private static final String SEEN = """
            SELECT l.*, %s
            FROM entry_link l LEFT JOIN custom_role r ON r.tenant_id = l.tenant_id AND r.id = l.custom_role_id
            """.formatted(RoleRepository.COLUMNS);

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;

    EntryLinkRepository(JdbcClient jdbc, SystemTransactions system, Vault vault) {
        this.jdbc = jdbc;
        this.system = system;
        this.vault = vault;
    }

    void add(EntryLink link, byte[] emailSealed, Secret secret) {
        jdbc.sql("""
                INSERT INTO entry_link (tenant_id, id, purpose, teammate_id, email_sealed, role, custom_role_id, secret_hash, created_at, expires_at, channels)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(link.tenant().value())
                .param(link.id())
                .param(link.purpose())
                .param(link.teammate() == null ? null : link.teammate().value())
                .param(emailSealed)
                .param(RoleRepository.word(link.role()))
                .param(RoleRepository.customId(link.role()))
                .param(secret.hash())
                .param(Timestamp.from(link.createdAt()))
                .param(Timestamp.from(link.expiresAt()))
                .param(SeenChannels.column(link.sight()))
                .update();
    }

    byte[] seal(TenantId tenant, Email email) {
        return vault.sealText(tenant, Purpose.TEAMMATE_EMAIL, email.value());
    }

    /** Invitations nobody has accepted, the latest first; also those that have run out. */
    List<EntryLink> openInvitations(TenantId tenant) {
        return jdbc.sql(SEEN + """
                WHERE l.tenant_id = ? AND l.purpose = 'invitation' AND l.used_at IS NULL
                ORDER BY l.created_at DESC, l.id LIMIT 200
                """)
                .param(tenant.value())
                .query((rows, number) -> link(rows))
                .list();
    }

    Optional<EntryLink> openInvitation(TenantId tenant, UUID id) {
        return jdbc.sql(SEEN + """
                WHERE l.tenant_id = ? AND l.id = ? AND l.purpose = 'invitation' AND l.used_at IS NULL FOR UPDATE OF l
                """)
                .param(tenant.value())
                .param(id)
                .query((rows, number) -> link(rows))
                .optional();
    }

    /** The old link is dead from here on. */
    void renew(EntryLink link, Secret secret) {
        jdbc.sql("UPDATE entry_link SET secret_hash = ?, expires_at = ? WHERE tenant_id = ? AND id = ?")
                .param(secret.hash())
                .param(Timestamp.from(link.expiresAt()))
                .param(link.tenant().value())
                .param(link.id())
                .update();
    }

    boolean revoke(TenantId tenant, UUID id) {
        return jdbc.sql("""
                DELETE FROM entry_link WHERE tenant_id = ? AND id = ? AND purpose = 'invitation' AND used_at IS NULL
                """).param(tenant.value()).param(id).update() > 0;
    }

    /** Of a teammate who asks for another, or leaves: one link at a time. */
    void dropPasswordLinks(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM entry_link WHERE tenant_id = ? AND teammate_id = ?")
                .param(tenant.value())
                .param(teammate.value())
                .update();
    }

    /** Across organisations: a link does not tell its own. */
    Optional<EntryLink> find(Secret secret, Instant now) {
        return system.call(across -> across.sql(SEEN + """
                        WHERE l.secret_hash = ? AND l.used_at IS NULL AND l.expires_at > ?
                        """)
                .param(secret.hash())
                .param(Timestamp.from(now))
                .query((rows, number) -> link(rows))
                .optional());
    }

    /** True for one caller only, however many hold the link. */
    boolean use(EntryLink link, Secret secret, Instant now) {
        return jdbc.sql("""
                UPDATE entry_link SET used_at = ?
                WHERE tenant_id = ? AND id = ? AND secret_hash = ? AND used_at IS NULL AND expires_at > ?
                """)
                        .param(Timestamp.from(now))
                        .param(link.tenant().value())
                        .param(link.id())
                        .param(secret.hash())
                        .param(Timestamp.from(now))
                        .update()
                > 0;
    }

    /** As {@link #use}, by who showed in another way that the invitation is theirs. */
    boolean accept(EntryLink invitation, Instant now) {
        return jdbc.sql("""
                UPDATE entry_link SET used_at = :now
                WHERE tenant_id = :tenant AND id = :id AND purpose = 'invitation' AND used_at IS NULL AND expires_at > :now
                """)
                        .param("now", Timestamp.from(now))
                        .param("tenant", invitation.tenant().value())
                        .param("id", invitation.id())
                        .update()
                > 0;
    }

    private EntryLink link(ResultSet rows) throws SQLException {
        var tenant = new TenantId(rows.getObject("tenant_id", UUID.class));
        @Nullable UUID teammate = rows.getObject("teammate_id", UUID.class);
        return new EntryLink(
                tenant,
                rows.getObject("id", UUID.class),
                teammate == null ? null : new TeammateId(teammate),
                new Email(vault.openText(tenant, Purpose.TEAMMATE_EMAIL, rows.getBytes("email_sealed"))),
                RoleRepository.role(rows),
                TeammateRepository.sight(rows),
                rows.getTimestamp("created_at").toInstant(),
                rows.getTimestamp("expires_at").toInstant());
    }
}
