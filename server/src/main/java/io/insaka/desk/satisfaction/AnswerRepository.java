package io.insaka.desk.satisfaction;

import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists what customers answered. Joins the tenant's open transaction. */
@Repository
class AnswerRepository {
    private final JdbcClient jdbc;
    private final SurveyRepository surveys;

    AnswerRepository(JdbcClient tenantJdbc, SurveyRepository surveys) {
        this.jdbc = tenantJdbc;
        this.surveys = surveys;
    }

    /** Which; null and empty ask for nothing. */
    record Wanted(
            Set<Integer> scores,
            @Nullable UUID teammate,
            @Nullable UUID team,
            @Nullable UUID channel,
            @Nullable UUID conversation,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** Behind which one a page begins. */
    record Place(Instant at, UUID id) {}

    /** The newest first. */
    List<Survey> list(TenantId tenant, Wanted wanted, @Nullable Place after, int most) {
        String asked = (wanted.scores().isEmpty() ? "" : " AND score = ANY(:scores)")
                + (wanted.teammate() == null ? "" : " AND teammate_id = :teammate")
                + (wanted.team() == null ? "" : " AND team_id = :team")
                + (wanted.channel() == null ? "" : " AND channel_id = :channel")
                + (wanted.conversation() == null ? "" : " AND conversation_id = :conversation")
                + (wanted.from() == null ? "" : " AND answered_at >= :from")
                + (wanted.to() == null ? "" : " AND answered_at < :to")
                + (after == null ? "" : " AND (answered_at, id) < (:at, :id)");
        return jdbc.sql("SELECT * FROM satisfaction_survey WHERE tenant_id = :tenant AND answered_at IS NOT NULL"
                        + asked + " ORDER BY answered_at DESC, id DESC LIMIT :most")
                .param("tenant", tenant.value())
                .param("scores", wanted.scores().toArray(Integer[]::new))
                .param("teammate", wanted.teammate())
                .param("team", wanted.team())
                .param("channel", wanted.channel())
                .param("conversation", wanted.conversation())
                .param("from", time(wanted.from()))
                .param("to", time(wanted.to()))
                .param("at", after == null ? null : time(after.at()))
                .param("id", after == null ? null : after.id())
                .param("most", most)
                .query((row, n) -> surveys.survey(tenant, row))
                .list();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
