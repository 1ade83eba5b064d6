package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Owns the table {@code custom_role}, and how a role stands in the rows of those who have it. */
@Repository
class RoleRepository {
    /** What {@link #role} reads, beside {@code role} of the holder's own row. */
    static final String COLUMNS =
            "r.id AS role_id, r.name AS role_name, r.about AS role_about, r.permissions AS role_permissions";

    private static final String CUSTOM = "custom";
    private static final String ALL = "SELECT 'custom' AS role, " + COLUMNS + " FROM custom_role r ";

    private final JdbcClient jdbc;

    RoleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The word of the column {@code role}. */
    static String word(GivenRole role) {
        return role instanceof CustomRole ? CUSTOM : role.wireName();
    }

    /** What the column {@code custom_role_id} names. */
    static @Nullable UUID customId(GivenRole role) {
        return role instanceof CustomRole custom ? custom.id() : null;
    }

    static GivenRole role(ResultSet rows) throws SQLException {
        String word = rows.getString("role");
        return word.equals(CUSTOM) ? custom(rows) : Role.of(word);
    }

    private static CustomRole custom(ResultSet rows) throws SQLException {
        Set<Permission> permissions = Arrays.stream(
                        (String[]) rows.getArray("role_permissions").getArray())
                .map(Permission::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        return new CustomRole(
                rows.getObject("role_id", UUID.class),
                rows.getString("role_name"),
                rows.getString("role_about"),
                permissions);
    }

    List<CustomRole> all(TenantId tenant) {
        return jdbc.sql(ALL + "WHERE r.tenant_id = ? ORDER BY lower(r.name), r.id")
                .param(tenant.value())
                .query((rows, number) -> custom(rows))
                .list();
    }

    /** As it is until the transaction ends: it is neither changed nor deleted meanwhile. */
    Optional<CustomRole> hold(TenantId tenant, UUID id) {
        return locked(tenant, id, "FOR SHARE");
    }

    /** For whoever changes or deletes it: nobody is given it meanwhile. */
    Optional<CustomRole> lock(TenantId tenant, UUID id) {
        return locked(tenant, id, "FOR UPDATE");
    }

    private Optional<CustomRole> locked(TenantId tenant, UUID id, String how) {
        return jdbc.sql(ALL + "WHERE r.tenant_id = ? AND r.id = ? " + how)
                .param(tenant.value())
                .param(id)
                .query((rows, number) -> custom(rows))
                .optional();
    }

    void add(TenantId tenant, CustomRole role, Instant now) {
        try {
            jdbc.sql("""
                    INSERT INTO custom_role (tenant_id, id, name, about, permissions, created_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
                    .param(tenant.value())
                    .param(role.id())
                    .param(role.name())
                    .param(role.about())
                    .param(wireNames(role))
                    .param(Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.roleNameTaken();
        }
    }

    void change(TenantId tenant, CustomRole role) {
        try {
            jdbc.sql("UPDATE custom_role SET name = ?, about = ?, permissions = ? WHERE tenant_id = ? AND id = ?")
                    .param(role.name())
                    .param(role.about())
                    .param(wireNames(role))
                    .param(tenant.value())
                    .param(role.id())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw Refusal.roleNameTaken();
        }
    }

    /** Invitations that somebody may still accept, or renew. */
    int invitations(TenantId tenant, UUID role) {
        return jdbc.sql("""
                SELECT count(*) FROM entry_link
                WHERE tenant_id = ? AND custom_role_id = ? AND purpose = 'invitation' AND used_at IS NULL
                """)
                .param(tenant.value())
                .param(role)
                .query(Integer.class)
                .single();
    }

    /** Whether who comes by the provider for the first time is given it. */
    boolean newcomers(TenantId tenant, UUID role) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM sign_in_provider WHERE tenant_id = ? AND custom_role_id = ?)")
                .param(tenant.value())
                .param(role)
                .query(Boolean.class)
                .single();
    }

    /** After it was locked, and found to be nobody's. Those who left with it would come back as viewers. */
    void delete(TenantId tenant, UUID role) {
        for (String table : List.of("teammate", "entry_link")) {
            jdbc.sql("UPDATE " + table
                            + " SET role = 'viewer', custom_role_id = NULL WHERE tenant_id = ? AND custom_role_id = ?")
                    .param(tenant.value())
                    .param(role)
                    .update();
        }
        jdbc.sql("DELETE FROM custom_role WHERE tenant_id = ? AND id = ?")
                .param(tenant.value())
                .param(role)
                .update();
    }

    private static String[] wireNames(CustomRole role) {
        return role.permissions().stream().sorted().map(Permission::wireName).toArray(String[]::new);
    }
}
