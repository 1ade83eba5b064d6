package io.insaka.analytics.counting;

import io.insaka.analytics.counting.Step.Passed;
import io.insaka.analytics.counting.Step.Standing;
import io.insaka.analytics.counting.Step.Writer;
import io.insaka.analytics.counting.Step.Written;
import io.insaka.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Owns {@code analytics_change}, which triggers write, and {@code analytics_course}; reads the conversations, messages and
 * reasons beside them. Joins the tenant's open transaction.
 */
@Repository
class HistoryRepository {
    private static final Set<String> NOT_SAID = Set.of("reaction", "system");

    private final JdbcClient jdbc;
    private final JsonMapper json;

    HistoryRepository(JdbcClient tenantJdbc, JsonMapper json) {
        this.jdbc = tenantJdbc;
        this.json = json;
    }

    record Followed(UUID conversation, UUID channel, Course course) {}

    record Event(UUID conversation, Step step) {}

    /** Those that still exist, as far as they have been counted. */
    List<Followed> followed(TenantId tenant, int generation, Collection<UUID> conversations) {
        return jdbc.sql("""
                        SELECT c.id, c.channel_id,
                            -- One look for each, however many there are: never all of them for the few.
                            (SELECT a.course FROM analytics_course a WHERE a.tenant_id = :tenant
                             AND a.generation = :generation AND a.conversation_id = c.id) AS course
                        FROM conversation c WHERE c.tenant_id = :tenant AND c.id = ANY(:ids)""")
                .param("tenant", tenant.value())
                .param("generation", generation)
                .param("ids", conversations.toArray(UUID[]::new))
                .query((row, n) -> {
                    String course = row.getString("course");
                    return new Followed(
                            row.getObject("id", UUID.class),
                            row.getObject("channel_id", UUID.class),
                            course == null ? Course.NEW : json.readValue(course, Course.class));
                })
                .list();
    }

    /** What happened since, of each conversation in its order, in one look: so none is seen without what led to it. */
    List<Event> since(TenantId tenant, List<Followed> followed, int most) {
        return jdbc.sql("""
                        SELECT x.id, e.* FROM unnest(:ids::uuid[], :positions::bigint[], :seqs::bigint[])
                            AS x (id, position, seq)
                        CROSS JOIN LATERAL (
                            SELECT m.position, NULL::bigint AS seq, m.created_at AS at, NULL AS kind, m.direction, m.author,
                                m.author_id, m.type, NULL AS status, NULL AS holder, NULL::uuid AS holder_id,
                                NULL::uuid AS team_id, NULL AS was_status, NULL AS was_holder, NULL::uuid AS was_holder_id,
                                NULL::uuid AS label_id, NULL::smallint AS score, NULL::smallint AS was_score, NULL AS cause
                            FROM message m
                            WHERE m.tenant_id = :tenant AND m.conversation_id = x.id AND m.position >= x.position
                            UNION ALL
                            SELECT c.position, c.seq, c.at, c.kind, NULL, NULL, NULL, NULL, c.status, c.holder, c.holder_id,
                                c.team_id, c.was_status, c.was_holder, c.was_holder_id, c.label_id, c.score, c.was_score,
                                CASE WHEN c.was_holder = 'bot' AND c.holder = 'queue' THEN
                                    (SELECT min(h.cause) FROM hand_over h WHERE h.tenant_id = :tenant
                                     AND h.conversation_id = x.id AND h.since = c.at) END
                            FROM analytics_change c
                            WHERE c.tenant_id = :tenant AND c.conversation_id = x.id AND c.seq > x.seq
                            OFFSET 0 -- likewise
                        ) e
                        ORDER BY x.id, e.position, e.seq NULLS LAST LIMIT :most""")
                .param("tenant", tenant.value())
                .param("ids", followed.stream().map(Followed::conversation).toArray(UUID[]::new))
                .param(
                        "positions",
                        followed.stream().map(one -> one.course().position()).toArray(Long[]::new))
                .param("seqs", followed.stream().map(one -> one.course().seq()).toArray(Long[]::new))
                .param("most", most)
                .query((row, n) -> new Event(row.getObject("id", UUID.class), step(row)))
                .list();
    }

