package io.insaka.desk;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskWiring {
    @Bean
    SealedTable sealedDrafts() {
        return new SealedTable(
                "reply_draft", List.of("teammate_id", "conversation_id"), Map.of("text", Purpose.DESK_WRITING));
    }

    @Bean
    SealedTable sealedPlans() {
        return new SealedTable("scheduled_message", "id", Map.of("draft", Purpose.DESK_WRITING));
    }

    @Bean
    SealedTable sealedViews() {
        return new SealedTable("inbox_view", "id", Map.of("filter", Purpose.INBOX_VIEW));
    }
}
