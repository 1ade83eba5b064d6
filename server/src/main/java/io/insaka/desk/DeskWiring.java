package io.insaka.desk;

import io.insaka.vault.Purpose;
import io.insaka.vault.SealedTable;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeskWiring {
    @Bean
    SealedTable sealedViews() {
        return new SealedTable("inbox_view", "id", Map.of("filter", Purpose.INBOX_VIEW));
    }
}
