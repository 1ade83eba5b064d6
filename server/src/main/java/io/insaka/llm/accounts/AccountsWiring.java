package io.insaka.llm.accounts;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsWiring {
    @Bean
    SealedTable sealedModels() {
        return new SealedTable("llm_model", "id", Map.of("api_key", Purpose.MODEL_KEY));
    }

    @Bean
    PersonalTable personalCosts() {
        return PersonalTable.ofConversation("llm_conversation").inner();
    }

    @Bean
    PersonalTable personalCalls() {
        return PersonalTable.ofConversation("llm_call").cutOff().inner();
    }
}
