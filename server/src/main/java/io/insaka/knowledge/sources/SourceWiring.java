package io.insaka.knowledge.sources;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SourceWiring {
    @Bean
    SealedTable sealedSources() {
        return new SealedTable("knowledge_source", "id", Map.of("label", Purpose.KNOWLEDGE_LABEL));
    }
}
