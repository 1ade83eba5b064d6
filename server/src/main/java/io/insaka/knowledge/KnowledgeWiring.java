package io.insaka.knowledge;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KnowledgeWiring {
    @Bean
    SealedTable sealedQuestions() {
        return new SealedTable("unanswered_question", "id", Map.of("asked", Purpose.UNANSWERED_QUESTION));
    }
}
