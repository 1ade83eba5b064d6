package io.insaka.desk;

import io.insaka.vault.PersonalTable;
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

    @Bean
    PersonalTable personalKeys() {
        return PersonalTable.under("message", "idempotency_key", "message_id").inner();
    }

    @Bean
    PersonalTable personalActivities() {
        return PersonalTable.ofConversation("conversation_activity");
    }

    @Bean
    PersonalTable personalDrafts() {
        return PersonalTable.ofConversation("reply_draft");
    }

    @Bean
    PersonalTable personalClocks() {
        return PersonalTable.ofConversation("service_clock").inner();
    }

    @Bean
    PersonalTable personalChores() {
        return PersonalTable.ofConversation("desk_due", "id").inner();
    }

    /** A saved list may look for somebody's number. */
    @Bean
    PersonalTable personalViews() {
        return PersonalTable.sought("inbox_view");
    }
}
