package io.insaka.knowledge.passages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param store where passages are searched: in each node's memory, or in a PostgreSQL that has pgvector */
@ConfigurationProperties("insaka.knowledge")
record StoreSettings(@DefaultValue("lucene") Store store) {
    enum Store {
        LUCENE,
        PGVECTOR
    }
}