    private static Step step(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        Instant at = row.getTimestamp("at").toInstant();
        String kind = row.getString("kind");
        if (kind == null) {
            return new Written(position, at, writer(row), row.getObject("author_id", UUID.class));
        }
        long seq = row.getLong("seq");
        return switch (kind) {
            case "hands" -> passed(row, position, seq, at);
            case "asked" -> new Step.Surveyed(position, seq, at, whose(row, at));
            case "scored" ->
                new Step.Rated(position, seq, at, whose(row, at), row.getInt("was_score"), row.getInt("score"));
            case "aside" -> new Step.Aside(position, seq, at);
            default ->
                new Step.Labelled(position, seq, at, row.getObject("label_id", UUID.class), kind.equals("labelled"));
        };
    }

    private static Step.Whose whose(ResultSet row, Instant askedAt) throws SQLException {
        return new Step.Whose(askedAt, row.getObject("team_id", UUID.class), row.getObject("holder_id", UUID.class));
    }

    private static Passed passed(ResultSet row, long position, long seq, Instant at) throws SQLException {
        String cause = row.getString("cause");
        return new Passed(
                position,
                seq,
                at,
                standing(row, "was_"),
                standing(row, ""),
                row.getObject("team_id", UUID.class),
                cause == null ? "teammate" : cause);
    }

    private static Standing standing(ResultSet row, String when) throws SQLException {
        return new Standing(
                row.getString(when + "status").equals("resolved"),
                row.getString(when + "holder"),
                row.getObject(when + "holder_id", UUID.class));
    }

    private static Writer writer(ResultSet row) throws SQLException {
        String direction = row.getString("direction");
        if (direction.equals("note") || NOT_SAID.contains(row.getString("type"))) {
            return Writer.NOBODY;
        }
        return switch (row.getString("author")) {
            case "contact" -> Writer.CUSTOMER;
            case "bot" -> Writer.BOT;
            case "teammate" -> Writer.TEAMMATE;
            default -> Writer.NOBODY;
        };
    }

    void keep(TenantId tenant, int generation, List<UUID> conversations, List<Course> courses) {
        jdbc.sql("""
                        INSERT INTO analytics_course (tenant_id, generation, conversation_id, course)
                        SELECT :tenant, :generation, id, course::jsonb
                        FROM unnest(:ids::uuid[], :courses::text[]) AS x (id, course)
                        ON CONFLICT (tenant_id, generation, conversation_id) DO UPDATE SET course = excluded.course""")
                .param("tenant", tenant.value())
                .param("generation", generation)
                .param("ids", conversations.toArray(UUID[]::new))
                .param("courses", courses.stream().map(json::writeValueAsString).toArray(String[]::new))
                .update();
    }

    /** In the order in which they are counted all over again. */
    List<UUID> behind(TenantId tenant, UUID last, int most) {
        return jdbc.sql("SELECT id FROM conversation WHERE tenant_id = ? AND id > ? ORDER BY id LIMIT ?")
                .params(tenant.value(), last, most)
                .query(UUID.class)
                .list();
    }

    /** @return false when there is more of it */
    boolean forget(TenantId tenant, int before, int most) {
        return jdbc.sql("""
                        DELETE FROM analytics_course WHERE tenant_id = :tenant AND generation < :before
                        AND conversation_id IN (SELECT conversation_id FROM analytics_course
                            WHERE tenant_id = :tenant AND generation < :before LIMIT :most)""")
                        .param("tenant", tenant.value())
                        .param("before", before)
                        .param("most", most)
                        .update()
                < most;
    }
}
