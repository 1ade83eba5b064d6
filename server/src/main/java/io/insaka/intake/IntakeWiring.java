package io.insaka.intake;

import io.insaka.channels.ChannelHealth;
import io.insaka.channels.Channels;
import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the webhook servlet beside, not behind, Spring MVC. */
@Configuration(proxyBeanMethods = false)
class IntakeWiring {
    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(
            Channels channels,
            Intake intake,
            ChannelHealth health,
            WebhookGate gate,
            IntakeMeters meters,
            IntakeSettings settings) {
        var registration = new ServletRegistrationBean<>(
                new WebhookServlet(channels, intake, health, gate, meters, settings), "/webhooks/*");
        registration.setName("webhooks");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    SealedTable sealedItems() {
        return new SealedTable(
                "intake_item", "id", Map.of("raw", Purpose.INTAKE_ITEM, "provider_id", Purpose.PROVIDER_ID));
    }
}
