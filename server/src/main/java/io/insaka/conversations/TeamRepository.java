package io.insaka.conversations;

import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code team} and {@code team_member}, and a conversation's team. Joins the tenant's open transaction. */
@Repository
class TeamRepository {
    private static final String QUEUE = """
             c.tenant_id = :tenant AND c.team_id = ANY(:teams) AND c.team_id IS NOT NULL
                 AND c.holder = 'queue' AND c.status = 'open' AND c.snoozed_until IS NULL""";

    private final JdbcClient jdbc;

    TeamRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    boolean exist(TenantId tenant) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM team WHERE tenant_id = :tenant)")
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single();
    }

    /** @param held until the transaction ends, in one order, so that two who hold them wait for each other */
    List<Team> all(TenantId tenant, boolean held) {
        Map<UUID, List<Team.Member>> members = new HashMap<>();
        String teams = "SELECT id, name, assignment, capacity FROM team WHERE tenant_id = :tenant";
        List<Team> found = jdbc.sql(teams + (held ? " ORDER BY id FOR NO KEY UPDATE" : " ORDER BY lower(name)"))
                .param("tenant", tenant.value())
                .query((row, n) -> new Team(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Team.Assignment.of(row.getString("assignment")),
                        row.getInt("capacity"),
                        List.of()))
                .list();
        jdbc.sql(
                        "SELECT team_id, teammate_id, capacity FROM team_member WHERE tenant_id = :tenant ORDER BY teammate_id")
                .param("tenant", tenant.value())
                .query(row -> {
                    members.computeIfAbsent(row.getObject("team_id", UUID.class), none -> new ArrayList<>())
                            .add(new Team.Member(
                                    new TeammateId(row.getObject("teammate_id", UUID.class)),
                                    row.getObject("capacity", Integer.class)));
                });
        return found.stream()
                .map(team -> new Team(
                        team.id(),
                        team.name(),
                        team.assignment(),
                        team.capacity(),
                        members.getOrDefault(team.id(), List.of())))
                .toList();
    }

    boolean taken(TenantId tenant, String name, UUID except) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM team
                            WHERE tenant_id = :tenant AND lower(name) = lower(:name) AND id <> :except)""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    void insert(TenantId tenant, Team team, Instant now) {
        jdbc.sql("""
                        INSERT INTO team (tenant_id, id, name, assignment, capacity, created_at)
                        VALUES (:tenant, :id, :name, :assignment, :capacity, :now)""")
                .param("tenant", tenant.value())
                .param("id", team.id())
                .param("name", team.name())
                .param("assignment", team.assignment().wire())
                .param("capacity", team.capacity())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(TenantId tenant, Team team) {
        jdbc.sql("""
                        UPDATE team SET name = :name, assignment = :assignment, capacity = :capacity
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", team.id())
                .param("name", team.name())
                .param("assignment", team.assignment().wire())
                .param("capacity", team.capacity())
                .update();
    }

    void join(TenantId tenant, Team team) {
        UUID[] teammates =
                team.members().stream().map(member -> member.teammate().value()).toArray(UUID[]::new);
        jdbc.sql(
                        "DELETE FROM team_member WHERE tenant_id = :tenant AND team_id = :team AND teammate_id <> ALL(:members)")
                .param("tenant", tenant.value())
                .param("team", team.id())
                .param("members", teammates)
                .update();
        jdbc.sql("""
                        INSERT INTO team_member (tenant_id, team_id, teammate_id, capacity)
                        SELECT :tenant, :team, x.teammate, x.capacity
                        FROM unnest(:members::uuid[], :capacities::smallint[]) AS x (teammate, capacity)
                        ON CONFLICT (tenant_id, team_id, teammate_id) DO UPDATE SET capacity = excluded.capacity""")
                .param("tenant", tenant.value())
                .param("team", team.id())
                .param("members", teammates)
                .param("capacities", ThreadRepository.column(team.members(), Short[]::new, TeamRepository::capacity))
                .update();
    }

    private static @Nullable Short capacity(Team.Member member) {
        Integer capacity = member.capacity();
        return capacity == null ? null : capacity.shortValue();
    }

    void leave(TenantId tenant, TeammateId teammate) {
        jdbc.sql("DELETE FROM team_member WHERE tenant_id = :tenant AND teammate_id = :teammate")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .update();
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM team WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    /** In one order: a batch of messages locks its threads in it, too. */
    void free(TenantId tenant, UUID team) {
        jdbc.sql("""
                        UPDATE conversation c SET team_id = NULL
                        FROM (SELECT id FROM conversation
                              WHERE tenant_id = :tenant AND team_id = :team AND team_id IS NOT NULL
                              ORDER BY id FOR UPDATE) theirs
                        WHERE c.tenant_id = :tenant AND c.id = theirs.id""").param("tenant", tenant.value()).param("team", team).update();
    }

    boolean name(TenantId tenant, ConversationId conversation, @Nullable UUID team) {
        return jdbc.sql("""
                                UPDATE conversation SET team_id = :team::uuid
                                WHERE tenant_id = :tenant AND id = :conversation
                                  AND team_id IS DISTINCT FROM :team::uuid""")
                        .param("tenant", tenant.value())
                        .param("conversation", conversation.value())
                        .param("team", team)
                        .update()
                > 0;
    }

    Set<UUID> of(TenantId tenant, TeammateId teammate) {
        return new HashSet<>(
                jdbc.sql("SELECT team_id FROM team_member WHERE tenant_id = :tenant AND teammate_id = :teammate")
                        .param("tenant", tenant.value())
                        .param("teammate", teammate.value())
                        .query(UUID.class)
                        .list());
    }

    List<Teams.Waiting> waiting(TenantId tenant, Collection<UUID> teams, int most) {
        return jdbc.sql("SELECT c.id, c.team_id, c.channel_id FROM conversation c WHERE " + QUEUE
                        + " ORDER BY -c.priority, c.waiting_since, c.id LIMIT :most")
                .param("tenant", tenant.value())
                .param("teams", teams.toArray(UUID[]::new))
                .param("most", most)
                .query((row, n) -> new Teams.Waiting(
                        new ConversationId(row.getObject("id", UUID.class)),
                        row.getObject("team_id", UUID.class),
                        new ChannelId(row.getObject("channel_id", UUID.class))))
                .list();
    }

    boolean claim(TenantId tenant, UUID team, ConversationId conversation) {
        return jdbc.sql("SELECT c.id FROM conversation c WHERE c.id = :id AND " + QUEUE + " FOR UPDATE SKIP LOCKED")
                .param("tenant", tenant.value())
                .param("teams", new UUID[] {team})
                .param("id", conversation.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    List<Teams.Load> loads(TenantId tenant, UUID team) {
        return jdbc.sql("""
                        SELECT m.teammate_id, m.turn, (SELECT count(*) FROM conversation c
                            WHERE c.tenant_id = :tenant AND c.holder <> 'bot' AND c.holder = 'teammate'
                              AND c.holder_id = m.teammate_id AND c.status = 'open' AND c.snoozed_until IS NULL) AS held
                        FROM team_member m WHERE m.tenant_id = :tenant AND m.team_id = :team""")
                .param("tenant", tenant.value())
                .param("team", team)
                .query((row, n) -> new Teams.Load(
                        new TeammateId(row.getObject("teammate_id", UUID.class)),
                        row.getInt("held"),
                        row.getLong("turn")))
                .list();
    }

    void given(TenantId tenant, UUID team, TeammateId teammate, long turn) {
        jdbc.sql("""
                        UPDATE team_member SET turn = :turn
                        WHERE tenant_id = :tenant AND team_id = :team AND teammate_id = :teammate""")
                .param("turn", turn)
                .param("tenant", tenant.value())
                .param("team", team)
                .param("teammate", teammate.value())
                .update();
    }
}
