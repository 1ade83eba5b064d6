package io.insaka.demo;

import static org.awaitility.Awaitility.await;

import io.insaka.kernel.TenantId;
import io.insaka.testing.Api;
import io.insaka.testing.Organisations.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation that loads the demo and is rid of it, and every row it has. */
final class DemoDesk {
    private final Organisation organisation;
    private final JdbcClient everything;
    private final Api api;

    DemoDesk(Organisation organisation, JdbcClient everything) {
        this.organisation = organisation;
        this.everything = everything;
        this.api = organisation.api();
    }

    void load() {
        api.post("/api/v1/demo", Map.of()).expect(202);
        await().atMost(DemoDataTest.PATIENCE).until(() -> state().equals("loaded"));
    }

    void remove() {
        api.delete("/api/v1/demo").expect(202);
        await().atMost(DemoDataTest.PATIENCE).until(() -> state().equals("none"));
    }

    String state() {
        return api.get("/api/v1/demo").expect(200).json().path("state").asString();
    }

    int step() {
        return everything
                .sql("SELECT step FROM demo WHERE tenant_id = ?")
                .param(organisation.tenant().value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void awaitCounted() {
        await().atMost(DemoDataTest.PATIENCE)
                .until(() -> everything
                                .sql("""
                                SELECT count(*) FROM conversation c WHERE c.tenant_id = ? AND NOT EXISTS (
                                    SELECT FROM analytics_course a WHERE a.tenant_id = c.tenant_id AND a.conversation_id = c.id
                                        AND (a.course->>'position')::bigint >= c.next_position)""")
                                .param(organisation.tenant().value())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    long started() {
        return everything
                .sql("SELECT coalesce(sum(n), 0) FROM analytics_day WHERE tenant_id = ? AND measure = 'started'"
                        + " AND teammate_id = '00000000-0000-0000-0000-000000000000'")
                .param(organisation.tenant().value())
                .query(Long.class)
                .single();
    }

    String demoChannel() {
        return first("channel", "id", "kind = 'demo'");
    }

    String contactOf(String conversation) {
        return first("conversation", "contact_id", "id = '" + conversation + "'");
    }

    String first(String table, String column) {
        return first(table, column, "id IN (SELECT id FROM demo_row)");
    }

    String first(String table, String column, String condition) {
        return everything
                .sql("SELECT " + column + "::text FROM " + table + " WHERE tenant_id = ? AND " + condition + " LIMIT 1")
                .param(organisation.tenant().value())
                .query(String.class)
                .single();
    }

    List<String> all(String table, String condition) {
        return everything
                .sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ? AND " + condition)
                .param(organisation.tenant().value())
                .query(String.class)
                .list();
    }

    /** Every row of the organisation, of every table that has any. */
    Map<String, List<String>> rows(TenantId tenant) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : everything.sql("""
                        SELECT c.relname FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')""").query(String.class).list()) {
            rows.put(
                    table,
                    new ArrayList<>(everything
                            .sql("SELECT t::text FROM " + table + " t WHERE tenant_id = ? ORDER BY 1")
                            .param(tenant.value())
                            .query(String.class)
                            .list()));
        }
        return rows;
    }
}
