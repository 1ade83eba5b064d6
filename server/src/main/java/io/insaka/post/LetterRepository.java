package io.insaka.post;

import io.insaka.database.SystemTransactions;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code own_letter}. {@link #lease} and {@link #forget} look across organisations, the rest joins a tenant's transaction. */
@Repository
class LetterRepository {
    private final JdbcClient jdbc;
    private final SystemTransactions system;
    private final Vault vault;
    private final JsonMapper json;

    LetterRepository(JdbcClient tenantJdbc, SystemTransactions system, Vault vault, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.system = system;
        this.vault = vault;
        this.json = json;
    }

    /** What is sealed while it waits. */
    record Written(
            String to,
            String subject,
            String plain,
            String html,
            @Nullable String leave) {
        @Override
        public String toString() {
            return "Written[]";
        }
    }

    /** False when there is one of this id already. */
    boolean add(TenantId tenant, Letter letter, Instant now) {
        Letter.Series series = letter.series();
        var written = new Written(
                letter.to(),
                letter.subject(),
                LetterPaper.plain(letter.parts()),
                LetterPaper.html(letter.subject(), letter.parts()),
                series == null ? null : series.leave().toString());
        return jdbc.sql("""
                        INSERT INTO own_letter (tenant_id, id, content, created_at, until, not_before, reader_id)
                        VALUES (:tenant, :id, :content, :now, :until, :now, :reader::uuid) ON CONFLICT DO NOTHING""")
                        .param("tenant", tenant.value())
                        .param("id", letter.id())
                        .param("content", vault.seal(tenant, Purpose.OWN_LETTER, json.writeValueAsBytes(written)))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", letter.until().atOffset(ZoneOffset.UTC))
                        .param("reader", series == null ? null : series.reader().value())
                        .update()
                > 0;
    }

    /**
     * One that is to be sent, and the right to do so.
     *
     * @param tries with this one; whoever has the newest number may write what became of it
     * @param unsure tries of which nobody knows what became of them
     * @param once whether it is never repeated in doubt
     */
    record Due(TenantId tenant, UUID id, int tries, int unsure, Instant until, boolean once) {}

    List<Due> lease(Instant now, Duration lease, int most) {
        return system.call(across -> across.sql("""
                        WITH due AS MATERIALIZED (SELECT tenant_id, id FROM own_letter WHERE over_at IS NULL AND not_before <= :now
                              ORDER BY not_before LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE own_letter l SET not_before = :until, tries = l.tries + 1
                        FROM due
                        WHERE l.tenant_id = due.tenant_id AND l.id = due.id
                        RETURNING l.tenant_id, l.id, l.tries, l.unsure, l.until, l.reader_id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Due(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("id", UUID.class),
                        row.getInt("tries"),
                        row.getInt("unsure"),
                        row.getTimestamp("until").toInstant(),
                        row.getObject("reader_id") != null))
                .list());
    }

    /** To be committed before it leaves: from then on the server may have it. Empty when another node goes on with it. */
    Optional<Written> sending(Due due) {
        return jdbc.sql("""
                        UPDATE own_letter SET unsure = unsure + 1
                        WHERE tenant_id = :tenant AND id = :id AND tries = :tries AND over_at IS NULL
                        RETURNING content""")
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .param("tries", due.tries())
                .query((row, n) -> json.readValue(
                        vault.open(due.tenant(), Purpose.OWN_LETTER, row.getBytes("content")), Written.class))
                .optional();
    }

    /** What it said is forgotten. */
    void over(Due due, String outcome, Instant now) {
        jdbc.sql("""
                        UPDATE own_letter SET over_at = :now, outcome = :outcome, content = NULL
                        WHERE tenant_id = :tenant AND id = :id AND tries = :tries AND over_at IS NULL""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome)
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
    }

    /**
     * @param trouble why it was not taken
     * @param sure whether the server certainly does not have it
     */
    void again(Due due, Trouble trouble, boolean sure, Instant now, Instant notBefore) {
        jdbc.sql("""
                        UPDATE own_letter SET not_before = :at, unsure = unsure - :sure, trouble = :trouble,
                            trouble_kind = :kind, troubled_at = :now
                        WHERE tenant_id = :tenant AND id = :id AND tries = :tries AND over_at IS NULL""")
                .param("at", notBefore.atOffset(ZoneOffset.UTC))
                .param("sure", sure ? 1 : 0)
                .param("trouble", trouble.words())
                .param("kind", trouble.kind().wire())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
    }

    void refused(Due due, Trouble trouble, Instant now) {
        jdbc.sql("""
                        UPDATE own_letter SET trouble = :trouble, trouble_kind = :kind, troubled_at = :now
                        WHERE tenant_id = :tenant AND id = :id AND tries = :tries""")
                .param("trouble", trouble.words())
                .param("kind", trouble.kind().wire())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", due.tenant().value())
                .param("id", due.id())
                .param("tries", due.tries())
                .update();
        over(due, "refused", now);
    }

    /** What of a series still waits, and was not begun to be sent. */
    void withdraw(TenantId tenant, TeammateId reader, Instant now) {
        jdbc.sql("""
                        UPDATE own_letter SET over_at = :now, outcome = 'withdrawn', content = NULL
                        WHERE tenant_id = :tenant AND reader_id = :reader AND over_at IS NULL AND unsure = 0""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("reader", reader.value())
                .update();
    }

    /** Whether none of the organisation's waits because of the server. */
    boolean flows(TenantId tenant) {
        return jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM own_letter
                            WHERE tenant_id = :tenant AND over_at IS NULL AND trouble IS NOT NULL)""")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    Post.State state(TenantId tenant) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE over_at IS NULL) AS waiting,
                            min(created_at) FILTER (WHERE over_at IS NULL) AS since,
                            count(*) FILTER (WHERE outcome IN ('refused', 'too-late', 'unsure')) AS lost,
                            max(over_at) FILTER (WHERE outcome = 'sent') AS sent_at,
                            (array_agg(trouble ORDER BY troubled_at DESC) FILTER (WHERE troubled_at IS NOT NULL
                                AND outcome IS DISTINCT FROM 'sent'))[1] AS trouble,
                            (array_agg(trouble_kind ORDER BY troubled_at DESC) FILTER (WHERE troubled_at IS NOT NULL
                                AND outcome IS DISTINCT FROM 'sent'))[1] AS trouble_kind,
                            max(troubled_at) FILTER (WHERE outcome IS DISTINCT FROM 'sent') AS troubled_at
                        FROM own_letter WHERE tenant_id = :tenant""")
                .param("tenant", tenant.value())
                .query((row, n) -> new Post.State(
                        row.getLong("waiting"),
                        instant(row.getTimestamp("since")),
                        row.getLong("lost"),
                        instant(row.getTimestamp("sent_at")),
                        row.getString("trouble"),
                        row.getString("trouble_kind"),
                        instant(row.getTimestamp("troubled_at"))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    void forget(Instant before) {
        system.call(across -> across.sql("DELETE FROM own_letter WHERE over_at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update());
    }
}
