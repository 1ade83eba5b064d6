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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every method joins the open transaction of the tenant. */
@Repository
class ContactRepository {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final ContactWords words;
    private final PersonRepository persons;

    ContactRepository(JdbcClient tenantJdbc, Vault vault, ContactWords words, PersonRepository persons) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.words = words;
        this.persons = persons;
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

    /** Whose it was until when, of those nobody has now. */
    record Lost(ContactId contact, Instant until) {}

    Map<Blind, List<Lost>> findFormer(Collection<Blind> blinds) {
        Map<Blind, List<Lost>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT a.kind, a.blind, a.contact_id, a.former_since
                        FROM unnest(:kinds::text[], :blinds::bytea[]) AS x (kind, blind)
                        JOIN contact_address a ON a.tenant_id = insaka_tenant()
                            AND a.kind = x.kind AND a.blind = x.blind AND a.former_since IS NOT NULL
                        ORDER BY a.former_since DESC""")
                .param("kinds", blinds.stream().map(Blind::kind).toArray(String[]::new))
                .param(
                        "blinds",
                        blinds.stream().map(blind -> blind.value().array()).toArray(byte[][]::new))
                .query((row, n) -> found.computeIfAbsent(
                                new Blind(row.getString(1), ByteBuffer.wrap(row.getBytes(2))), b -> new ArrayList<>())
                        .add(new Lost(
                                new ContactId(row.getObject(3, UUID.class)),
                                row.getTimestamp(4).toInstant())))
                .list();
        return found;
    }

    private record Known(List<Address> now, List<Contact.Former> former) {
        Known() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private Map<ContactId, Known> addresses(TenantId tenant, UUID[] keys) {
        Map<ContactId, Known> addresses = new HashMap<>();
        jdbc.sql("""
                        SELECT contact_id, kind, value, identifying, proven, former_since FROM contact_address
                        WHERE tenant_id = :tenant AND contact_id = ANY(:ids) ORDER BY contact_id, created_at, kind""").param("tenant", tenant.value()).param("ids", keys).query(row -> {
            Known known = addresses.computeIfAbsent(
                    new ContactId(row.getObject("contact_id", UUID.class)), id -> new Known());
            var address = new Address(
                    row.getString("kind"),
                    vault.openText(tenant, Purpose.CONTACT_ADDRESS, row.getBytes("value")),
                    row.getBoolean("identifying"),
                    row.getBoolean("proven"));
            Timestamp former = row.getTimestamp("former_since");
            if (former == null) {
                known.now().add(address);
            } else {
                known.former().add(new Contact.Former(address, former.toInstant()));
            }
        });
        return addresses;
    }

    private record Row(Contact alone, @Nullable UUID person) {}

    Map<ContactId, Contact> load(TenantId tenant, Collection<ContactId> ids) {
        UUID[] keys = ids.stream().map(ContactId::value).toArray(UUID[]::new);
        Map<ContactId, Known> addresses = addresses(tenant, keys);
        List<Row> rows = jdbc.sql("""
                        SELECT id, name, opted_out_at, created_at, coalesce(language, '') AS language,
                            coalesce(leaning, '') AS leaning, leaning_times, vip, person_id
                        FROM contact WHERE tenant_id = :tenant AND id = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("ids", keys)
                .query((row, n) -> new Row(contact(tenant, row, addresses), row.getObject("person_id", UUID.class)))
                .list();
        Set<UUID> leads =
                rows.stream().map(Row::person).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, Person> several = leads.isEmpty() ? Map.of() : persons.load(tenant, leads);
        Map<ContactId, Contact> contacts = new HashMap<>();
        rows.forEach(row -> contacts.put(row.alone().id(), together(row, several)));
        return contacts;
    }

    /** Between the two look-ups it may have been taken out of its person. */
    private static Contact together(Row row, Map<UUID, Person> several) {
        Person person = row.person() == null ? null : several.get(row.person());
        return person == null || person.member(row.alone().id()).isEmpty()
                ? row.alone()
                : row.alone().of(person);
    }

    /** Where a page of the list begins: behind this one. */
    record Place(Instant at, UUID id) {}

    /** Who leads a person or is alone, the newest first. No words to look for: nobody. */
    List<ContactId> leads(TenantId tenant, Long @Nullable [] sought, @Nullable Place after, int limit) {
        String found = sought == null
                ? ""
                : sought.length == 0 ? "false" : "id IN (SELECT insaka_people_with(:words::bigint[]))";
        return leads(tenant, new Sought(found, sought == null ? new Long[0] : sought, List.of()), after, limit);
    }

    /** As that, of these. */
    List<ContactId> leads(TenantId tenant, Collection<ContactId> ones, @Nullable Place after, int limit) {
        return leads(tenant, new Sought("id = ANY(:ones)", new Long[0], ones), after, limit);
    }

    private record Sought(String condition, Long[] words, Collection<ContactId> ones) {}

    private List<ContactId> leads(TenantId tenant, Sought sought, @Nullable Place after, int limit) {
        String found = sought.condition().isEmpty() ? "" : " AND " + sought.condition();
        return jdbc.sql("SELECT id FROM contact WHERE tenant_id = :tenant AND joined_to IS NULL" + found
                        + (after == null ? "" : " AND (created_at, id) < (:at::timestamptz, :id::uuid)")
                        + " ORDER BY created_at DESC, id DESC LIMIT :limit")
                .param("tenant", tenant.value())
                .param("words", sought.words())
                .param("ones", sought.ones().stream().map(ContactId::value).toArray(UUID[]::new))
                .param(
                        "at",
                        after == null
                                ? null
                                : after.at().atOffset(ZoneOffset.UTC).toString())
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query((row, n) -> new ContactId(row.getObject("id", UUID.class)))
                .list();
    }

