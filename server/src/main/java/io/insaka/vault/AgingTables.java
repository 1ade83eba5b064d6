package io.insaka.vault;

import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everything that grows old with messages. */
@Component
public class AgingTables {
    private final List<AgingTable> tables;
    private final AgingTableRepository repository;

    AgingTables(List<AgingTable> tables, AgingTableRepository repository) {
        this.tables = List.copyOf(tables);
        this.repository = repository;
    }

    public List<AgingTable> all() {
        return tables;
    }

    /** These messages of a conversation go, and with them what is older than the border. Joins the open transaction. */
    public void age(TenantId tenant, ConversationId conversation, Collection<UUID> messages, Instant border) {
        tables.forEach(table -> repository.age(table, tenant, conversation, messages, border));
    }
}
