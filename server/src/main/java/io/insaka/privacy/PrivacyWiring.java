package io.insaka.privacy;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyWiring {
    @Bean
    SealedTable sealedErasures() {
        return new SealedTable("erasure", "id", Map.of("traces", Purpose.ERASURE));
    }
}
