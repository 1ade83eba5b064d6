package io.insaka.brain.handover;

import io.insaka.vault.AgingTable;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HandOverWiring {
    @Bean
    SealedTable sealedHandOvers() {
        return new SealedTable("hand_over", "id", Map.of("facts", Purpose.HAND_OVER, "summary", Purpose.HAND_OVER));
    }

    @Bean
    PersonalTable personalHandOvers() {
        return PersonalTable.ofConversation("hand_over");
    }

    @Bean
    PersonalTable personalHandOversDue() {
        return PersonalTable.under("hand_over", "hand_over_due", "hand_over_id").inner();
    }

    @Bean
    AgingTable agingHandOvers() {
        return AgingTable.of("hand_over", "id", "since");
    }
}
