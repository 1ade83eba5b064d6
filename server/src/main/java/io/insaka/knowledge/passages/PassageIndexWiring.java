package io.insaka.knowledge.passages;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.search.LuceneIndex;
import io.insaka.knowledge.search.PgVectorIndex;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import io.insaka.vault.Vault;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code insaka.knowledge.store}: Lucene in each node's memory, or pgvector in the database that all share. */
@Configuration(proxyBeanMethods = false)
class PassageIndexWiring {
    @Bean
    PassageIndexes passageIndexes(
            StoreSettings settings,
            Flyway flyway,
            JdbcClient tenantJdbc,
            TenantTransactions transactions,
            Vault vault) {
        return switch (settings.store()) {
            case LUCENE -> tenant -> new LuceneIndex();
            case PGVECTOR -> {
                PgVectorSchema.create(flyway);
                var sealing = new VaultSealing(vault);
                yield tenant -> new PgVectorIndex(tenant, tenantJdbc, transactions, sealing);
            }
        };
    }

    /** The table is there only with this store. */
    @Bean
    @ConditionalOnProperty(name = "insaka.knowledge.store", havingValue = "pgvector")
    SealedTable sealedPassageIndex() {
        return new SealedTable(
                "passage_index", List.of("source_id", "position"), Map.of("content", Purpose.KNOWLEDGE_PASSAGE));
    }

    private record VaultSealing(Vault vault) implements PgVectorIndex.Sealing {
        @Override
        public byte[] seal(TenantId tenant, String text) {
            return vault.sealText(tenant, Purpose.KNOWLEDGE_PASSAGE, text);
        }

        @Override
        public String open(TenantId tenant, byte[] sealed) {
            return vault.openText(tenant, Purpose.KNOWLEDGE_PASSAGE, sealed);
        }

        @Override
        public long number(TenantId tenant, String word) {
            return vault.blindNumber(tenant, Purpose.KNOWLEDGE_WORD, word);
        }
    }
}
