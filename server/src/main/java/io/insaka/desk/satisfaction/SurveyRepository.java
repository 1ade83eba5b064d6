package io.insaka.desk.satisfaction;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code satisfaction_survey}. Joins the tenant's open transaction; whoever writes holds the conversation's lock.
 */
@Repository
class SurveyRepository {
    private final JdbcClient jdbc;
    private final Vault vault;

    SurveyRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** At most one of a conversation is planned: the latest resolution counts. */
    void plan(TenantId tenant, UUID id, Survey.About about) {
        jdbc.sql("""
                        INSERT INTO satisfaction_survey
                            (tenant_id, id, conversation_id, contact_id, channel_id, team_id, teammate_id, resolved_at)
                        VALUES (:tenant, :id, :conversation, :contact, :channel, :team, :teammate, :resolved)
                        ON CONFLICT (tenant_id, conversation_id) WHERE asked_at IS NULL DO UPDATE SET
                            team_id = excluded.team_id, teammate_id = excluded.teammate_id,
                            resolved_at = excluded.resolved_at""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("conversation", about.conversation().value())
                .param("contact", about.contact().value())
                .param("channel", about.channel().value())
                .param("team", about.team())
                .param(
                        "teammate",
                        about.teammate() == null ? null : about.teammate().value())
                .param("resolved", time(about.resolvedAt()))
                .update();
    }

    Optional<Survey> planned(TenantId tenant, ConversationId conversation) {
        return one(tenant, "conversation_id = :key AND asked_at IS NULL", conversation.value());
    }

    /** The one this conversation was asked last. */
    Optional<Survey> latest(TenantId tenant, ConversationId conversation) {
        return one(
                tenant,
                "conversation_id = :key AND asked_at IS NOT NULL ORDER BY asked_at DESC, id DESC LIMIT 1",
                conversation.value());
    }

    Optional<Survey> asked(TenantId tenant, UUID id) {
        return one(tenant, "id = :key AND asked_at IS NOT NULL", id);
    }

    private Optional<Survey> one(TenantId tenant, String condition, UUID key) {
        return jdbc.sql("SELECT * FROM satisfaction_survey WHERE tenant_id = :tenant AND " + condition)
                .param("tenant", tenant.value())
                .param("key", key)
                .query((row, n) -> survey(tenant, row))
                .optional();
    }

    void drop(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM satisfaction_survey WHERE tenant_id = :tenant AND id = :id AND asked_at IS NULL")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** Whoever asks the same person in another conversation waits until this transaction ends. */
    void alone(TenantId tenant, ContactId lead) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('survey ' || :tenant::text || :lead::text, 0))::text")
                .param("tenant", tenant.value())
                .param("lead", lead.value())
                .query(String.class)
                .single();
    }

    boolean askedSince(TenantId tenant, Collection<ContactId> contacts, Instant since) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM satisfaction_survey WHERE tenant_id = :tenant
                            AND contact_id = ANY(:contacts) AND asked_at > :since)""")
                .param("tenant", tenant.value())
                .param("contacts", contacts.stream().map(ContactId::value).toArray(UUID[]::new))
                .param("since", time(since))
                .query(Boolean.class)
                .single();
    }

    /** Whether the customer wrote behind that place, and the bot or a teammate answered. */
    boolean talked(TenantId tenant, ConversationId conversation, long behind) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM message WHERE tenant_id = :tenant AND conversation_id = :conversation
                                AND position > :behind AND direction = 'inbound')
                            AND EXISTS (SELECT FROM message WHERE tenant_id = :tenant AND conversation_id = :conversation
                                AND position > :behind AND direction = 'outbound' AND author IN ('bot', 'teammate'))""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("behind", behind)
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody but the team among itself has said anything behind that place. */
    boolean quietSince(TenantId tenant, ConversationId conversation, long behind) {
        return jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM message WHERE tenant_id = :tenant
                            AND conversation_id = :conversation AND position > :behind AND direction <> 'note')""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("behind", behind)
                .query(Boolean.class)
                .single();
    }

    void ask(TenantId tenant, UUID id, Survey.Asked asked) {
        jdbc.sql("""
                        UPDATE satisfaction_survey SET asked_at = :at, language = :language, asked_position = :place,
                            last_position = :place
                        WHERE tenant_id = :tenant AND id = :id AND asked_at IS NULL""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("at", time(asked.at()))
                .param("language", asked.language())
                .param("place", asked.last())
                .update();
    }

    /**
     * @param heard the place of the answer that changed it
     * @param last of the last message that belongs to it
     */
    void answer(TenantId tenant, UUID id, Survey.Given given, long heard, long last) {
        jdbc.sql("""
                        UPDATE satisfaction_survey SET score = :score, answered_at = :at, comment = :comment,
                            comment_until = :until, heard_position = :heard, last_position = :last
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", id)
                .param("score", given.score())
                .param("at", time(given.at()))
                .param(
                        "comment",
                        given.comment() == null ? null : vault.sealText(tenant, Purpose.SATISFACTION, given.comment()))
                .param("until", given.commentUntil() == null ? null : time(given.commentUntil()))
                .param("heard", heard)
                .param("last", last)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    Survey survey(TenantId tenant, ResultSet row) throws SQLException {
        UUID teammate = row.getObject("teammate_id", UUID.class);
        Instant asked = instant(row, "asked_at");
        Instant answered = instant(row, "answered_at");
        byte[] comment = row.getBytes("comment");
        return new Survey(
                row.getObject("id", UUID.class),
                new Survey.About(
                        new ConversationId(row.getObject("conversation_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        new ChannelId(row.getObject("channel_id", UUID.class)),
                        row.getObject("team_id", UUID.class),
                        teammate == null ? null : new TeammateId(teammate),
                        row.getTimestamp("resolved_at").toInstant()),
                asked == null ? null : new Survey.Asked(asked, row.getString("language"), row.getLong("last_position")),
                answered == null
                        ? null
                        : new Survey.Given(
                                row.getInt("score"),
                                answered,
                                comment == null ? null : vault.openText(tenant, Purpose.SATISFACTION, comment),
                                instant(row, "comment_until")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
