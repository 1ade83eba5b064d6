package io.insaka.mailings;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import io.insaka.mailings.Mailing.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table {@code mailing_addressee}. Joins the tenant's open transaction. Once somebody has a letter, what becomes of it is
 * written by the trigger of {@code V361}, with the letter.
 */
@Repository
class AddresseeRepository {
    /** A provider that did not say whether it took a letter: sent again it might arrive twice. */
    private static final String DOUBTFUL = "no-answer";

    private final JdbcClient jdbc;

    AddresseeRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    /** Who is among them already stays as they are. @return how many are new */
    int insert(TenantId tenant, UUID mailing, List<Choosing.Choice> choices, Instant now) {
        return jdbc.sql("""
                        INSERT INTO mailing_addressee
                            (tenant_id, mailing_id, person_id, contact_id, state, reason, changed_at)
                        SELECT :tenant, :mailing, person, contact, CASE WHEN reason IS NULL THEN 'pending' ELSE 'skipped' END,
                            reason, :now
                        FROM unnest(:people::uuid[], :contacts::uuid[], :reasons::text[]) WITH ORDINALITY
                            AS x (person, contact, reason, n)
                        ORDER BY n ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .param("people", choices.stream().map(c -> c.person().value()).toArray(UUID[]::new))
                .param(
                        "contacts",
                        choices.stream().map(c -> c.contact().value()).toArray(UUID[]::new))
                .param("reasons", choices.stream().map(c -> word(c.obstacle())).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String word(Choosing.@Nullable Obstacle obstacle) {
        return obstacle == null ? null : obstacle.wire();
    }

    record Pending(ContactId person, ContactId contact) {}

    /** The next ones, locked. The mailing's row, held by whoever asks, keeps everybody else away from them. */
    List<Pending> lockPending(TenantId tenant, UUID mailing, int most) {
        return jdbc.sql("""
                        SELECT person_id, contact_id FROM mailing_addressee
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND state = 'pending'
                        ORDER BY seq LIMIT :most FOR UPDATE""")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .param("most", most)
                .query((row, n) -> new Pending(
                        new ContactId(row.getObject("person_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class))))
                .list();
    }

    /** What comes of one who was pending: a letter, or the word why not. */
    record Placed(
            ContactId person,
            @Nullable ConversationId conversation,
            @Nullable MessageId letter,
            Choosing.@Nullable Obstacle obstacle) {}

    void place(TenantId tenant, UUID mailing, List<Placed> placed, Instant now) {
        jdbc.sql("""
                        UPDATE mailing_addressee a SET state = CASE WHEN x.letter IS NULL THEN 'skipped' ELSE 'sending' END,
                            reason = x.reason, conversation_id = x.conversation, message_id = x.letter, changed_at = :now
                        FROM unnest(:people::uuid[], :conversations::uuid[], :letters::uuid[], :reasons::text[])
                            AS x (person, conversation, letter, reason)
                        WHERE a.tenant_id = :tenant AND a.mailing_id = :mailing AND a.person_id = x.person""")
                .param("people", placed.stream().map(p -> p.person().value()).toArray(UUID[]::new))
                .param(
                        "conversations",
                        placed.stream()
                                .map(p -> p.conversation() == null
                                        ? null
                                        : p.conversation().value())
                                .toArray(UUID[]::new))
                .param(
                        "letters",
                        placed.stream()
                                .map(p -> p.letter() == null ? null : p.letter().value())
                                .toArray(UUID[]::new))
                .param("reasons", placed.stream().map(p -> word(p.obstacle())).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .update();
    }

    /** Everybody who has a letter has read it. */
    void read(TenantId tenant, UUID mailing, Instant at) {
        jdbc.sql("""
                        UPDATE mailing_addressee SET state = 'read', changed_at = :at
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND message_id IS NOT NULL""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .update();
    }

    /** Nobody who waits gets it any more. @return how many */
    int cancel(TenantId tenant, UUID mailing, Instant now) {
        return jdbc.sql("""
                        UPDATE mailing_addressee SET state = 'cancelled', changed_at = :now
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND state = 'pending'""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .update();
    }

    boolean anyPending(TenantId tenant, UUID mailing) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM mailing_addressee
                            WHERE tenant_id = :tenant AND mailing_id = :mailing AND state = 'pending')""")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .query(Boolean.class)
                .single();
    }

    int pending(TenantId tenant, UUID mailing) {
        return jdbc.sql("""
                        SELECT count(*) FROM mailing_addressee
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND state = 'pending'""")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .query(Integer.class)
                .single();
    }

    /** Whose letter surely did not arrive, by the letter. Not locked: whoever sends letters locks those first. */
    Map<MessageId, ContactId> retriable(TenantId tenant, UUID mailing, int most) {
        Map<MessageId, ContactId> failed = new HashMap<>();
        jdbc.sql("""
                        SELECT message_id, contact_id FROM mailing_addressee
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND state = 'failed' AND reason <> :doubtful
                        ORDER BY seq LIMIT :most""")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .param("doubtful", DOUBTFUL)
                .param("most", most)
                .query(row -> {
                    failed.put(
                            new MessageId(row.getObject("message_id", UUID.class)),
                            new ContactId(row.getObject("contact_id", UUID.class)));
                });
        return failed;
    }

    /** How many of a mailing are where. */
    record Count(Stage stage, @Nullable String reason, int number) {
        boolean retriable() {
            return stage == Stage.FAILED && !DOUBTFUL.equals(reason);
        }
    }

    Map<UUID, List<Count>> counts(TenantId tenant, Collection<UUID> mailings) {
        Map<UUID, List<Count>> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT mailing_id, state, reason, count(*) AS number FROM mailing_addressee
                        WHERE tenant_id = :tenant AND mailing_id = ANY(:mailings) GROUP BY mailing_id, state, reason""")
                .param("tenant", tenant.value())
                .param("mailings", mailings.toArray(UUID[]::new))
                .query(row -> {
                    counts.computeIfAbsent(row.getObject("mailing_id", UUID.class), id -> new ArrayList<>())
                            .add(new Count(
                                    Stage.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                                    row.getString("reason"),
                                    row.getInt("number")));
                });
        return counts;
    }

    /** One of them as they stand. */
    record Addressee(
            long seq,
            ContactId contact,
            Stage stage,
            @Nullable String reason,
            @Nullable String problem,
            @Nullable UUID conversation,
            Instant changedAt) {}

    List<Addressee> page(TenantId tenant, UUID mailing, @Nullable Stage stage, long after, int most) {
        return jdbc.sql("""
                        SELECT seq, contact_id, state, reason, problem, conversation_id, changed_at FROM mailing_addressee
                        WHERE tenant_id = :tenant AND mailing_id = :mailing AND seq > :after""" + (stage == null ? "" : " AND state = :state") + " ORDER BY seq LIMIT :most")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .param("after", after)
                .param("state", stage == null ? "" : stage.wire())
                .param("most", most)
                .query((row, n) -> new Addressee(
                        row.getLong("seq"),
                        new ContactId(row.getObject("contact_id", UUID.class)),
                        Stage.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getString("reason"),
                        row.getString("problem"),
                        row.getObject("conversation_id", UUID.class),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    void delete(TenantId tenant, UUID mailing) {
        jdbc.sql("DELETE FROM mailing_addressee WHERE tenant_id = :tenant AND mailing_id = :mailing")
                .param("tenant", tenant.value())
                .param("mailing", mailing)
                .update();
    }
}
