package io.insaka.conversations;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConversationsWiring {
    @Bean
    SealedTable sealedMessages() {
        return new SealedTable(
                "message", "id", Map.of("content", Purpose.MESSAGE_CONTENT, "provider_id", Purpose.PROVIDER_ID));
    }
}
