package io.insaka.brain.hearing;

import io.insaka.vault.PersonalTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HearingWiring {
    @Bean
    PersonalTable personalOverhearing() {
        return PersonalTable.under("message", "overhearing_due", "message_id").inner();
    }
}
