package io.insaka.conversations;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
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

    @Bean
    PersonalTable personalLabels() {
        return PersonalTable.ofConversation("conversation_label");
    }

    @Bean
    PersonalTable personalMerges() {
        return PersonalTable.ofConversation("conversation_merge").inner();
    }

    @Bean
    PersonalTable personalMergesInto() {
        return PersonalTable.ofConversation("conversation_merge", "into_id").inner();
    }

    @Bean
    PersonalTable personalMentions() {
        return PersonalTable.ofConversation("mention");
    }

    @Bean
    PersonalTable personalLetters() {
        return PersonalTable.ofConversation("outbox").inner();
    }

    @Bean
    PersonalTable personalRequests() {
        return PersonalTable.ofConversation("mirror_request").inner();
    }

    @Bean
    PersonalTable personalFetches() {
        return PersonalTable.under("message", "attachment_fetch", "message_id").inner();
    }

    @Bean
    PersonalTable personalIntroductions() {
        return PersonalTable.ofContact("introduction", "contact_id").inner();
    }

    @Bean
    PersonalTable personalTold() {
        return PersonalTable.ofConversation("mirror_told").inner();
    }

    @Bean
    AgingTable agingMentions() {
        return AgingTable.of("mention", "message_id", "mentioned_at");
    }
}
