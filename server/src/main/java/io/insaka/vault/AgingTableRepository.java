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

/** The rows of the tables that modules declared as growing old. Joins the tenant's open transaction. */
@Repository
class AgingTableRepository {
    private final JdbcClient jdbc;

    AgingTableRepository(JdbcClient tenantJdbc) {
        this.jdbc = tenantJdbc;
    }

    void age(
            AgingTable table, TenantId tenant, ConversationId conversation, Collection<UUID> messages, Instant border) {
        String change = table.emptied() == null
                ? "DELETE FROM " + table.name()
                : "UPDATE " + table.name() + " SET " + table.emptied() + " = NULL";
        jdbc.sql(change + " WHERE tenant_id = :tenant AND conversation_id = :conversation" + old(table))
                .param("tenant", tenant.value())
                .param("conversation", conversation.value())
                .param("messages", messages.toArray(UUID[]::new))
                .param("border", border.atOffset(ZoneOffset.UTC))
                .update();
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
