package io.insaka.vault;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that grows old with messages. Joins the tenant's open transaction. */
@Repository
public class AgingTables {
    private final List<AgingTable> tables;
    private final JdbcClient jdbc;

    AgingTables(List<AgingTable> tables, JdbcClient tenantJdbc) {
        this.tables = tables;
        this.jdbc = tenantJdbc;
    }

    public List<AgingTable> all() {
        return tables;
    }

    /**
     * These messages of a conversation go, and with them what is older than the border.
     *
     * @return how many rows
     */
    public int age(TenantId tenant, ConversationId conversation, Collection<UUID> messages, Instant border) {
        int rows = 0;
        for (AgingTable table : tables) {
            String change = table.emptied() == null
                    ? "DELETE FROM " + table.name()
                    : "UPDATE " + table.name() + " SET " + table.emptied() + " = NULL";
            rows += jdbc.sql(change + " WHERE tenant_id = :tenant AND conversation_id = :conversation" + old(table))
                    .param("tenant", tenant.value())
                    .param("conversation", conversation.value())
                    .param("messages", messages.toArray(UUID[]::new))
                    .param("border", border.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return rows;
    }

    private static String old(AgingTable table) {
        List<String> either = new ArrayList<>();
        if (table.message() != null) {
            either.add(table.message() + " = ANY(:messages)");
        }
        if (table.moment() != null) {
            either.add(table.moment() + " < :border");
        }
        String which = either.isEmpty() ? "" : " AND (" + String.join(" OR ", either) + ")";
        return table.emptied() == null ? which : which + " AND " + table.emptied() + " IS NOT NULL";
    }
}
