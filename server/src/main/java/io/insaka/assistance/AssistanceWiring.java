package io.insaka.assistance;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AssistanceWiring {
    @Bean
    SealedTable sealedSummaries() {
        return new SealedTable(
                "conversation_summary", "conversation_id", Map.of("words", Purpose.CONVERSATION_SUMMARY));
    }

    @Bean
    PersonalTable personalSummaries() {
        return PersonalTable.ofConversation("conversation_summary");
    }

    @Bean
    AgingTable agingSummaries() {
        return AgingTable.whole("conversation_summary");
    }
}