    /** One name of somebody, under who leads. */
    record Called(ContactId lead, String name) {}

    /** The names of those with these words, of all their contacts, the newest first. */
    List<Called> called(TenantId tenant, Long[] sought, int limit) {
        return sought.length == 0
                ? List.of()
                : jdbc.sql("""
                        WITH found AS MATERIALIZED (SELECT DISTINCT insaka_people_with(:words::bigint[]) AS id)
                        SELECT f.id AS lead, c.name, c.created_at FROM found f JOIN contact c ON c.id = f.id
                        WHERE c.tenant_id = :tenant AND c.name IS NOT NULL
                        UNION SELECT f.id, c.name, c.created_at FROM found f JOIN contact c ON c.person_id = f.id
                        WHERE c.tenant_id = :tenant AND c.name IS NOT NULL
                        ORDER BY created_at DESC, lead LIMIT :limit""")
                        .param("words", sought)
                        .param("tenant", tenant.value())
                        .param("limit", limit)
                        .query((row, n) -> new Called(
                                new ContactId(row.getObject("lead", UUID.class)),
                                vault.openText(tenant, Purpose.CONTACT_NAME, row.getBytes("name"))))
                        .list();
    }

    private Contact contact(TenantId tenant, ResultSet row, Map<ContactId, Known> addresses) throws SQLException {
        var id = new ContactId(row.getObject("id", UUID.class));
        byte[] name = row.getBytes("name");
        Timestamp optedOut = row.getTimestamp("opted_out_at");
        Known known = addresses.getOrDefault(id, new Known());
        return new Contact(
                id,
                name == null ? null : vault.openText(tenant, Purpose.CONTACT_NAME, name),
                known.now(),
                optedOut == null ? null : optedOut.toInstant(),
                row.getTimestamp("created_at").toInstant(),
                new Spoken(row.getString("language"), row.getString("leaning"), row.getInt("leaning_times")),
                row.getBoolean("vip"),
                new Contact.Ties(known.former(), optedOut != null, null));
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
                Arrays.stream(words.of(tenant, contact.name(), contact.everyAddress()))
                        .map(String::valueOf)
                        .toList());
    }

    private byte @Nullable [] sealName(TenantId tenant, @Nullable String name) {
        return name == null ? null : vault.sealText(tenant, Purpose.CONTACT_NAME, name);
    }

    /** One address to be linked to one contact; {@code former} when it is theirs no more, else null. */
    record Link(
            ContactId contact, Address address, @Nullable Instant former) {}

    /** How many were added: fewer than given when another transaction was quicker. */
    int link(TenantId tenant, List<Link> links, Instant now) {
        return jdbc.sql("""
                        INSERT INTO contact_address (tenant_id, contact_id, kind, blind, value, identifying, proven, former_since,
                            created_at)
                        SELECT :tenant, contact, kind, blind, value, identifying, proven, former, :now
                        FROM unnest(:contacts::uuid[], :kinds::text[], :blinds::bytea[], :values::bytea[], :identifying::boolean[],
                                :proven::boolean[], :former::timestamptz[])
                            AS x (contact, kind, blind, value, identifying, proven, former)
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
                .param("proven", links.stream().map(l -> l.address().proven()).toArray(Boolean[]::new))
                .param(
                        "former",
                        links.stream()
                                .map(l -> l.former() == null
                                        ? null
                                        : l.former().atOffset(ZoneOffset.UTC).toString())
                                .toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What is known of a linked address now: that it is former, or theirs again, or proven. */
    void relink(TenantId tenant, Link link) {
        jdbc.sql("""
                        UPDATE contact_address SET identifying = :identifying, proven = :proven, former_since = :former
                        WHERE tenant_id = :tenant AND contact_id = :contact AND kind = :kind AND blind = :blind""")
                .param("identifying", link.address().identifying())
                .param("proven", link.address().proven())
                .param(
                        "former",
                        link.former() == null ? null : link.former().atOffset(ZoneOffset.UTC),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("tenant", tenant.value())
                .param("contact", link.contact().value())
                .param("kind", link.address().kind())
                .param("blind", blind(tenant, link.address()).value().array())
                .update();
    }

    /** With their notes, their addresses and what they were told apart from; how many rows of all of these. */
    int delete(TenantId tenant, Collection<ContactId> ids) {
        UUID[] keys = ids.stream().map(ContactId::value).toArray(UUID[]::new);
        return Stream.of("contact_note WHERE contact_id", "contact_address WHERE contact_id", "contact WHERE id")
                .mapToInt(theirs -> jdbc.sql("DELETE FROM " + theirs + " = ANY(:ids) AND tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .param("ids", keys)
                        .update())
                .sum();
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

    /** @param at null when they want messages again */
    void optOut(TenantId tenant, ContactId id, @Nullable Instant at, Instant now) {
        jdbc.sql("UPDATE contact SET opted_out_at = :at, wished_at = :now WHERE tenant_id = :tenant AND id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("id", id.value())
                .update();
    }
}
