package io.insaka.contacts.consent;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentWiring {
    @Bean
    SealedTable sealedConsents() {
        return new SealedTable("consent_entry", List.of("contact_id", "id"), Map.of("proof", Purpose.CONSENT_PROOF));
    }

    @Bean
    PersonalTable personalConsents() {
        return PersonalTable.ofContact("consent_entry", "contact_id");
    }
}
