package io.insaka.contacts;

import io.insaka.channels.spi.Address;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every method joins the open transaction of the tenant. */
@Repository
class ContactRepository {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ContactWords words;

    ContactRepository(JdbcClient tenantJdbc, Vault vault, ContactWords words) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.words = words;
    }

    /** An address in the form in which it can be looked up. */
    record Blind(String kind, ByteBuffer value) {}

    Blind blind(TenantId tenant, Address address) {
        return new Blind(
                address.kind(),
                ByteBuffer.wrap(vault.blind(tenant, Purpose.CONTACT_ADDRESS, address.kind() + ":" + address.value())));
    }

    Map<Blind, ContactId> find(Collection<Blind> blinds) {
        Map<Blind, ContactId> found = new HashMap<>();
        jdbc.sql("""
                        SELECT a.kind, a.blind, a.contact_id
                        FROM unnest(:kinds::text[], :blinds::bytea[]) AS x (kind, blind)
                        JOIN contact_address a ON a.tenant_id = insaka_tenant()
                            AND a.kind = x.kind AND a.blind = x.blind AND a.identifying""")
                .param("kinds", blinds.stream().map(Blind::kind).toArray(String[]::new))
                .param(
                        "blinds",
                        blinds.stream().map(blind -> blind.value().array()).toArray(byte[][]::new))
                .query((row, n) -> found.put(
                        new Blind(row.getString(1), ByteBuffer.wrap(row.getBytes(2))),
                        new ContactId(row.getObject(3, UUID.class))))
                .list();
        return found;
    }

    Map<ContactId, Contact> load(TenantId tenant, Collection<ContactId> ids) {
        UUID[] keys = ids.stream().map(ContactId::value).toArray(UUID[]::new);
        Map<ContactId, List<Address>> addresses = new HashMap<>();
        jdbc.sql("""
                        SELECT contact_id, kind, value, identifying FROM contact_address
                        WHERE tenant_id = :tenant AND contact_id = ANY(:ids) ORDER BY contact_id, created_at, kind""")
                .param("tenant", tenant.value())
                .param("ids", keys)
                .query((row, n) -> addresses
                        .computeIfAbsent(new ContactId(row.getObject(1, UUID.class)), id -> new ArrayList<>())
                        .add(new Address(
                                row.getString(2),
                                vault.openText(tenant, Purpose.CONTACT_ADDRESS, row.getBytes(3)),
                                row.getBoolean(4))))
                .list();
        Map<ContactId, Contact> contacts = new HashMap<>();
        jdbc.sql("""
                        SELECT id, name, opted_out_at, created_at, coalesce(language, '') AS language,
                            coalesce(leaning, '') AS leaning, leaning_times, vip
                        FROM contact WHERE tenant_id = :tenant AND id = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", keys)
                .query((row, n) -> contact(tenant, row, addresses))
                .list()
                .forEach(contact -> contacts.put(contact.id(), contact));
        return contacts;
    }

    private Contact contact(TenantId tenant, ResultSet row, Map<ContactId, List<Address>> addresses)
            throws SQLException {
        var id = new ContactId(row.getObject("id", UUID.class));
        byte[] name = row.getBytes("name");
        Timestamp optedOut = row.getTimestamp("opted_out_at");
        return new Contact(
                id,
                name == null ? null : vault.openText(tenant, Purpose.CONTACT_NAME, name),
                addresses.getOrDefault(id, List.of()),
                optedOut == null ? null : optedOut.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                new Spoken(row.getString("language"), row.getString("leaning"), row.getInt("leaning_times")),
                row.getBoolean("vip"));
    }

    void insert(TenantId tenant, Collection<Contact> contacts) {
        jdbc.sql("""
                        INSERT INTO contact (tenant_id, id, name, words, created_at)
                        SELECT :tenant, id, name, string_to_array(words, ',')::bigint[], :now
                        FROM unnest(:ids::uuid[], :names::bytea[], :words::text[]) AS x (id, name, words)""")
                .param("tenant", tenant.value())
                .param("ids", contacts.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param(
                        "names",
                        contacts.stream().map(c -> sealName(tenant, c.name())).toArray(byte[][]::new))
                .param(
                        "words",
                        contacts.stream().map(c -> joinedWords(tenant, c)).toArray(String[]::new))
                .param("now", contacts.iterator().next().createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void rename(TenantId tenant, Contact contact) {
        jdbc.sql("""
                        UPDATE contact SET name = :name, words = string_to_array(:words, ',')::bigint[]
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("name", sealName(tenant, contact.name()))
                .param("words", joinedWords(tenant, contact))
                .param("tenant", tenant.value())
                .param("id", contact.id().value())
                .update();
    }

    private String joinedWords(TenantId tenant, Contact contact) {
        return String.join(
                ",",
                List.of(words.of(tenant, contact.name(), contact.addresses())).stream()
                        .map(String::valueOf)
                        .toList());
    }

    private byte @Nullable [] sealName(TenantId tenant, @Nullable String name) {
        return name == null ? null : vault.sealText(tenant, Purpose.CONTACT_NAME, name);
    }

    /** One address to be linked to one contact. */
    record Link(ContactId contact, Address address) {}

    /** How many were added: fewer than given when another transaction was quicker. */
    int link(TenantId tenant, List<Link> links, Instant now) {
        return jdbc.sql("""
                        INSERT INTO contact_address (tenant_id, contact_id, kind, blind, value, identifying, created_at)
                        SELECT :tenant, contact, kind, blind, value, identifying, :now
                        FROM unnest(:contacts::uuid[], :kinds::text[], :blinds::bytea[], :values::bytea[], :identifying::boolean[])
                            AS x (contact, kind, blind, value, identifying)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("contacts", links.stream().map(l -> l.contact().value()).toArray(UUID[]::new))
                .param("kinds", links.stream().map(l -> l.address().kind()).toArray(String[]::new))
                .param(
                        "blinds",
                        links.stream()
                                .map(l -> blind(tenant, l.address()).value().array())
                                .toArray(byte[][]::new))
                .param(
                        "values",
                        links.stream()
                                .map(l -> vault.sealText(
                                        tenant,
                                        Purpose.CONTACT_ADDRESS,
                                        l.address().value()))
                                .toArray(byte[][]::new))
                .param(
                        "identifying",
                        links.stream().map(l -> l.address().identifying()).toArray(Boolean[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void speak(TenantId tenant, Map<ContactId, Spoken> spoken) {
        List<Map.Entry<ContactId, Spoken>> all = List.copyOf(spoken.entrySet());
        jdbc.sql("""
                        UPDATE contact c SET language = x.language, leaning = nullif(x.leaning, ''), leaning_times = x.times
                        FROM unnest(:ids::uuid[], :languages::text[], :leanings::text[], :times::smallint[])
                            AS x (id, language, leaning, times)
                        WHERE c.tenant_id = :tenant AND c.id = x.id""")
                .param("tenant", tenant.value())
                .param("ids", all.stream().map(one -> one.getKey().value()).toArray(UUID[]::new))
                .param(
                        "languages",
                        all.stream().map(one -> one.getValue().language()).toArray(String[]::new))
                .param(
                        "leanings",
                        all.stream().map(one -> one.getValue().leaning()).toArray(String[]::new))
                .param(
                        "times",
                        all.stream().map(one -> (short) one.getValue().times()).toArray(Short[]::new))
                .update();
    }

    void favour(TenantId tenant, ContactId id, boolean vip) {
        jdbc.sql("UPDATE contact SET vip = :vip WHERE tenant_id = :tenant AND id = :id")
                .param("vip", vip)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }

    void optOut(TenantId tenant, ContactId id, @Nullable Instant at) {
        jdbc.sql("UPDATE contact SET opted_out_at = :at WHERE tenant_id = :tenant AND id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }
}
