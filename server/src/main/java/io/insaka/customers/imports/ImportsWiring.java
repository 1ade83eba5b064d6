package io.insaka.customers.imports;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsWiring {
    @Bean
    SealedTable sealedImports() {
        return new SealedTable("customer_import", "id", Map.of("plan", Purpose.CUSTOMER_IMPORT));
    }

    @Bean
    SealedTable sealedImportRows() {
        return new SealedTable(
                "customer_import_row", List.of("import_id", "number"), Map.of("cells", Purpose.CUSTOMER_IMPORT));
    }

    @Bean
    PersonalTable personalImportRows() {
        return PersonalTable.sought("customer_import_row");
    }
}
