package io.insaka.audit;

import io.insaka.database.DatabaseSettings;
import io.insaka.database.TenantTransactions;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditWiring {
    /** The chain holds a commitment to the plain values, so it does not notice that they are sealed again. */
    @Bean
    SealedTable sealedAudit() {
        return new SealedTable("audit_personal", "seq", Map.of("sealed", Purpose.AUDIT_PERSONAL));
    }

    @Bean
    Anchors auditAnchors(DatabaseSettings settings) {
        return new Anchors(settings.dataDir());
    }

    @Bean
    ChainCheck chainCheck(
            EntryRepository repository, TenantTransactions transactions, Anchors anchors, Vault vault, Clock clock) {
        return new ChainCheck(repository, transactions, anchors, vault, clock);
    }

    @Bean
    PersonalTable personalEntries() {
        return PersonalTable.sought("audit_personal");
    }
}
