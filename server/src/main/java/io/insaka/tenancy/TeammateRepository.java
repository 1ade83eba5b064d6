package io.insaka.tenancy;

import io.insaka.database.Sight;
import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code teammate}; sealed on the way in, opened on the way out. */
@Repository
class TeammateRepository {
    /** One person may work for several organisations with one address; nobody works for more than this. */
    private static final int ORGANISATIONS_OF_ONE_PERSON = 5;

    private static final String SEEN = """
            SELECT t.id, t.name_sealed, t.email_sealed, t.role, t.channels, %s
            FROM teammate t LEFT JOIN custom_role r ON r.tenant_id = t.tenant_id AND r.id = t.custom_role_id
            """.formatted(RoleRepository.COLUMNS);

    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final EmailIndex index;

    TeammateRepository(JdbcClient jdbc, SystemTransactions system, Vault vault, EmailIndex index) {
        this.jdbc = jdbc;
        this.system = system;
        this.vault = vault;
        this.index = index;
    }

    /** A teammate about to be stored: everything sealed or hashed already. */
    record Entry(
            TenantId tenant,
            TeammateId id,
            byte[] name,
            byte[] email,
            byte[] index,
            String password,
            GivenRole role,
            Sight sight) {}

    record Account(TenantId tenant, TeammateId teammate, String passwordHash) {}

    Entry seal(TenantId tenant, Teammate teammate, String passwordHash) {
        return new Entry(
                tenant,
                teammate.id(),
                vault.sealText(tenant, Purpose.TEAMMATE_NAME, teammate.name()),
                vault.sealText(tenant, Purpose.TEAMMATE_EMAIL, teammate.email().value()),
                index.of(teammate.email()),
                passwordHash,
                teammate.role(),
                teammate.sight());
    }

    void add(Entry entry, Instant now) {
        add(jdbc, entry, now);
    }

