package io.insaka.desk.tasks;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Purpose;
import io.insaka.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code desk_task}. Joins the tenant's open transaction. */
@Repository
class TaskRepository {
    private static final String COLUMNS = """
            id, title, note, due_at, place_at, teammate_id, team_id, conversation_id, contact_id, follow_up,
            created_by, created_at, done_by, done_at""";

    private final JdbcClient jdbc;
    private final Vault vault;

    TaskRepository(JdbcClient tenantJdbc, Vault vault) {
        this.jdbc = tenantJdbc;
        this.vault = vault;
    }

    /** What a teammate has still to do, locked, in one order. */
    List<Task> openOf(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM desk_task WHERE tenant_id = :tenant AND teammate_id = :teammate"
                        + " AND done_at IS NULL ORDER BY id FOR UPDATE")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query((row, n) -> task(tenant, row))
                .list();
    }

    /** How many a teammate has still to do. Locks nothing. */
    int openCount(TenantId tenant, TeammateId teammate) {
        return jdbc.sql("SELECT count(*) FROM desk_task WHERE tenant_id = :tenant AND teammate_id = :teammate"
                        + " AND done_at IS NULL")
                .param("tenant", tenant.value())
                .param("teammate", teammate.value())
                .query(Integer.class)
                .single();
    }

    /** Which tasks. */
    sealed interface Scope {
        record Everybodys() implements Scope {}

        record Of(TeammateId teammate, Collection<UUID> teams) implements Scope {}

        record About(ConversationId conversation) implements Scope {}

        record With(Collection<ContactId> contacts) implements Scope {}
    }

    /** Behind which one a page begins. */
    record Place(Instant at, UUID id) {}

    /** @param before those due before it alone; null for all */
    record Asked(Scope scope, boolean done, @Nullable Instant before) {}

    /** What is to be done in the order in which it is due, what is due at no time last; what is done the newest first. */
    List<Task> list(TenantId tenant, Asked asked, @Nullable Place after, int most) {
        // Each branch walks an index of its own: one condition with OR would read all there are.
        String branches = conditions(asked.scope()).stream()
                .map(condition -> "(" + branch(COLUMNS, asked, condition, after != null) + " LIMIT :most)")
                .collect(Collectors.joining(" UNION ALL "));
        return bound(
                        jdbc.sql("SELECT * FROM (" + branches + ") found ORDER BY " + order(asked) + " LIMIT :most"),
                        tenant,
                        asked,
                        after)
                .param("most", most)
                .query((row, n) -> task(tenant, row))
                .list();
    }

    int count(TenantId tenant, Asked asked, int most) {
        String branches = conditions(asked.scope()).stream()
                .map(condition -> "(" + branch("id", asked, condition, false) + " LIMIT :most)")
                .collect(Collectors.joining(" UNION ALL "));
        return bound(jdbc.sql("SELECT count(*) FROM (" + branches + ") counted"), tenant, asked, null)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    private static String branch(String columns, Asked asked, String condition, boolean paged) {
        String key = asked.done() ? "done_at" : "place_at";
        return "SELECT " + columns + " FROM desk_task WHERE tenant_id = :tenant AND done_at IS "
                + (asked.done() ? "NOT NULL" : "NULL") + condition
                + (asked.before() == null ? "" : " AND " + key + " < :before")
                + (paged ? " AND (" + key + ", id) " + (asked.done() ? "<" : ">") + " (:at, :id)" : "")
                + " ORDER BY " + order(asked);
    }

    private static String order(Asked asked) {
        return asked.done() ? "done_at DESC, id DESC" : "place_at, id";
    }

    private static List<String> conditions(Scope scope) {
        return switch (scope) {
            case Scope.Everybodys everybodys -> List.of("");
            case Scope.Of of ->
                of.teams().isEmpty()
                        ? List.of(" AND teammate_id = :teammate")
                        : List.of(" AND teammate_id = :teammate", " AND team_id = ANY(:teams)");
            case Scope.About about -> List.of(" AND conversation_id = :conversation");
            case Scope.With with -> List.of(" AND contact_id = ANY(:contacts)");
        };
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec query, TenantId tenant, Asked asked, @Nullable Place after) {
        var bound = query.param("tenant", tenant.value());
        if (asked.before() != null) {
            bound = bound.param("before", time(asked.before()));
        }
        if (after != null) {
            bound = bound.param("at", time(after.at())).param("id", after.id());
        }
        return switch (asked.scope()) {
            case Scope.Everybodys everybodys -> bound;
            case Scope.Of of -> {
                bound = bound.param("teammate", of.teammate().value());
                yield of.teams().isEmpty()
                        ? bound
                        : bound.param("teams", of.teams().toArray(UUID[]::new));
            }
            case Scope.About about ->
                bound.param("conversation", about.conversation().value());
            case Scope.With with ->
                bound.param(
                        "contacts",
                        with.contacts().stream().map(ContactId::value).toArray(UUID[]::new));
        };
    }

    Optional<Task> find(TenantId tenant, UUID id) {
        return one(tenant, id, "");
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Task> lock(TenantId tenant, UUID id) {
        return one(tenant, id, " FOR UPDATE");
    }

    private Optional<Task> one(TenantId tenant, UUID id, String how) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM desk_task WHERE tenant_id = :tenant AND id = :id" + how)
                .param("tenant", tenant.value())
                .param("id", id)
                .query((row, n) -> task(tenant, row))
                .optional();
    }

    /** Whether something is left to do there. */
    boolean open(TenantId tenant, ConversationId conversation) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM desk_task WHERE tenant_id = :tenant
                            AND conversation_id = :conversation AND done_at IS NULL)""")
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .query(Boolean.class)
                .single();
    }

    /** What is left to do there is to be done here. @param only those of them; null for all */
    List<UUID> repoint(TenantId tenant, ConversationId from, ConversationId to, UUID @Nullable [] only) {
        return jdbc.sql("""
                        UPDATE desk_task SET conversation_id = :to
                        WHERE tenant_id = :tenant AND conversation_id = :from AND done_at IS NULL
                          AND (:only::uuid[] IS NULL OR id = ANY(:only::uuid[]))
                        RETURNING id""")
                .param("to", to.value())
                .param("tenant", tenant.value())
                .param("from", from.value())
                .param("only", only, Types.ARRAY)
                .query(UUID.class)
                .list();
    }

    void put(TenantId tenant, Task task) {
        String note = task.words().note();
        Task.Done done = task.done();
        jdbc.sql("""
                        INSERT INTO desk_task (tenant_id, id, title, note, due_at, teammate_id, team_id, conversation_id,
                            contact_id, follow_up, created_by, created_at, done_by, done_at)
                        VALUES (:tenant, :id, :title, :note, :due::timestamptz, :teammate::uuid, :team::uuid,
                            :conversation::uuid, :contact::uuid, :follow, :by, :made, :doneBy::uuid, :done::timestamptz)
                        ON CONFLICT (tenant_id, id) DO UPDATE SET title = excluded.title, note = excluded.note,
                            due_at = excluded.due_at, teammate_id = excluded.teammate_id, team_id = excluded.team_id,
                            conversation_id = excluded.conversation_id, contact_id = excluded.contact_id,
                            follow_up = excluded.follow_up, done_by = excluded.done_by, done_at = excluded.done_at""")
                .param("tenant", tenant.value())
                .param("id", task.id())
                .param(
                        "title",
                        vault.sealText(tenant, Purpose.DESK_TASK, task.words().title()))
                .param("note", note == null ? null : vault.sealText(tenant, Purpose.DESK_TASK, note), Types.BINARY)
                .param("due", task.dueAt() == null ? null : time(task.dueAt()))
                .param(
                        "teammate",
                        task.owner() instanceof Task.Owner.Teammate one
                                ? one.id().value()
                                : null)
                .param("team", task.owner() instanceof Task.Owner.Team team ? team.id() : null)
                .param(
                        "conversation",
                        task.link().conversation() == null
                                ? null
                                : task.link().conversation().value())
                .param(
                        "contact",
                        task.link().contact() == null
                                ? null
                                : task.link().contact().value())
                .param("follow", task.link().followUp())
                .param("by", task.made().by().value())
                .param("made", time(task.made().at()))
                .param("doneBy", done == null ? null : done.by().value())
                .param("done", done == null ? null : time(done.at()))
                .update();
    }

    /** False when it was told before that it is due then. */
    boolean told(TenantId tenant, UUID id, Instant due) {
        return jdbc.sql("""
                                UPDATE desk_task SET told_at = :due
                                WHERE tenant_id = :tenant AND id = :id AND told_at IS DISTINCT FROM :due""")
                        .param("tenant", tenant.value())
                        .param("id", id)
                        .param("due", time(due))
                        .update()
                == 1;
    }

    void delete(TenantId tenant, UUID id) {
        jdbc.sql("DELETE FROM desk_task WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private Task task(TenantId tenant, ResultSet row) throws SQLException {
        UUID teammate = row.getObject("teammate_id", UUID.class);
        UUID conversation = row.getObject("conversation_id", UUID.class);
        UUID contact = row.getObject("contact_id", UUID.class);
        byte[] note = row.getBytes("note");
        Timestamp due = row.getTimestamp("due_at");
        Timestamp done = row.getTimestamp("done_at");
        return new Task(
                row.getObject("id", UUID.class),
                new Task.Words(
                        vault.openText(tenant, Purpose.DESK_TASK, row.getBytes("title")),
                        note == null ? null : vault.openText(tenant, Purpose.DESK_TASK, note)),
                teammate == null
                        ? new Task.Owner.Team(row.getObject("team_id", UUID.class))
                        : new Task.Owner.Teammate(new TeammateId(teammate)),
                due == null ? null : due.toInstant(),
                new Task.Link(
                        conversation == null ? null : new ConversationId(conversation),
                        contact == null ? null : new ContactId(contact),
                        row.getBoolean("follow_up")),
                new Task.Made(
                        new TeammateId(row.getObject("created_by", UUID.class)),
                        row.getTimestamp("created_at").toInstant()),
                done == null
                        ? null
                        : new Task.Done(new TeammateId(row.getObject("done_by", UUID.class)), done.toInstant()));
    }
}
