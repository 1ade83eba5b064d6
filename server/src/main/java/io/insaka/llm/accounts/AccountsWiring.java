package io.insaka.llm.accounts;

import io.insaka.database.VersionWatch;
import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountsWiring {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Bean
    VersionWatch modelWatch(Rosters rosters, VersionRepository versions) {
        return new VersionWatch("models", LOOK_EVERY, rosters, versions::versions);
    }

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