    /**
     * @param in where to write: founding an organisation happens in a system transaction
     * @throws Refusal when somebody active in the organisation has the e-mail address
     */
    static void add(JdbcClient in, Entry entry, Instant now) {
        try {
            in.sql("""
                    INSERT INTO teammate (tenant_id, id, name_sealed, email_sealed, email_index, password_hash, role, custom_role_id, created_at, channels)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
                    .param(entry.tenant().value())
                    .param(entry.id().value())
                    .param(entry.name())
                    .param(entry.email())
                    .param(entry.index())
                    .param(entry.password())
                    .param(RoleRepository.word(entry.role()))
                    .param(RoleRepository.customId(entry.role()))
                    .param(Timestamp.from(now))
                    .param(SeenChannels.column(entry.sight()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.emailTaken();
        }
    }

    List<Teammate> active(TenantId tenant) {
        return jdbc.sql(SEEN + """
                WHERE t.tenant_id = ? AND t.deactivated_at IS NULL ORDER BY t.created_at, t.id
                """)
                .param(tenant.value())
                .query(teammate(tenant))
                .list();
    }

    Optional<Teammate> find(TenantId tenant, TeammateId id) {
        return jdbc.sql(SEEN + """
                WHERE t.tenant_id = ? AND t.id = ? AND t.deactivated_at IS NULL
                """)
                .param(tenant.value())
                .param(id.value())
                .query(teammate(tenant))
                .optional();
    }

    /** Held until the transaction ends: nobody else changes them meanwhile. */
    Optional<Teammate> lock(TenantId tenant, TeammateId id) {
        return jdbc.sql(SEEN + """
                WHERE t.tenant_id = ? AND t.id = ? AND t.deactivated_at IS NULL FOR UPDATE OF t
                """)
                .param(tenant.value())
                .param(id.value())
                .query(teammate(tenant))
                .optional();
    }

    /** Including those who have left: what they did still carries their name. */
    List<Teammate> named(TenantId tenant, Collection<TeammateId> ids) {
        return jdbc.sql(SEEN + """
                WHERE t.tenant_id = ? AND t.id = ANY (?)
                """)
                .param(tenant.value())
                .param(ids.stream().map(TeammateId::value).toArray(UUID[]::new))
                .query(teammate(tenant))
                .list();
    }

    /** The owners, held until the transaction ends: two of them cannot step down at the same moment. */
    List<TeammateId> lockOwners(TenantId tenant) {
        return jdbc.sql("""
                SELECT id FROM teammate WHERE tenant_id = ? AND role = 'owner' AND deactivated_at IS NULL
                ORDER BY id FOR UPDATE
                """)
                .param(tenant.value())
                .query((rows, number) -> new TeammateId(rows.getObject("id", UUID.class)))
                .list();
    }

    /** Those who have left, the last to leave first. */
    List<Teammate> left(TenantId tenant) {
        return jdbc.sql(SEEN + """
                WHERE t.tenant_id = ? AND t.deactivated_at IS NOT NULL ORDER BY t.deactivated_at DESC, t.id LIMIT 200
                """)
                .param(tenant.value())
                .query(teammate(tenant))
                .list();
    }

    /** @throws Refusal when somebody active has taken the e-mail address meanwhile */
    boolean reactivate(TenantId tenant, TeammateId id) {
        try {
            return jdbc.sql("UPDATE teammate SET deactivated_at = NULL WHERE tenant_id = ? AND id = ?")
                            .param(tenant.value())
                            .param(id.value())
                            .update()
                    > 0;
        } catch (DuplicateKeyException taken) {
            throw Refusal.emailTaken();
        }
    }

    Optional<TeammateId> with(TenantId tenant, Email email) {
        return jdbc.sql("SELECT id FROM teammate WHERE tenant_id = ? AND email_index = ? AND deactivated_at IS NULL")
                .param(tenant.value())
                .param(index.of(email))
                .query(UUID.class)
                .optional()
                .map(TeammateId::new);
    }

    boolean isTaken(TenantId tenant, Email email) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM teammate
                    WHERE tenant_id = ? AND email_index = ? AND deactivated_at IS NULL)
                """)
                .param(tenant.value())
                .param(index.of(email))
                .query(Boolean.class)
                .single();
    }

    Optional<String> language(TenantId tenant, TeammateId id) {
        return jdbc.sql("SELECT language FROM teammate WHERE tenant_id = ? AND id = ? AND language IS NOT NULL")
                .param(tenant.value())
                .param(id.value())
                .query(String.class)
                .optional();
    }

    void speak(TenantId tenant, TeammateId id, @Nullable String language) {
        jdbc.sql("UPDATE teammate SET language = ? WHERE tenant_id = ? AND id = ?")
                .param(language)
                .param(tenant.value())
                .param(id.value())
                .update();
    }

    void change(TenantId tenant, Teammate teammate) {
        jdbc.sql(
                        "UPDATE teammate SET name_sealed = ?, role = ?, custom_role_id = ?, channels = ? WHERE tenant_id = ? AND id = ?")
                .param(vault.sealText(tenant, Purpose.TEAMMATE_NAME, teammate.name()))
                .param(RoleRepository.word(teammate.role()))
                .param(RoleRepository.customId(teammate.role()))
                .param(SeenChannels.column(teammate.sight()))
                .param(tenant.value())
                .param(teammate.id().value())
                .update();
    }

    void changePassword(TenantId tenant, TeammateId id, String passwordHash) {
        jdbc.sql("UPDATE teammate SET password_hash = ? WHERE tenant_id = ? AND id = ?")
                .param(passwordHash)
                .param(tenant.value())
                .param(id.value())
                .update();
    }

    void deactivate(TenantId tenant, TeammateId id, Instant now) {
        jdbc.sql("UPDATE teammate SET deactivated_at = ? WHERE tenant_id = ? AND id = ? AND deactivated_at IS NULL")
                .param(Timestamp.from(now))
                .param(tenant.value())
                .param(id.value())
                .update();
    }

    /** Across organisations: who may be signing in with this address, the oldest first. */
    List<Account> accounts(Email email) {
        return accounts(index.of(email));
    }

    List<Account> accounts(byte[] email) {
        return system.call(across -> across.sql("""
                        SELECT tenant_id, id, password_hash FROM teammate
                        WHERE email_index = ? AND deactivated_at IS NULL ORDER BY created_at, id LIMIT ?
                        """)
                .param(email)
                .param(ORGANISATIONS_OF_ONE_PERSON)
                .query((rows, number) -> new Account(
                        new TenantId(rows.getObject("tenant_id", UUID.class)),
                        new TeammateId(rows.getObject("id", UUID.class)),
                        rows.getString("password_hash")))
                .list());
    }

    /** From the column {@code channels}, where null is everything. */
    static Sight sight(ResultSet rows) throws SQLException {
        var channels = rows.getArray("channels");
        return channels == null ? Sight.WHOLE : Sight.of(List.of((UUID[]) channels.getArray()));
    }

    private RowMapper<Teammate> teammate(TenantId tenant) {
        return (rows, number) -> teammate(tenant, rows);
    }

    private Teammate teammate(TenantId tenant, ResultSet rows) throws SQLException {
        return new Teammate(
                new TeammateId(rows.getObject("id", UUID.class)),
                vault.openText(tenant, Purpose.TEAMMATE_NAME, rows.getBytes("name_sealed")),
                new Email(vault.openText(tenant, Purpose.TEAMMATE_EMAIL, rows.getBytes("email_sealed"))),
                RoleRepository.role(rows),
                sight(rows));
    }
}
