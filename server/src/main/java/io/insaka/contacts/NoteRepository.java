package io.insaka.contacts;

import io.insaka.contacts.Notes.Note;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code contact_note}. Every method joins the open transaction of the tenant. */
@Repository
class NoteRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    NoteRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    List<Note> list(TenantId tenant, Collection<ContactId> contacts, @Nullable UUID before, int most) {
        return jdbc.sql("""
                        SELECT id, text, written_by, written_at FROM contact_note
                        WHERE tenant_id = :tenant AND contact_id = ANY(:contacts)
                        AND (:before::uuid IS NULL OR (written_at, id) < (
                            SELECT b.written_at, b.id FROM contact_note b
                            WHERE b.tenant_id = :tenant AND b.id = :before::uuid))
                        ORDER BY written_at DESC, id DESC LIMIT :most""")
                .param("tenant", tenant.value())
                .param("contacts", ids(contacts))
                .param("before", before)
                .param("most", most)
                .query((row, n) -> new Note(
                        row.getObject("id", UUID.class),
                        vault.openText(tenant, Purpose.CONTACT_NOTE, row.getBytes("text")),
                        new TeammateId(row.getObject("written_by", UUID.class)),
                        row.getTimestamp("written_at").toInstant()))
                .list();
    }

    void insert(TenantId tenant, ContactId contact, Note note) {
        jdbc.sql("""
                        INSERT INTO contact_note (tenant_id, id, contact_id, text, written_by, written_at)
                        VALUES (:tenant, :id, :contact, :text, :by, :at)""")
                .param("tenant", tenant.value())
                .param("id", note.id())
                .param("contact", contact.value())
                .param("text", vault.sealText(tenant, Purpose.CONTACT_NOTE, note.text()))
                .param("by", note.by().value())
                .param("at", note.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean delete(TenantId tenant, Collection<ContactId> contacts, UUID note) {
        return jdbc.sql("""
                        DELETE FROM contact_note
                        WHERE tenant_id = :tenant AND id = :id AND contact_id = ANY(:contacts)""")
                        .param("tenant", tenant.value())
                        .param("id", note)
                        .param("contacts", ids(contacts))
                        .update()
                > 0;
    }

    private static UUID[] ids(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
