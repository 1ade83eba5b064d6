package io.insaka.rehearsal;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RehearsalWiring {
    @Bean
    SealedTable sealedRehearsals() {
        return new SealedTable("rehearsal", "id", Map.of("script", Purpose.REHEARSAL));
    }
}
