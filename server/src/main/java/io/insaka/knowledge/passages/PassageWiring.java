package io.insaka.knowledge.passages;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PassageWiring {
    private static final List<String> KEY = List.of("source_id", "generation", "position");

    private static final List<String> VECTOR_KEY = List.of("source_id", "generation", "position", "model");

    @Bean
    SealedTable sealedPassages() {
        return new SealedTable("knowledge_passage", KEY, Map.of("content", Purpose.KNOWLEDGE_PASSAGE));
    }

    @Bean
    SealedTable sealedPassageVectors() {
        return new SealedTable("knowledge_vector", VECTOR_KEY, Map.of("vector", Purpose.KNOWLEDGE_VECTOR));
    }
}
