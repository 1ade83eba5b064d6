package io.insaka.attributes;

import io.insaka.attributes.AttributeValue.Amount;
import io.insaka.attributes.AttributeValue.Day;
import io.insaka.attributes.AttributeValue.Flag;
import io.insaka.attributes.AttributeValue.Words;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code attribute} and {@code attribute_value}. Every method joins the open transaction of the tenant. */
@Repository
class AttributeRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    AttributeRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    private static final String DEFINITION = "a.id, a.subject, a.key, a.label, a.kind, a.options, a.sensitive ";

    List<Attribute> all(TenantId tenant, AttributeSubject subject) {
        return jdbc.sql("SELECT " + DEFINITION + """
                         FROM attribute a WHERE a.tenant_id = :tenant AND a.subject = :subject ORDER BY a.position, a.key""")
                .param("tenant", tenant.value())
                .param("subject", subject.wire())
                .query((row, n) -> attribute(row))
                .list();
    }

    Optional<Attribute> find(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT " + DEFINITION + " FROM attribute a WHERE a.tenant_id = :tenant AND a.id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> attribute(row))
                .optional();
    }

    /** Nobody gives it a value, or changes it, before this transaction ends. */
    void lock(TenantId tenant, UUID id) {
        jdbc.sql("SELECT 1 FROM attribute WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
    }

    void insert(TenantId tenant, Attribute attribute, int position, Instant now) {
        jdbc.sql("""
                        INSERT INTO attribute (tenant_id, id, subject, key, label, kind, options, sensitive, position, created_at)
                        VALUES (:tenant, :id, :subject, :key, :label, :kind, :options, :sensitive, :position, :now)""")
                .param("tenant", tenant.value())
                .param("id", attribute.id())
                .param("subject", attribute.subject().wire())
                .param("key", attribute.key())
                .param("label", attribute.label())
                .param("kind", attribute.kind().wire())
                .param("options", attribute.options().toArray(String[]::new))
                .param("sensitive", attribute.sensitive())
                .param("position", position)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(TenantId tenant, Attribute attribute) {
        jdbc.sql("""
                        UPDATE attribute SET label = :label, kind = :kind, options = :options, sensitive = :sensitive
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("label", attribute.label())
                .param("kind", attribute.kind().wire())
                .param("options", attribute.options().toArray(String[]::new))
                .param("sensitive", attribute.sensitive())
                .param("tenant", tenant.value())
                .param("id", attribute.id())
                .update();
    }

    void place(TenantId tenant, UUID id, int position) {
        jdbc.sql("UPDATE attribute SET position = :position WHERE tenant_id = :tenant AND id = :id")
                .param("position", position)
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** With all its values. */
    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM attribute WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    long count(TenantId tenant, UUID id) {
        return jdbc.sql("SELECT count(*) FROM attribute_value WHERE tenant_id = :tenant AND attribute_id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** Whether one of these is somebody's. */
    boolean used(TenantId tenant, Attribute attribute, Collection<String> options) {
        String column = attribute.sensitive() ? "blind" : "words";
        Object[] sought = attribute.sensitive()
                ? options.stream()
                        .map(option -> blind(tenant, attribute.id(), new Words(option)))
                        .toArray(byte[][]::new)
                : options.toArray(String[]::new);
        return jdbc.sql(
                        "SELECT EXISTS (SELECT 1 FROM attribute_value WHERE tenant_id = :tenant AND attribute_id = :id AND "
                                + column + " = ANY(:sought::" + (attribute.sensitive() ? "bytea" : "text") + "[]))")
                .param("tenant", tenant.value())
                .param("id", attribute.id())
                .param("sought", sought)
                .query(Boolean.class)
                .single();
    }

    /** By owner, and then by key in the order of the definitions; who has none has no entry. */
    Map<UUID, Map<String, AttributeValue>> values(TenantId tenant, AttributeSubject subject, Collection<UUID> owners) {
        Map<UUID, Map<String, AttributeValue>> found = new HashMap<>();
        jdbc.sql("SELECT " + DEFINITION + """
                        , v.owner_id, v.words, v.amount, v.day, v.flag, v.sealed FROM attribute_value v
                        JOIN attribute a ON a.tenant_id = v.tenant_id AND a.id = v.attribute_id
                        WHERE v.tenant_id = :tenant AND v.owner_id = ANY(:owners) AND a.subject = :subject
                        ORDER BY a.position, a.key""")
                .param("tenant", tenant.value())
                .param("owners", owners.toArray(UUID[]::new))
                .param("subject", subject.wire())
                .query(row -> {
                    Attribute attribute = attribute(row);
                    found.computeIfAbsent(row.getObject("owner_id", UUID.class), none -> new LinkedHashMap<>())
                            .put(attribute.key(), value(tenant, attribute, row));
                });
        return found;
    }

    /** Against the definition as it is now. @return whether it was another one before */
    boolean put(TenantId tenant, Attribute attribute, UUID owner, AttributeValue value) {
        boolean sealed = attribute.sensitive();
        return jdbc.sql("""
                        INSERT INTO attribute_value AS v (tenant_id, attribute_id, owner_id, words, amount, day, flag, sealed, blind)
                        SELECT a.tenant_id, a.id, :owner, :words, :amount, :day, :flag, :sealed, :blind FROM attribute a
                        WHERE a.tenant_id = :tenant AND a.id = :attribute AND a.kind = :kind AND a.sensitive = :sensitive
                        FOR KEY SHARE
                        ON CONFLICT (tenant_id, attribute_id, owner_id) DO UPDATE SET words = excluded.words,
                            amount = excluded.amount, day = excluded.day, flag = excluded.flag, sealed = excluded.sealed,
                            blind = excluded.blind
                        WHERE (v.words, v.amount, v.day, v.flag, v.blind) IS DISTINCT FROM
                            (excluded.words, excluded.amount, excluded.day, excluded.flag, excluded.blind)""")
                        .param("tenant", tenant.value())
                        .param("attribute", attribute.id())
                        .param("owner", owner)
                        .param("kind", attribute.kind().wire())
                        .param("sensitive", sealed)
                        .param("words", !sealed && value instanceof Words words ? words.text() : null, Types.VARCHAR)
                        .param(
                                "amount",
                                !sealed && value instanceof Amount amount ? amount.number() : null,
                                Types.NUMERIC)
                        .param("day", !sealed && value instanceof Day day ? day.date() : null, Types.DATE)
                        .param("flag", !sealed && value instanceof Flag flag ? flag.yes() : null, Types.BOOLEAN)
                        .param(
                                "sealed",
                                sealed ? vault.sealText(tenant, Purpose.ATTRIBUTE, value.text()) : null,
                                Types.BINARY)
                        .param("blind", sealed ? blind(tenant, attribute.id(), value) : null, Types.BINARY)
                        .update()
                > 0;
    }

    /** @return whether there was one */
    boolean clear(TenantId tenant, UUID attribute, UUID owner) {
        return jdbc.sql("""
                        DELETE FROM attribute_value
                        WHERE tenant_id = :tenant AND attribute_id = :attribute AND owner_id = :owner""")
                        .param("tenant", tenant.value())
                        .param("attribute", attribute)
                        .param("owner", owner)
                        .update()
                > 0;
    }

    int forget(TenantId tenant, Collection<UUID> owners) {
        return jdbc.sql("DELETE FROM attribute_value WHERE tenant_id = :tenant AND owner_id = ANY(:owners)")
                .param("tenant", tenant.value())
                .param("owners", owners.toArray(UUID[]::new))
                .update();
    }

    byte[] blind(TenantId tenant, UUID attribute, AttributeValue value) {
        return vault.blind(tenant, Purpose.ATTRIBUTE, attribute + ":" + value.sought());
    }

    private AttributeValue value(TenantId tenant, Attribute attribute, ResultSet row) throws SQLException {
        if (attribute.sensitive()) {
            return attribute.kept(vault.openText(tenant, Purpose.ATTRIBUTE, row.getBytes("sealed")));
        }
        return switch (attribute.kind()) {
            case TEXT, CHOICE, LINK -> new Words(row.getString("words"));
            case NUMBER -> new Amount(row.getBigDecimal("amount"));
            case DATE -> new Day(row.getObject("day", LocalDate.class));
            case YES_NO -> new Flag(row.getBoolean("flag"));
        };
    }

    private static Attribute attribute(ResultSet row) throws SQLException {
        return new Attribute(
                row.getObject("id", UUID.class),
                AttributeSubject.find(row.getString("subject")).orElseThrow(),
                row.getString("key"),
                row.getString("label"),
                AttributeKind.find(row.getString("kind")).orElseThrow(),
                List.of((String[]) row.getArray("options").getArray()),
                row.getBoolean("sensitive"));
    }
}
