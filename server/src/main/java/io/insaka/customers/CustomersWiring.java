package io.insaka.customers;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomersWiring {
    @Bean
    SealedTable sealedSegments() {
        return new SealedTable("segment", "id", Map.of("condition", Purpose.SEGMENT));
    }

    /** One that looks for somebody by name goes with them. */
    @Bean
    PersonalTable personalSegments() {
        return PersonalTable.sought("segment");
    }
}
