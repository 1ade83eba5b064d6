package io.insaka.integrations;

import io.insaka.vault.PersonalTable;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IntegrationsWiring {
    @Bean
    SealedTable sealedWebhooks() {
        return new SealedTable(
                "webhook",
                "id",
                Map.of("address", Purpose.WEBHOOK, "secret", Purpose.WEBHOOK, "former_secret", Purpose.WEBHOOK));
    }

    @Bean
    SealedTable sealedWebhookDeliveries() {
        return new SealedTable(
                "webhook_delivery", "id", Map.of("body", Purpose.WEBHOOK_DELIVERY, "answer", Purpose.WEBHOOK_DELIVERY));
    }

    @Bean
    PersonalTable personalDeliveries() {
        return PersonalTable.ofConversation("webhook_delivery", "lane").inner();
    }

    @Bean
    PersonalTable personalDeliveriesOfContacts() {
        return PersonalTable.ofContact("webhook_delivery", "lane").inner();
    }
}
