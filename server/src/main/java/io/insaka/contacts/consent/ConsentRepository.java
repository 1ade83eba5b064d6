package io.insaka.contacts.consent;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code consent_entry}. Joins the tenant's open transaction. */
@Repository
class ConsentRepository {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ConsentRepository(JdbcClient tenantJdbc, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
        this.json = json;
    }

    void insert(TenantId tenant, UUID id, Collection<ContactId> contacts, Consents.Word word, Said said, Instant at) {
        jdbc.sql("""
                        INSERT INTO consent_entry (tenant_id, id, contact_id, purpose, channel, given, source, at, teammate_id,
                            message_id, proof)
                        SELECT :tenant, :id, contact, :purpose, :channel, :given, :source, :at, :teammate, :message, :proof
                        FROM unnest(:contacts::uuid[]) AS x (contact)""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("purpose", word.purpose())
                .param("channel", word.channel())
                .param("given", word.given())
                .param("source", said.source().wire())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "teammate",
                        said.teammate() == null ? null : said.teammate().value(),
                        Types.OTHER)
                .param("message", said.message() == null ? null : said.message().value(), Types.OTHER)
                .param(
                        "proof",
                        said.proof().equals(Said.Proof.NONE)
                                ? null
                                : vault.seal(tenant, Purpose.CONSENT_PROOF, json.writeValueAsBytes(said.proof())),
                        Types.BINARY)
                .param("contacts", ids(contacts))
                .update();
    }

    /** @param purpose null for all of them; what was said to any message at all is always there */
    Map<ContactId, List<Entry>> latest(TenantId tenant, Collection<ContactId> contacts, @Nullable String purpose) {
        String which = purpose == null ? "" : " AND purpose IN (:purpose, :any)";
        return jdbc
                .sql("""
                        SELECT DISTINCT ON (contact_id, purpose, channel, given) * FROM consent_entry
                        WHERE tenant_id = :tenant AND contact_id = ANY(:contacts)""" + which + """
                         ORDER BY contact_id, purpose, channel, given, seq DESC""")
                .param("tenant", tenant.value())
                .param("contacts", ids(contacts))
                .param("purpose", purpose == null ? "" : purpose)
                .param("any", Purposes.ANY)
                .query((row, n) -> entry(row, Said.Proof.NONE))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Entry::contact));
    }

    List<Entry> history(TenantId tenant, Collection<ContactId> contacts, @Nullable Long before, int most) {
        return jdbc.sql("""
                        SELECT * FROM (
                            SELECT DISTINCT ON (id) * FROM consent_entry
                            WHERE tenant_id = :tenant AND contact_id = ANY(:contacts) ORDER BY id, seq) lines
                        WHERE seq < :before ORDER BY seq DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("contacts", ids(contacts))
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("most", most)
                .query((row, n) -> entry(row, proof(tenant, row.getBytes("proof"))))
                .list();
    }

    private Said.Proof proof(TenantId tenant, byte @Nullable [] sealed) {
        return sealed == null
                ? Said.Proof.NONE
                : json.readValue(vault.open(tenant, Purpose.CONSENT_PROOF, sealed), Said.Proof.class);
    }

    private static Entry entry(ResultSet row, Said.Proof proof) throws SQLException {
        UUID teammate = row.getObject("teammate_id", UUID.class);
        UUID message = row.getObject("message_id", UUID.class);
        return new Entry(
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                new ContactId(row.getObject("contact_id", UUID.class)),
                row.getString("purpose"),
                row.getString("channel"),
                row.getBoolean("given"),
                new Said(
                        Said.Source.of(row.getString("source")),
                        teammate == null ? null : new TeammateId(teammate),
                        message == null ? null : new MessageId(message),
                        proof),
                row.getTimestamp("at").toInstant());
    }

    private static UUID[] ids(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
