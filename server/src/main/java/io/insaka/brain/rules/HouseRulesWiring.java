package io.insaka.brain.rules;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HouseRulesWiring {
    @Bean
    SealedTable sealedRules() {
        return new SealedTable("brain_rules", "part", Map.of("rules", Purpose.BRAIN_RULES));
    }
}
